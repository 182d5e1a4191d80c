"""The timeline: periods with what happened in them, opening in place, and a band on which to choose a range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from articles.conditional import render_once
from articles.shown import shown

from ..counting import chosen_events
from ..days import Day, by_day
from ..filters import ALL, EventFilter
from ..kept import kept
from ..models import Event
from ..pictures.band import Band, band
from ..spans import Period, by_year, counted, extent, parted, unit_for

AT_ONCE = 50  # events of a period that open in place
UNDATED = "undated"


@dataclass(frozen=True)
class Group:
    """
    A period on the page, or None for what has no day. `days` are its latest events where it is open; `more` says that
    it holds others.
    """

    period: Period | None
    days: list[Day] | None = None
    more: bool = False


def timeline(request: HttpRequest) -> HttpResponse:
    chosen = EventFilter(request.GET, Event.objects.public())
    context: dict[str, Any] = {"filter": chosen, "narrowed": without(chosen, "since", "until")} | told_or_all(chosen)
    if not chosen.is_valid():
        return render(request, "events/timeline.html", context)
    found, since, until = chosen.qs, chosen.form.cleaned_data["since"], chosen.form.cleaned_data["until"]
    periods = counted_in(chosen)
    undated = 0 if since or until else chosen_events(chosen).filter(start__isnull=True).count()
    total = sum(period.total for period in periods) + undated
    on = day_of(request.GET.get("on", ""))
    opened = to_open(periods, on, total)
    events = list(newest(found, opened[0].first, opened[-1].last)) if opened else []
    groups = {
        period: group(period, [event for event in events if period.holds(event.start)] if period in opened else None)
        for period in periods
    }
    open_undated = undated and (request.GET.get("on") == UNDATED or total <= AT_ONCE)
    nameless = list(without_day(found)) if open_undated else None
    context |= {
        "count": total,
        "years": [(year, [groups[period] for period in within]) for year, within in by_year(periods)],
        "unit": periods[0].unit if periods else "",
        "undated": None if nameless is None else group(None, nameless),
        "undated_count": undated,
        "band": context_band(chosen, periods, since, until),
        "since": since,
        "until": until,
    }
    state = shown((periods, undated, opened, context["band"], nameless, events))
    return render_once(request, "events/timeline.html", context, state)


def part(request: HttpRequest) -> HttpResponse:
    """What happened in one period, to be put into the page: `first` and `last` are its days."""
    chosen = EventFilter(request.GET, Event.objects.public())
    if "undated" in request.GET and chosen.is_valid():
        return answer(request, chosen, None, list(without_day(chosen.qs)))
    try:
        first, last = (date.fromisoformat(request.GET.get(name, "")) for name in ("first", "last"))
    except ValueError as error:
        raise Http404 from error
    if not chosen.is_valid():
        raise Http404
    period = Period(first, last, unit_for(first, last))
    return answer(request, chosen, period, list(newest(chosen.qs, first, last)))


def answer(request: HttpRequest, chosen: EventFilter, period: Period | None, events: list[Event]) -> HttpResponse:
    context = {"group": group(period, events), "narrowed": without(chosen, "since", "until")}
    return render_once(request, "events/_period.html", context, shown(events))


def counted_in(chosen: EventFilter) -> list[Period]:
    """The periods between the first and the last of the chosen events."""

    def count() -> list[Period]:
        events = chosen_events(chosen)
        ends = extent(events)
        return counted(events, parted(*ends, unit_for(*ends))) if ends else []

    return kept(f"periods?{chosen.querystring}", count, lambda periods: sum(period.total for period in periods))


def context_band(
    chosen: EventFilter, periods: list[Period] | None, since: date | None, until: date | None
) -> Band | None:
    """All of the time that the other filters leave, so that one can widen the range too; `periods` if it is counted."""
    if since or until or periods is None:
        others = QueryDict(without(chosen, "since", "until"))
        unbounded = EventFilter(others, Event.objects.public())
        periods = counted_in(unbounded) if unbounded.is_valid() else []
    return band(periods, since, until) if len(periods) > 1 else None


def newest(events: Any, first: date, last: date) -> Any:
    """One more than is shown."""
    return events.filter(start__gte=first, start__lte=last).newest().for_lists()[: AT_ONCE + 1]


def without_day(events: Any) -> Any:
    return events.filter(start__isnull=True).order_by("-pk").for_lists()[: AT_ONCE + 1]


def group(period: Period | None, events: list[Event] | None) -> Group:
    return Group(period) if events is None else Group(period, by_day(events[:AT_ONCE]), len(events) > AT_ONCE)


def to_open(periods: list[Period], on: date | None, total: int) -> list[Period]:
    """The period of a day that is asked for; otherwise the latest. Everything where there is little."""
    told = [period for period in periods if period.total]
    if on:
        return [period for period in told if period.holds(on)]
    return told if total <= AT_ONCE else told[-1:]


def day_of(text: str) -> date | None:
    """The day of `on`: 2021-02-25, 2021-02 or 2021; None for anything else."""
    try:
        return date.fromisoformat((text + "-01-01")[:10] if len(text) in (4, 7) else text)
    except ValueError:
        return None


def without(chosen: EventFilter, *names: str) -> str:
    """The query string without some of the filters."""
    return urlencode({name: value for name, value in chosen.values.items() if name not in names})


def told_or_all(chosen: EventFilter) -> dict[str, str]:
    """The query strings of the same page with what took place, and with all that is told."""
    others = {name: value for name, value in chosen.values.items() if name != "realis"}
    return {"took_place": urlencode(others), "all_told": urlencode({**others, "realis": ALL})}
