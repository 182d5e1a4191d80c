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

from django.db import connection

from articles.models import Article

from .calendar import first_and_last
from .coding.codebook import quad, score
from .consolidate import consolidate
from .models import Event, Participant, Report

TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}
EXACT = {"day"}
MATCHING = 0x6E657773
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
STATE = {"GOV", "MIL", "SPY", "COP"}  # a government, its army and its ministers act for one state
LOOSE_DAYS = timedelta(days=1)  # nights and time zones put one happening on two days


def take_turn() -> None:
    """Events are matched by one process at a time: wait until this transaction is the one."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [MATCHING])


def match(article: Article, reports: Sequence[Report], earlier: Iterable[Event]) -> None:
    """
    Give each new report of the article its event, an earlier one where it fits, else a new one; and save the reports.

    `earlier` are the events that the article told of before: they keep their address while a report is left,
    and go when none is.
    """
    apart = None if is_public(article) else article
    left = {event.pk: event for event in earlier}
    for report in reports:
        report.event = find(report, apart) or new_event(report, apart)
        report.save()
        left.pop(report.event.pk, None)
        consolidate(report.event)
    for event in left.values():
        consolidate(event)


def regroup(article: Article) -> None:
    """Move the article's reports after it was published or withdrawn, so that events mix no public with other words."""
    apart = None if is_public(article) else article
    for report in article.reports.misplaced().select_related("event"):
        before = report.event
        report.event = find(report, apart) or _opened_or_closed(before, article, apart) or new_event(report, apart)
        report.save(update_fields=["event"])
        consolidate(report.event)
        if report.event != before:
            consolidate(before)


def _opened_or_closed(event: Event, article: Article, apart: Article | None) -> Event | None:
    """The event itself, when no other article tells of it: then it keeps its address."""
    if event.reports.exclude(article=article).exists():
        return None
    event.apart = apart
    return event


def is_public(article: Article) -> bool:
    return Article.objects.public().filter(pk=article.pk).exists()


def find(report: Report, apart: Article | None) -> Event | None:
    """The oldest event that this report may tell of."""
    days = days_of(report)
    if days is None:
        return None
    first, last = days
    candidates = (
        Event.objects.filter(type=report.type, start__lte=last + LOOSE_DAYS, end__gte=first - LOOSE_DAYS)
        .filter(apart=apart)
        .order_by("pk")
        .prefetch_related("participants__actor")
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
    known = list(event.participants.all())
    sides = [
        (report.actors, [one for one in known if one.side == Participant.Side.ACTOR]),
        (report.recipients, [one for one in known if one.side == Participant.Side.RECIPIENT]),
    ]
    if report.type in MUTUAL:  # who is named first says little
        sides = [([*report.actors, *report.recipients], known)]
    met = [(identities(told), identities_of(there)) for told, there in sides if told and there]
    return bool(met) and all(told & there for told, there in met)


def identities(told: Iterable[dict[str, Any]]) -> set[str]:
    """What makes participants the same: the actor, or country and sector, or the words where nothing else is known."""
    found: set[str] = set()
    for one in told:
        found.update(_identities(one["actor"], one["country"], one["sector"], one["text"]))
    return found


def identities_of(ones: Iterable[Participant]) -> set[str]:
    found: set[str] = set()
    for one in ones:
        found.update(_identities(one.actor.slug if one.actor else None, one.code, one.sector, one.text))
    return found


def _identities(actor: str | None, code: str | None, sector: str | None, text: str) -> set[str]:
    found = {f"words:{text.lower()}"}
    if actor:
        found.add(f"actor:{actor}")
    if code and sector:
        found.add(f"state:{code}" if sector in STATE else f"part:{code}:{sector}")
    return found


def new_event(report: Report, apart: Article | None) -> Event:
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
        apart=apart,
    )


def days_of(report: Report) -> tuple[date, date] | None:
    return first_and_last(report.date_value) if report.date_value else None
