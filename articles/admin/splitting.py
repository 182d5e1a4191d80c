"""An actor's mentions on the desk: looked through, and some of them given to whom they mean."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..appearances import Asked, appearances, mentions_of, tally
from ..history import keep_version
from ..models import Actor, Different, Mention, Merge, NameDecision, Split
from ..splitting import MOST_CHOSEN, make_actor_called, split, take_back
from .identity import work_on
from .looking import demand, editor

MOST_SHOWN = 20
ANOTHER, NEW, UNKNOWN, NOTHING = "another", "new", "unknown", "nothing"
WHOSE = [
    (ANOTHER, gettext_lazy("Another actor")),
    (NEW, gettext_lazy("A new actor")),
    (UNKNOWN, gettext_lazy("Somebody the archive does not know")),
    (NOTHING, gettext_lazy("No name of anybody")),
]


class SplitForm(forms.Form):
    """Whom the chosen mentions mean."""

    whose = forms.ChoiceField(choices=WHOSE, widget=forms.RadioSelect, initial=ANOTHER, label=gettext_lazy("They mean"))
    to = forms.ModelChoiceField(
        queryset=Actor.objects.unmerged(),
        required=False,
        label=gettext_lazy("Actor"),
        widget=AutocompleteSelect(Mention._meta.get_field("actor"), admin.site),
    )
    name = forms.CharField(required=False, max_length=200, label=gettext_lazy("Name"))
    kind = forms.ChoiceField(required=False, choices=Actor.Kind.choices, label=gettext_lazy("Kind"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("whose") == ANOTHER:
            if not said.get("to"):
                self.add_error("to", _("Choose the actor whom they mean."))
            elif said["to"] == self.actor:
                self.add_error("to", _("They are this actor's already: choose another."))
        if said.get("whose") == NEW and not said.get("name"):
            self.add_error("name", _("Give the new actor a name."))
        return said


class Splitting(admin.ModelAdmin[Actor]):
    """The pages of ActorAdmin about the mentions of one actor."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/mentions/", view(self.mentions_view), name="articles_actor_mentions"),
            path("<int:pk>/progress/", view(self.progress_view), name="articles_actor_progress"),
            path("<int:pk>/rejoin/<int:split>/", view(self.rejoin_view), name="articles_actor_rejoin"),
            *super().get_urls(),
        ]

    def has_split_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_namedecision") and self.has_change_permission(request)

    def mentions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Its mentions with their sentences; what is chosen there is split off."""
        actor = self._actor(request, pk)
        asked = Asked.read(request.GET)
        form = SplitForm(request.POST or None, actor=actor, initial={"kind": actor.kind})
        if request.method == "POST":
            demand(self.has_split_permission(request))
            if done := self._split(request, actor, asked, form):
                return done
        page, counted = appearances(actor, asked), tally(actor)
        merges = Merge.objects.filter(into__in=actor.entries()).select_related("actor", "into", "by")
        splits = Split.objects.filter(actor=actor).select_related("to", "by").defer("chosen")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(actor),
            "subtitle": _("Mentions, merges and splits"),
            "actor": actor,
            "asked": asked,
            "page": page,
            "tally": counted,
            "facets": facets(asked, counted),
            "form": form,
            "media": self.media + form.media,
            "chosen": request.POST.getlist("mention"),
            "most": MOST_CHOSEN,
            "merges": list(merges.standing()[:MOST_SHOWN]),
            "splits": list(splits.exclude(state=Split.State.UNDONE)[:MOST_SHOWN]),
            "different": others_than(actor, Different.objects.of(actor).select_related("one", "other", "by")),
            "work": work_on(actor),
            "may_change": self.has_change_permission(request, actor),
            "may_split": self.has_split_permission(request) and not actor.merged_into,
            "may_review": request.user.has_perm("events.add_eventdecision"),
        }
        return TemplateResponse(request, "admin/articles/actor/mentions.html", context)

    def progress_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        work = work_on(self._actor(request, pk))
        return JsonResponse({"state": work.state, "under_way": work.under_way, "told": work.told, "done": work.done})

    def rejoin_view(self, request: HttpRequest, pk: int, split: int) -> HttpResponse:
        """Undoes a split: each of its decisions that still stands is taken back."""
        actor = self._actor(request, pk)
        demand(self.has_split_permission(request))
        made = get_object_or_404(Split.objects.filter(actor=actor), pk=split)
        if request.method == "POST":
            with transaction.atomic():
                if take_back(made, editor(request)):
                    self.log_change(request, actor, _("A split was undone: %s.") % made)
                    keep_version(actor, _("A split was undone: %s.") % made)
            self.message_user(request, _("The mentions come back; a worker is at it."), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_actor_mentions", args=[pk]))

    def _actor(self, request: HttpRequest, pk: int) -> Actor:
        demand(self.has_view_or_change_permission(request) and request.user.has_perm("articles.view_article"))
        return get_object_or_404(Actor.objects.select_related("country", "merged_into"), pk=pk)

    def _split(self, request: HttpRequest, actor: Actor, asked: Asked, form: SplitForm) -> HttpResponse | None:
        mentions = mentions_of(actor)
        if "all" in request.POST:
            mentions = asked.among(mentions)
        else:
            keys = [key for key in request.POST.getlist("mention") if key.isdecimal() and len(key) < 19]
            mentions = mentions.filter(pk__in=keys[: MOST_CHOSEN + 1])
        count = mentions[: MOST_CHOSEN + 1].count()
        if not count:
            form.add_error(None, _("Choose the mentions that mean somebody else: tick them in the list."))
        elif count > MOST_CHOSEN:
            form.add_error(None, _("Choose at most %d mentions at once; the rest can follow.") % MOST_CHOSEN)
        if not form.is_valid():
            return None
        said = form.cleaned_data
        with transaction.atomic():
            to = said["to"] if said["whose"] == ANOTHER else None
            if said["whose"] == NEW:
                to = make_actor_called(said["name"], said["kind"] or actor.kind, actor)
                self.log_addition(request, to, [{"added": {}}])
            meaning = NameDecision.Meaning(said["whose"]) if to is None else NameDecision.Meaning.ACTOR
            made = split(actor, mentions, meaning, to, editor(request))
            self.log_change(request, actor, _("Mentions split off: %s.") % made)
            keep_version(actor, _("Mentions split off: %s.") % made)
        text = _("%(count)d mentions are given to %(whom)s; a worker is at it.")
        whom = to or dict(WHOSE)[said["whose"]]
        self.message_user(request, text % {"count": made.expected, "whom": whom}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_actor_mentions", args=[actor.pk]))


def facets(asked: Asked, counted: Any) -> list[tuple[str, list[dict[str, Any]]]]:
    """Ways to narrow the list: by spelling, country and year, each with its count and address."""

    def links(field: str, values: list[Any]) -> list[dict[str, Any]]:
        now = str(getattr(asked, field) or "")
        return [
            {"name": name or value, "count": count, "chosen": now == value, "query": asked.but(**{field: other})}
            for value, name, count in values
            for other in [None if now == value else (int(value) if field == "year" else value)]
        ]

    return [
        (_("Spelled"), links("spelling", counted.spellings)),
        (_("In articles about"), links("country", counted.countries)),
        (_("In"), links("year", counted.years)),
    ]


def others_than(actor: Actor, said: Any) -> list[dict[str, Any]]:
    return [{"said": one, "other": one.other if one.one_id == actor.pk else one.one} for one in said[:MOST_SHOWN]]
