"""Merging on the desk: an action with a page that shows what goes where, and its undoing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..history import keep_version
from ..intake.add import request_readings
from ..merging import contradictions, merge, part
from ..models import Actor, Article

MOST_MERGED = 20


class MergeForm(forms.Form):
    """Which of the selected actors remains."""

    into = forms.ModelChoiceField(
        queryset=Actor.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        label=gettext_lazy("Which one remains?"),
    )
    read_again = forms.BooleanField(
        required=False, initial=True, label=gettext_lazy("Read the articles that name one of them again")
    )

    def __init__(self, *args: Any, actors: QuerySet[Actor], may_read_again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = actors  # type: ignore[attr-defined]
        if not may_read_again:
            del self.fields["read_again"]


class Merging(admin.ModelAdmin[Actor]):
    """The actions of ActorAdmin that merge actors and part them again."""

    def has_reread_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.reread_article")

    @admin.action(description=gettext_lazy("Merge into one actor…"), permissions=["change"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Actor]) -> TemplateResponse | None:
        selected = Actor.objects.filter(pk__in=queryset.values("pk"))
        if refusal := why_not(selected):
            self.message_user(request, refusal, messages.ERROR)
            return None
        confirmed = "confirm" in request.POST
        may_read_again = self.has_reread_permission(request)
        counted = selected.select_related("country").prefetch_related("aliases", "roles__body")
        actors = list(
            counted.annotate(
                mention_count=Count("mentions"), article_count=Count("mentions__article", distinct=True)
            ).order_by("-mention_count", "name")
        )
        form = MergeForm(
            request.POST if confirmed else None,
            actors=selected.select_related("country"),
            may_read_again=may_read_again,
            initial={"into": actors[0].pk},
        )
        if confirmed and form.is_valid():
            self._merge(request, actors, form.cleaned_data["into"], form.cleaned_data.get("read_again", False))
            return None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge into one actor"),
            "form": form,
            "actors": actors,
            "contradictions": contradictions(actors),
            "selected": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/actor/merge.html", context)

    def _merge(self, request: HttpRequest, actors: list[Actor], into: Actor, read_again: bool) -> None:
        merged = [actor for actor in actors if actor != into]
        try:
            with transaction.atomic():
                merge(merged, into)
                for actor in merged:
                    self.log_change(request, actor, _("Merged into “%s”.") % into)
                    keep_version(into, _("Stands for “%s” from now on.") % actor)
                count = request_readings(Article.objects.concerning(into)) if read_again else 0
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
            return
        names = ", ".join(str(actor) for actor in merged)
        done = _("“%(into)s” now stands for %(names)s.") % {"into": into, "names": names}
        self.message_user(request, f"{done} {queued(count)}".strip(), messages.SUCCESS)

    @admin.action(description=gettext_lazy("Undo the merge"), permissions=["change"])
    def undo_merge(self, request: HttpRequest, queryset: QuerySet[Actor]) -> None:
        """Their articles are read again, because only a reading can tell whom each name means."""
        merged = list(Actor.objects.filter(pk__in=queryset.values("pk"), merged_into__isnull=False))
        if not merged:
            self.message_user(request, _("None of these is merged into another actor."), messages.WARNING)
            return
        with transaction.atomic():
            touched = Article.objects.concerning(*{actor.remaining for actor in merged})
            count = request_readings(touched)
            for actor in merged:
                self.log_change(request, actor, _("Taken out of “%s” again.") % actor.merged_into)
                if actor.merged_into:
                    keep_version(actor.merged_into, _("Stands for “%s” no longer.") % actor)
                part(actor)
        names = ", ".join(str(actor) for actor in merged)
        self.message_user(request, f"{_('On its own again: %s.') % names} {queued(count)}".strip(), messages.SUCCESS)


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


def queued(count: int) -> str:
    text = ngettext("%d article is queued for reading.", "%d articles are queued for reading.", count)
    return text % count if count else ""
