"""Errors that readers reported: those that wait, with the words quoted and the way to where they are put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.history import WithHistory
from articles.admin.looking import editor
from articles.models import Article
from articles.sentences import sentence_around

from ..models import Notice

State = Notice.State
MOST_ARTICLES = 10  # of an event, that the page leads to
SHOWN = 90  # characters of the words in the list


class Waiting(admin.SimpleListFilter):
    """Those that wait for somebody, unless others are asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(State.DONE, State.DONE.label), (State.ASIDE, State.ASIDE.label), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        waiting, *others = super().choices(changelist)
        return [{**waiting, "display": State.OPEN.label}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value() if self.value() in State.values else State.OPEN)


@admin.register(Notice)
class NoticeAdmin(WithHistory[Notice]):
    comes_here = _("What readers send by “Report an error” below a headline comes here.")
    list_display = ["about", "kind", "words", "made_at", "state", "settled_by"]
    list_filter = [Waiting, "kind"]
    list_select_related = ["settled_by"]
    search_fields = ["about", "quote", "message"]
    ordering = ["-made_at", "-pk"]
    actions = ["done", "put_aside", "reopen"]
    readonly_fields = ["where", "kind", "quoted", "message", "contact", "made_at", "settled"]
    fieldsets = [
        (None, {"fields": ["where", "kind", "quoted", "message", "contact", "made_at"]}),
        (_("What the desk made of it"), {"fields": ["state", "answer", "settled"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Readers report on the public pages."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Errors that readers reported"), **(extra_context or {})})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "answer" and field:
            field.widget.attrs["rows"] = 3
        return field

    def save_model(self, request: HttpRequest, obj: Notice, form: Any, change: bool) -> None:
        if "state" in form.changed_data:
            obj.settle(obj.state, editor(request))
        super().save_model(request, obj, form, change)

    @admin.display(description=_("words"))
    def words(self, notice: Notice) -> SafeString:
        text = notice.quote or notice.message
        return format_html("<bdi>{}</bdi>", text if len(text) <= SHOWN else f"{text[:SHOWN]}…")

    @admin.display(description=_("words"))
    def quoted(self, notice: Notice) -> SafeString | str:
        """In their sentence, as far as they stand in the article."""
        if not notice.quote:
            return "–"
        before, after, found = ("", "", True) if notice.article is None else context_of(notice.article, notice.quote)
        gone = "" if found else _("These words do not stand in the text as it is now.")
        return format_html('<bdi>{}<mark>{}</mark>{}</bdi> <p class="help">{}</p>', before, notice.quote, after, gone)

    @admin.display(description=_("about"))
    def where(self, notice: Notice) -> SafeString:
        """The page that the reader saw, and where what is wrong can be put right."""
        links = format_html_join(" · ", '<a href="{}">{}</a>', ways_to(notice))
        return format_html("<bdi>{}</bdi><br>{}", notice.about, links)

    @admin.display(description=_("settled"))
    def settled(self, notice: Notice) -> str:
        if notice.settled_at is None:
            return "–"
        by = notice.settled_by or _("somebody who is no longer here")
        return _("%(state)s by %(by)s on %(on)s") % {
            "state": notice.get_state_display(),
            "by": by,
            "on": f"{notice.settled_at:%Y-%m-%d %H:%M}",
        }

    @admin.action(description=_("Mark as done"), permissions=["change"])
    def done(self, request: HttpRequest, chosen: QuerySet[Notice]) -> None:
        self._settle(request, chosen, State.DONE)

    @admin.action(description=_("Set aside"), permissions=["change"])
    def put_aside(self, request: HttpRequest, chosen: QuerySet[Notice]) -> None:
        self._settle(request, chosen, State.ASIDE)

    @admin.action(description=_("Open again"), permissions=["change"])
    def reopen(self, request: HttpRequest, chosen: QuerySet[Notice]) -> None:
        self._settle(request, chosen, State.OPEN)

    def _settle(self, request: HttpRequest, chosen: QuerySet[Notice], state: State) -> None:
        """One by one, so that each keeps a version of its own."""
        count = 0
        for notice in chosen.exclude(state=state):
            notice.settle(state, editor(request))
            notice.save(update_fields=["state", "settled_by", "settled_at"])
            self.log_change(request, notice, [{"changed": {"fields": ["state"]}}])
            count += 1
        text = ngettext("%(n)d report: %(state)s.", "%(n)d reports: %(state)s.", count)
        self.message_user(request, text % {"n": count, "state": state.label}, messages.SUCCESS)


def context_of(article: Article, words: str) -> tuple[str, str, bool]:
    """What stands before and after words in their sentence, and whether they stand in the article at all."""
    for text in (article.title, article.dateline, article.body):
        if place := re.search(r"\s+".join(map(re.escape, words.split())), text):
            first, last = sentence_around(text, *place.span())
            return text[first : place.start()], text[place.end() : last], True
    return "", "", False


def ways_to(notice: Notice) -> Iterator[tuple[str, Any]]:
    if notice.event:
        yield notice.event.get_absolute_url(), _("Event")
        articles = list(Article.objects.filter(reports__event=notice.event).distinct()[:MOST_ARTICLES])
    else:
        articles = [notice.article] if notice.article else []
    for article in articles:
        words = f"#:~:text={quote(notice.quote, safe='')}" if notice.quote and not notice.event else ""
        if article.is_public:
            yield article.get_absolute_url() + words, _("Article: %s") % article.title if notice.event else _("Article")
        yield reverse("review:article", args=[article.pk]), _("Review what was read in it")
        yield reverse("admin:articles_article_change", args=[article.pk]), _("Article on the desk")
