"""Merging on the desk: a page that shows what goes where and what speaks against it, and its undoing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..appearances import with_counts
from ..merging import contradictions, merge, part
from ..models import Actor
from .looking import demand, editor

MOST_MERGED = 20


class MergeForm(forms.Form):
    """Which of the actors remains, and why, where something speaks against it."""

    into = forms.ModelChoiceField(
        queryset=Actor.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        label=gettext_lazy("Which one remains?"),
    )
    reason = forms.CharField(
        min_length=8,
        max_length=500,
        label=gettext_lazy("Why they are one actor all the same"),
        help_text=gettext_lazy("In words: it is kept with the merge, for whoever wonders later."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        error_messages={"required": gettext_lazy("Something speaks against it: say in words why they are one.")},
    )
    read_again = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("Read the articles that name one of them again")
    )

    def __init__(
        self, *args: Any, actors: QuerySet[Actor], contradicted: bool, may_read_again: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = actors  # type: ignore[attr-defined]
        if not contradicted:
            del self.fields["reason"]
        if not may_read_again:
            del self.fields["read_again"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an actor takes over if it is the one that remains."""

    actor: Actor
    mentions: int
    events: int
    names: int
    roles: int
    addresses: list[str]


class Merging(admin.ModelAdmin[Actor]):
    """The pages and actions of ActorAdmin that merge actors and part them again."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("merge/", view(self.merge_view), name="articles_actor_merge"),
            path("<int:pk>/part/", view(self.part_view), name="articles_actor_part"),
            *super().get_urls(),
        ]

    def has_reread_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.reread_article")

    @admin.action(description=gettext_lazy("Merge into one actor…"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Actor]) -> HttpResponse | None:
        selected = list(queryset.order_by().values_list("pk", flat=True)[: MOST_MERGED + 1])
        if refusal := why_not(Actor.objects.filter(pk__in=selected)):
            self.message_user(request, refusal, messages.ERROR)
            return None
        return HttpResponseRedirect(f"{reverse('admin:articles_actor_merge')}?{urlencode({'actor': selected}, True)}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Shows what would change, whichever remains; then merges."""
        demand(self.has_change_permission(request))
        keys = [key for key in request.GET.getlist("actor") if key.isdecimal() and len(key) < 19]
        selected = Actor.objects.filter(pk__in=keys[: MOST_MERGED + 1])
        if refusal := why_not(selected):
            self.message_user(request, refusal, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_actor_changelist"))
        rows = with_counts(selected).select_related("country").prefetch_related("aliases", "roles__body")
        actors = sorted(
            rows.annotate(taken_in=Count("merged", distinct=True)),
            key=lambda one: (-one.mention_count, one.name),  # type: ignore[attr-defined]
        )
        against = contradictions(actors)
        form = MergeForm(
            request.POST or None,
            actors=selected.select_related("country"),
            contradicted=bool(against),
            may_read_again=self.has_reread_permission(request),
            initial={"into": actors[0].pk},
        )
        if request.method == "POST" and form.is_valid() and (done := self._merge(request, actors, form.cleaned_data)):
            return done
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge into one actor"),
            "form": form,
            "outcomes": [outcome(one, actors) for one in actors],
            "contradictions": against,
        }
        return TemplateResponse(request, "admin/articles/actor/merge.html", context)

    def _merge(self, request: HttpRequest, actors: Sequence[Actor], said: dict[str, Any]) -> HttpResponse | None:
        into = said["into"]
        merged = [actor for actor in actors if actor != into]
        reason, read_again = said.get("reason", ""), said.get("read_again", False)
        try:
            with transaction.atomic():
                merge(merged, into, editor(request), reason, read_again=read_again)
                for actor in merged:
                    self.log_change(request, actor, f"{_('Merged into “%s”.') % into} {reason}".strip())
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
            return None
        names = ", ".join(str(actor) for actor in merged)
        done = _("“%(into)s” now stands for %(names)s.") % {"into": into, "names": names}
        self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_actor_mentions", args=[into.pk]))

    @admin.action(description=gettext_lazy("Undo the merge"), permissions=["change"])
    def undo_merge(self, request: HttpRequest, queryset: QuerySet[Actor]) -> None:
        merged = list(queryset.filter(merged_into__isnull=False).select_related("merged_into")[:MOST_MERGED])
        if merged:
            self._part(request, merged)
        else:
            self.message_user(request, _("None of these is merged into another actor."), messages.WARNING)

    def part_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undoes the merge of one entry."""
        demand(self.has_change_permission(request))
        actor = get_object_or_404(Actor.objects.select_related("merged_into"), pk=pk)
        into = actor.merged_into
        if request.method == "POST" and into:
            self._part(request, [actor])
        return HttpResponseRedirect(reverse("admin:articles_actor_mentions", args=[into.pk if into else pk]))

    def _part(self, request: HttpRequest, merged: list[Actor]) -> None:
        with transaction.atomic():
            for actor in merged:
                self.log_change(request, actor, _("Taken out of “%s” again.") % actor.merged_into)
                part(actor, editor(request))
        names = ", ".join(str(actor) for actor in merged)
        self.message_user(request, _("On its own again: %s.") % names, messages.SUCCESS)


def why_not(selected: QuerySet[Actor]) -> str:
    """Why these actors cannot be merged, if so."""
    actors = list(selected.select_related("merged_into")[: MOST_MERGED + 1])
    if len(actors) < 2:
        return _("Select the two or more actors that are one.")
    if len(actors) > MOST_MERGED:
        return _("Select at most %d actors.") % MOST_MERGED
    for actor in actors:
        if actor.merged_into:
            return _("“%(name)s” is merged into “%(other)s” already: undo that first.") % {
                "name": actor,
                "other": actor.merged_into,
            }
    return ""


def outcome(into: Actor, actors: list[Any]) -> Outcome:
    """From actors with their counts, names and roles."""
    others = [one for one in actors if one != into]
    known = {into.name, *(alias.text for alias in into.aliases.all())}
    names = {name for one in others for name in (one.name, *(alias.text for alias in one.aliases.all()))}
    return Outcome(
        actor=into,
        mentions=sum(one.mention_count for one in others),
        events=sum(one.event_count for one in others),
        names=len(names - known),
        roles=sum(len(one.roles.all()) for one in others),
        addresses=[one.get_absolute_url() for one in others],
    )
