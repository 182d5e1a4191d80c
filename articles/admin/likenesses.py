"""Pairs of articles that are much alike: those that wait for an editor, and what was decided of the others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..differences import in_rows
from ..likenesses import CannotDecide, decide, show_to_readers
from ..models import Article, Likeness
from .comparing import may_decide, whole
from .looking import OnlyLookedAt, demand, editor

State = Likeness.State
UNDO, SHOW, HIDE = "undo", "show", "hide"


class Decision(admin.SimpleListFilter):
    """Pairs that wait for an editor, unless others are asked for; each with how many there are."""

    title = _("decision")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(state.value, state.label) for state in State if state != State.OPEN] + [("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        waiting, *others = super().choices(changelist)
        count = Likeness.objects.open().count()
        return [{**waiting, "display": _("To be decided (%d)") % count}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Likeness]) -> QuerySet[Likeness]:
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value() if self.value() in State.values else State.OPEN)


class DecisionForm(forms.Form):
    """What the two articles are to each other."""

    answer = forms.ChoiceField(
        label=_("What are they?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the two are to each other.")},
    )

    def __init__(self, pair: Likeness, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (State.OTHER, _("Two reports. Both stay, each with its own voice; nobody is asked again.")),
            (f"{State.VERSION}-{pair.other_id}", _("One article, and the second text is the newer version.")),
            (f"{State.VERSION}-{pair.one_id}", _("One article, and the first text is the newer version.")),
            (State.COPY, _("One text that both print, such as an agency’s. Both stay, and speak with one voice.")),
        ]


@admin.register(Likeness)
class LikenessAdmin(OnlyLookedAt, admin.ModelAdmin[Likeness]):
    comes_here = _("When an article comes in that is much like another, the two wait here for your word.")
    list_display = ["articles", "sources", "found_by", "in_common", "found_at", "state", "decided_by"]
    list_filter = [Decision, "found_by"]
    ordering = ["-pk"]
    search_fields = ["one__title", "other__title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Likeness]:
        return super().get_queryset(request).for_lists()  # type: ignore[attr-defined,no-any-return]

    def get_urls(self) -> list[URLPattern]:
        view: Any = self.admin_site.admin_view(require_POST(self.decide_view))
        return [path("<int:pk>/decide/", view, name="articles_likeness_decide"), *super().get_urls()]

    @admin.display(description=_("articles"))
    def articles(self, pair: Likeness) -> SafeString:
        return format_html("{}<br>{}", pair.one.title, pair.other.title)

    @admin.display(description=_("sources"))
    def sources(self, pair: Likeness) -> SafeString:
        return format_html("{}<br>{}", pair.one.source, pair.other.source)

    @admin.display(description=_("in common"), ordering="share")
    def in_common(self, pair: Likeness) -> str:
        return f"{pair.percent} %"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Articles much alike"), **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The two beside each other, word by word, and what they may be to each other."""
        if not object_id.isdecimal():
            raise Http404
        return self._page(request, int(object_id))

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Does what was chosen, and leads to the next pair that waits."""
        demand(may_decide(request))
        pair = get_object_or_404(Likeness.objects.for_lists(), pk=pk)
        asked = request.POST.get("do", "")
        try:
            if asked in (SHOW, HIDE) and pair.state == State.VERSION:
                show_to_readers(pair.version, asked == SHOW)
                self.log_change(request, pair, [{"changed": {"fields": ["shown"]}}])
                return HttpResponseRedirect(self._address(pair))
            if asked == UNDO:
                decide(pair, State.OPEN, editor(request))
                self._log(request, pair)
                self.message_user(request, _("It is taken back: both are what they were before."), messages.SUCCESS)
                return HttpResponseRedirect(self._address(pair))
            form = DecisionForm(pair, request.POST)
            if not form.is_valid():
                return self._page(request, pk, form)
            state, _dash, newest = form.cleaned_data["answer"].partition("-")
            decide(pair, state, editor(request), newest=int(newest) if newest else None)
        except CannotDecide as why:
            self.message_user(request, str(why), messages.ERROR)
            return HttpResponseRedirect(self._address(pair))
        self._log(request, pair)
        return self._next(request, pair)

    def _next(self, request: HttpRequest, pair: Likeness) -> HttpResponse:
        waiting = Likeness.objects.open()
        count = waiting.count()
        text = ngettext("Decided. %d pair waits.", "Decided. %d pairs wait.", count) % count
        self.message_user(request, text, messages.SUCCESS)
        following = waiting.filter(pk__lt=pair.pk).order_by("-pk").first() or waiting.order_by("-pk").first()
        return HttpResponseRedirect(
            self._address(following) if following else reverse("admin:articles_likeness_changelist")
        )

    def _page(self, request: HttpRequest, pk: int, form: DecisionForm | None = None) -> HttpResponse:
        pair = get_object_or_404(Likeness.objects.select_related("one__source", "other__source", "decided_by"), pk=pk)
        demand(self.has_view_permission(request, pair))
        version = pair.version if pair.state == State.VERSION else None
        left, right = (version.text, version.article) if version else pair.pair
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Two articles much alike"),
            "pair": pair,
            "version": version,
            "pair_in_order": [left, right],
            "left": left,
            "left_name": _("Earlier text") if version else left.title,
            "right_name": _("Newest text") if version else right.title,
            "rows": in_rows(whole(left), whole(right)),
            "form": form or DecisionForm(pair),
            "may_decide": may_decide(request),
            "waiting": Likeness.objects.open().count(),
        }
        return TemplateResponse(request, "admin/articles/likeness/pair.html", context)

    def _log(self, request: HttpRequest, pair: Likeness) -> None:
        self.log_change(request, pair, [{"changed": {"fields": ["state"]}}])

    def _address(self, pair: Likeness) -> str:
        return reverse("admin:articles_likeness_change", args=[pair.pk])


def pairs_of(article: Article) -> list[tuple[Likeness, Article]]:
    """The pairs that an article is in, with the other one of each."""
    found = Likeness.objects.of(article).for_lists().order_by("pk")[:20]
    return [(pair, pair.beside(article)) for pair in found]
