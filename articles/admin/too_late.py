"""Who saves an article that is no longer hers to change keeps what she wrote: it is shown, with what to do next."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..changes import labels_of
from ..history import Versions
from ..models import Article
from .editing import COMPARED, texts, values_of


class TooLate(admin.ModelAdmin[Article]):
    """The part of ArticleAdmin that answers a form which came after the article was submitted or published."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST":
            article = super().get_object(request, unquote(object_id))
            may_look = article is not None and self.has_view_permission(request, article)
            if article and may_look and not self.has_change_permission(request, article):
                return self._too_late(request, article)
        return super().change_view(request, object_id, form_url, extra_context)

    def _too_late(self, request: HttpRequest, article: Article) -> HttpResponse:
        there = texts(values_of(article))
        labels = {**labels_of(Versions.of(Article), Article), "authors": str(_("Authors"))}
        sent = {name: request.POST[name].replace("\r\n", "\n").strip() for name in COMPARED if name in request.POST}
        context = {
            **self.admin_site.each_context(request),
            "title": _("Not saved: the article is not yours to change any more"),
            "opts": self.opts,
            "article": article,
            "written": [
                {"name": name, "label": labels[name], "text": text, "rows": 20 if name == "body" else 2}
                for name, text in sent.items()
                if name != "source" and text != there[name].strip()
            ],
        }
        return TemplateResponse(request, "admin/articles/article/too_late.html", context, status=403)
