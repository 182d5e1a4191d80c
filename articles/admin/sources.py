"""Sources on the desk: what people say of them, and what the archive holds of them in figures."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

from ..models import Article, Source
from ..source_figures import figures, last_day, months
from .bars import bars
from .history import WithHistory
from .long_lists import COUNTED


@admin.register(Source)
class SourceAdmin(WithHistory[Source]):
    list_display = ["name", "kind", "country", "homepage", "invented"]
    list_filter = ["kind", "invented"]
    list_select_related = ["country"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country"]
    change_form_template = "admin/articles/source/change.html"
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "country", "language", "homepage", "ownership", "invented"]}),
    ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """With the source in figures below what people say of it."""
        source = kwargs.get("obj")
        if source:
            by_month = months(source.articles.all(), last_day(source))
            drawn = bars([one.count for one in by_month], [f"{one.first:%B %Y}" for one in by_month])
            context |= {
                "figures": figures(source),
                "months": drawn,
                "first": by_month[0].first,
                "last": by_month[-1].first,
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A source that has articles is kept: they are counted, and not listed one by one."""
        held = Article.objects.filter(source__in=objs).order_by()[: COUNTED + 1].count()
        if not held:
            return super().get_deleted_objects(objs, request)
        told = ngettext(
            "%s article is from it: give it another source first.", "%s articles: give them another source first.", held
        )
        return [str(one) for one in objs], {}, set(), [told % (f"{held:,}" if held <= COUNTED else f"{COUNTED:,}+")]
