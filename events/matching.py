"""
Which reports tell of one event.

Two reports do when their types and means agree, their days meet, and neither their places nor their parties exclude
each other; and when somebody who takes part is the same, or, for what can be seen, the town and the day are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from articles.models import Article

from .calendar import first_and_last
from .coding.codebook import quad, score
from .coding.results import ASSUMED
from .compare import Answer, compare_parties, compare_places
from .consolidate import consolidate
from .models import Event, Report

TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}
EXACT = {"day"}
LOOSE_DAYS = timedelta(days=1)  # nights and time zones put one happening on two days
MOST_CANDIDATES = 500
SEEN = {"ASSAULT", "COERCE", "PROTEST"}
# Reports of one attack name its means by what was flown, dropped or hit.
MEANS = (
    {"aerial", "drone", "explosives", "destroy", "targeted"},
    {"heavy-weapons", "explosives", "destroy", "firearms"},
    {"demo", "obstruct", "riot", "vandalize"},
)


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
        .select_related("place")
        .prefetch_related("participants__actor")
        .order_by("pk")
    )
    return next((event for event in candidates[:MOST_CANDIDATES] if tells_of(report, event, days)), None)


def tells_of(report: Report, event: Event, days: tuple[date, date]) -> bool:
    if (report.realis in TOOK_PLACE) != (event.realis in TOOK_PLACE):
        return False
    if not same_means(report.mode, event.mode):
        return False
    exact = report.date_precision in EXACT and event.precision in EXACT
    if not exact and (event.start, event.end) != days:  # a month or a year holds much: only the very same will do
        return False
    where = compare_places(report, event)
    who = compare_parties(report, event)
    if Answer.DIFFERENT in (where, who):
        return False
    if who is Answer.SAME:
        return True
    same_day = event.start == days[0] and report.date_source not in ASSUMED
    return report.type in SEEN and where is Answer.SAME and same_day and report.mode == event.mode


def same_means(one: str, other: str) -> bool:
    return not one or not other or one == other or any({one, other} <= family for family in MEANS)


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
        place_source=report.place_source,
        apart=apart,
    )


def days_of(report: Report) -> tuple[date, date] | None:
    return first_and_last(report.date_value) if report.date_value else None
