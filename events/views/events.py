"""Events: the list, the timeline, and each one with the sentences that tell of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.lists import FilteredList
from articles.paging import Keyset

from ..claims import claims
from ..coding.codebook import CODEBOOK
from ..days import by_year
from ..filters import EventFilter
from ..models import Event, Report

REPORTS_SHOWN = 50


class EventList(FilteredList):
    filterset_class = EventFilter
    keyset = Keyset("start", size=30)
    template_name = "events/event_list.html"

    def get_queryset(self) -> QuerySet[Event]:
        return Event.objects.public().for_lists()  # type: ignore[no-any-return]


class Timeline(EventList):
    keyset = Keyset("start", size=50)
    template_name = "events/timeline.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"years": by_year(context["page"].rows)}


def event(request: HttpRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(Event.objects.public().for_lists(), pk=pk)
    reports = (
        Report.objects.public()
        .filter(event=event)
        .select_related("article__source", "article__job", "place")
        .order_by("article__published", "article", "sentence_start", "trigger_start")
    )
    told = claims(reports[:REPORTS_SHOWN])
    type = CODEBOOK.types[event.type]  # noqa: A001  the codebook's word
    context = {
        "event": event,
        "claims": told,
        "first": told[0].report,
        "differs": {field for claim in told for field in claim.differs},
        "more": max(event.report_count - REPORTS_SHOWN, 0),
        "type": type,
        "mode": type.mode(event.mode) if event.mode else None,
    }
    return render(request, "events/event.html", context)
