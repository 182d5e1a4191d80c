"""Who is not whom, what may be one, and how far the work on merges and splits is."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..history import keep_version
from ..models import Actor, Different, Mention, Merge, Split, Suggestion
from ..tasks import wake
from .looking import demand, editor

PAGE = 25


@dataclass(frozen=True, slots=True)
class Work:
    """How far what an actor's merges and splits leave to do is; `done` in thousandths."""

    state: str
    told: str
    done: int
    error: str

    @property
    def under_way(self) -> bool:
        return bool(self.state)


def work_on(actor: Actor) -> Work:
    merges = Merge.objects.under_way().filter(Q(into=actor) | Q(actor=actor) | Q(into__merged_into=actor))
    splits = Split.objects.under_way().filter(Q(actor=actor) | Q(to=actor))
    some = [
        *merges.values_list("pk", "state", "done", "expected", "error")[:PAGE],
        *splits.values_list("pk", "state", "done", "expected", "error")[:PAGE],
    ]
    done, expected = sum(one[2] for one in some), sum(one[3] for one in some)
    told = _("%(done)s of %(all)s mentions") % {"done": f"{done:,}", "all": f"{max(done, expected):,}"}
    state = ",".join(f"{pk}:{state}" for pk, state, *_rest in some)
    error = next((one[4] for one in some if one[4]), "")
    return Work(state, told, round(1000 * done / max(done, expected, 1)), error)


class DifferentForm(forms.Form):
    """Who is another, and how one knows."""

    other = forms.ModelChoiceField(
        queryset=Actor.objects.all(),
        label=gettext_lazy("Not the same as"),
        widget=AutocompleteSelect(Mention._meta.get_field("actor"), admin.site),
        error_messages={"required": gettext_lazy("Choose the actor that it is not.")},
    )
    reason = forms.CharField(required=False, max_length=500, label=gettext_lazy("How one tells them apart"))


class Identity(admin.ModelAdmin[Actor]):
    """The pages of ActorAdmin about actors that are alike."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("suggestions/", view(self.suggestions_view), name="articles_actor_suggestions"),
            path("<int:pk>/different/", view(self.different_view), name="articles_actor_different"),
            *super().get_urls(),
        ]

    def suggestions_view(self, request: HttpRequest) -> HttpResponse:
        """Pairs that may be one, the likeliest first; they can be looked for anew."""
        demand(self.has_view_or_change_permission(request))
        if request.method == "POST":
            demand(self.has_change_permission(request))
            wake("suggest_merges")
            self.message_user(request, _("A worker looks through all actors: look again in a minute."))
            return HttpResponseRedirect(reverse("admin:articles_actor_suggestions"))
        rows = Suggestion.objects.filter(one__merged_into=None, other__merged_into=None)
        rows = rows.select_related("one__country", "other__country").prefetch_related("one__roles", "other__roles")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Actors that may be one"),
            "page": Paginator(rows, PAGE).get_page(request.GET.get("p")),
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/articles/actor/suggestions.html", context)

    def different_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says that two actors are not the same, or takes that back."""
        demand(self.has_change_permission(request))
        actor = get_object_or_404(Actor, pk=pk)
        form = DifferentForm(request.POST or None)
        if request.method == "POST" and "remove" in request.POST:
            self._take_back(request, actor)
            return HttpResponseRedirect(reverse("admin:articles_actor_mentions", args=[pk]))
        if request.method == "POST" and form.is_valid():
            other = form.cleaned_data["other"]
            if other != actor:
                self._say(request, actor, other, form.cleaned_data["reason"])
                if "suggested" in request.POST:
                    return HttpResponseRedirect(reverse("admin:articles_actor_suggestions"))
                return HttpResponseRedirect(reverse("admin:articles_actor_mentions", args=[pk]))
            form.add_error("other", _("Everybody is the same as themselves: choose another actor."))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Not the same as"),
            "subtitle": str(actor),
            "actor": actor,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/articles/actor/different.html", context)

    def _say(self, request: HttpRequest, actor: Actor, other: Actor, reason: str) -> None:
        with transaction.atomic():
            Different.objects.say(actor, other, editor(request), reason)
            Suggestion.objects.filter(one__in=[actor, other], other__in=[actor, other]).delete()
            for one, another in ((actor, other), (other, actor)):
                keep_version(one, f"{_('Not the same as “%s”.') % another} {reason}".strip())
        text = _("“%(one)s” and “%(other)s” are kept apart from now on.") % {"one": actor, "other": other}
        self.message_user(request, text, messages.SUCCESS)

    def _take_back(self, request: HttpRequest, actor: Actor) -> None:
        key = request.POST["remove"]
        said = Different.objects.of(actor).filter(pk=key if key.isdecimal() and len(key) < 19 else 0).first()
        if said:
            with transaction.atomic():
                for one, another in ((said.one, said.other), (said.other, said.one)):
                    keep_version(one, _("May be the same as “%s” after all.") % another)
                said.delete()
            self.message_user(request, _("It is no longer said that they are different."), messages.SUCCESS)
