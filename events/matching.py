"""
Which reports tell of one event.

Two reports do when their types agree, their days meet, their places do not exclude each other, and so do those who
take part: on each side somebody is the same, or one of the reports names nobody there, and on one side at least
somebody is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from .calendar import first_and_last
from .coding.codebook import quad, score
from .consolidate import consolidate
from .models import Event, Participant, Report

TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}
EXACT = {"day"}
LOOSE_DAYS = timedelta(days=1)  # nights and time zones put one happening on two days


def match(reports: Sequence[Report], earlier: Iterable[Event]) -> None:
    """
    Give each report its event, an earlier one where it fits, else a new one; and save the reports.

    `earlier` are the events that the article told of before: they keep their address while a report is left,
    and go when none is.
    """
    left = {event.pk: event for event in earlier}
    for report in reports:
        report.event = find(report) or new_event(report)
        report.save()
        left.pop(report.event.pk, None)
        consolidate(report.event)
    for event in left.values():
        consolidate(event)


def find(report: Report) -> Event | None:
    """The oldest event that this report may tell of."""
    days = days_of(report)
    if days is None:
        return None
    first, last = days
    candidates = (
        Event.objects.filter(type=report.type, start__lte=last + LOOSE_DAYS, end__gte=first - LOOSE_DAYS)
        .order_by("pk")
        .prefetch_related("reports__article", "participants")
    )
    if report.country_id:
        candidates = candidates.filter(country__isnull=True) | candidates.filter(country=report.country_id)
    return next((event for event in candidates if tells_of(report, event, days)), None)


def tells_of(report: Report, event: Event, days: tuple[date, date]) -> bool:
    if (report.realis in TOOK_PLACE) != (event.realis in TOOK_PLACE):
        return False
    if report.mode and event.mode and report.mode != event.mode:
        return False
    exact = report.date_precision in EXACT and event.precision in EXACT
    if not exact and (event.start, event.end) != days:  # a month or a year holds much: only the very same will do
        return False
    return same_parties(report, event)


def same_parties(report: Report, event: Event) -> bool:
    shared = False
    for side, told in ((Participant.Side.ACTOR, report.actors), (Participant.Side.RECIPIENT, report.recipients)):
        known = [one for one in event.participants.all() if one.side == side]
        if told and known:
            if not identities(told) & {identity for one in known for identity in identities_of(one)}:
                return False
            shared = True
    return shared


def identities(told: Iterable[dict[str, Any]]) -> set[str]:
    """What makes participants the same: the actor, or country and sector, or the words where nothing else is known."""
    found: set[str] = set()
    for one in told:
        found.update(_identities(one["actor"], one["country"], one["sector"], one["text"]))
    return found


def identities_of(one: Participant) -> set[str]:
    return _identities(one.actor.slug if one.actor else None, one.code, one.sector, one.text)


def _identities(actor: str | None, code: str | None, sector: str | None, text: str) -> set[str]:
    found = {f"words:{text.lower()}"}
    if actor:
        found.add(f"actor:{actor}")
    if code and sector:
        # A government, its army and its ministers act for one state.
        found.add(f"state:{code}" if sector in {"GOV", "MIL", "SPY", "COP"} else f"part:{code}:{sector}")
    return found


def new_event(report: Report) -> Event:
    """An event that only this report tells of so far."""
    first, last = days_of(report) or (None, None)
    return Event.objects.create(
        type=report.type,
        mode=report.mode,
        quad=quad(report.type),
        score=score(report.type, report.mode),
        realis=report.realis,
        start=first,
        end=last,
        precision=report.date_precision,
        place=report.place,
        country=report.country,
    )


def days_of(report: Report) -> tuple[date, date] | None:
    return first_and_last(report.date_value) if report.date_value else None
