"""What people decided: the lists, those that wait for words, how often the machine was right, and the export."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.fields import Day
from articles.admin.long_lists import DecidedIn
from articles.admin.looking import OnlyLookedAt, editor
from articles.anchors import occurrences
from articles.decisions import texts_of
from articles.models import Anchored, NameDecision
from articles.sentences import sentence_around

from ..decisions import Selection, anchor_anew, permission_for, undo
from ..judged import judged, waiting
from ..labelled import labelled
from ..models import EventDecision

Decision = TypeVar("Decision", EventDecision, NameDecision)
MOST_PLACES = 20


class DecisionAdmin(OnlyLookedAt, admin.ModelAdmin[Decision]):
    """Decisions are looked at, undone and, where they lost their words, given others; never changed or deleted."""

    comes_here = gettext_lazy("What people say of names and events while they review is kept here.")
    list_filter = ["state", DecidedIn]
    search_fields = ["quote"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("article__body", "article__search", "article__words")

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/words/", view(require_POST(self.words_view)), name=f"{name}_words"),
            path("<int:pk>/undo/", view(require_POST(self.undo_view)), name=f"{name}_undo"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The decision with its sentence; if it waits, the places where words that one looks for stand now."""
        decision = self.get_object(request, object_id)
        if decision is None:
            raise Http404
        if not self.has_view_permission(request, decision):
            raise PermissionDenied
        words = request.GET.get("words", decision.quote).strip()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(decision),
            "decision": decision,
            "words": words,
            "places": self._places(decision, words) if decision.state == Anchored.State.WAITING else [],
            "may_decide": request.user.has_perm(permission_for(decision)),
            "addresses": f"admin:{self.opts.app_label}_{self.opts.model_name}",
        }
        return TemplateResponse(request, "admin/events/decision.html", context)

    def _places(self, decision: Decision, words: str) -> list[dict[str, Any]]:
        if not words:
            return []
        text, places = texts_of(decision.article)[decision.part], list[dict[str, Any]]()
        for start in occurrences(words, text):
            end = start + len(words)
            first, last = sentence_around(text, start, end)
            places.append({"start": start, "before": text[first:start], "after": text[end:last]})
            if len(places) == MOST_PLACES:
                break
        return places

    def words_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give it the words that stand at `start` now."""
        decision = get_object_or_404(self.model, pk=pk)
        quote, start = request.POST.get("words", ""), request.POST.get("start", "")
        if not start.isdigit():
            raise Http404
        words = Selection(decision.article, int(start), int(start) + len(quote), quote, decision.part)
        try:
            anchor_anew(decision, words, editor(request))
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
        else:
            self.message_user(request, _("The decision holds again."), messages.SUCCESS)
        return self._back(decision)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        decision = get_object_or_404(self.model, pk=pk)
        waited = decision.state == Anchored.State.WAITING
        try:
            undo(decision, editor(request))
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
        else:
            done = _("The decision was let go.") if waited else _("The decision is undone.")
            self.message_user(request, done, messages.SUCCESS)
        return self._back(decision)

    def _back(self, decision: Decision) -> HttpResponseRedirect:
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[decision.pk])
        )


@admin.register(NameDecision)
class NameDecisionAdmin(DecisionAdmin[NameDecision]):
    list_display = ["quote", "meaning", "meant", "scope", "article", "by", "made_at", "state"]
    list_select_related = ["article", "by", "actor__merged_into__merged_into", "place", "country"]


class Days(forms.Form):
    """The days on which something was decided."""

    first = forms.DateField(required=False, widget=Day, label=gettext_lazy("From"))
    last = forms.DateField(required=False, widget=Day, label=gettext_lazy("Until"))


@admin.register(EventDecision)
class EventDecisionAdmin(DecisionAdmin[EventDecision]):
    list_display = ["quote", "verdict", "article", "by", "made_at", "state"]
    list_filter = ["state", "verdict", DecidedIn]
    list_select_related = ["article", "by"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("machine/", view(self.machine_view), name="events_eventdecision_machine"),
            path("export/", view(self.export_view), name="events_eventdecision_export"),
            *super().get_urls(),
        ]

    def machine_view(self, request: HttpRequest) -> HttpResponse:
        """What decisions changed, and how often the machine was right."""
        self._demand(request)
        form = Days(request.GET or None)
        days = form.cleaned_data if form.is_bound and form.is_valid() else {}
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("How often the machine was right"),
            "form": form,
            "judged": judged(days.get("first"), days.get("last")),
            "waiting": waiting(),
            "meanings": dict(NameDecision.Meaning.choices),
        }
        return TemplateResponse(request, "admin/events/machine.html", context)

    def export_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """The labelled texts, as `export_decisions` writes them; who loads them sees articles that are not public."""
        self._demand(request)
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in labelled())
        headers = {"Content-Disposition": 'attachment; filename="decisions.jsonl"'}
        return StreamingHttpResponse(lines, content_type="application/jsonl; charset=utf-8", headers=headers)

    def _demand(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied
