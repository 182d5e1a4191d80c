"""Events: the list, the timeline, and each one with the sentences that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from articles.citing import CiteList
from articles.conditional import render_once
from articles.linked_data import data_block
from articles.lists import FilteredList
from articles.models import Place
from articles.paging import Keyset

from ..claims import claims, closest, summary
from ..coding.codebook import CODEBOOK
from ..filters import EventFilter
from ..linked_data import happening
from ..models import Event, Report
from ..neighbours import neighbours
from ..overruled import overruled
from ..pairs import pair_of
from ..pictures.located import NO_POINT, Spot, spot
from ..provenance import provenance
from ..sentences import add_sentences

REPORTS_SHOWN = 50
MOST_SPOTS = 6


class EventList(FilteredList):
    filterset_class = EventFilter
    keyset = Keyset("start", size=30)
    template_name = "events/event_list.html"

    def get_queryset(self) -> QuerySet[Event]:
        return Event.objects.public().for_lists()

    def show_where(self, rows: list[Event], words: str) -> None:
        add_sentences(rows, words)


class CiteEvents(CiteList):
    filterset_class = EventFilter
    of, title = "events", _("Events")

    def get_queryset(self) -> QuerySet[Event]:
        return Event.objects.public()


class CiteTimeline(CiteEvents):
    of, title = "timeline", _("Timeline")


def event(request: HttpRequest, pk: int) -> HttpResponse:
    found = Event.objects.public().for_lists().prefetch_related("participants__country", "participants__actor__country")
    event: Any = found.filter(pk=pk).first()
    if event is None:
        return gone_or_elsewhere(request, pk)
    reports = (
        Report.objects.public()
        .filter(event=event)
        .select_related("article__source", "article__job", "place", "decision")
        .order_by("article__published", "article_id", "sentence_start", "trigger_start")
    )
    shown = list(reports[:REPORTS_SHOWN])
    told = claims(shown)
    quoted = closest(event, shown)
    type = CODEBOOK.types[event.type]
    facts = happening(event, shown, request.build_absolute_uri("/").rstrip("/"))
    known = provenance(event, [quoted, *(one for one in shown if one != quoted)])
    around = neighbours(event, shown)
    context = {
        "event": event,
        "linked_data": data_block(facts) if facts else "",
        "claims": told,
        "summary": summary(told),
        "quoted": quoted,
        "provenance": known,
        "overruled": overruled(shown),
        "more": max(event.report_count - REPORTS_SHOWN, 0),
        "pair": pair_of(event),
        "type": type,
        "mode": type.mode(event.mode) if event.mode else None,
        "around": around,
        "spots": spots(event, shown),
        "shades": {event.country: 1} if event.country and not is_point(event.place) else None,
    }
    return render_once(request, "events/event.html", context)


def spots(event: Event, reports: Iterable[Report]) -> list[Spot]:
    """Where it happened, and where else reports say that it did."""
    told = dict.fromkeys(place for place in (event.place, *(one.place for one in reports)) if place and is_point(place))
    return [spot(place, 1) for place in list(told)[:MOST_SPOTS]]


def is_point(place: Place | None) -> bool:
    return place is not None and place.kind not in NO_POINT and place.lat is not None and place.lon is not None


def gone_or_elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    """An address once public leads on to the event that it was found to be, or says that nothing is left."""
    event = get_object_or_404(Event.objects.select_related("merged_into"), pk=pk, opened=True)
    if event.merged_into:
        return redirect(event.merged_into)
    return render(request, "events/gone.html", status=410)
