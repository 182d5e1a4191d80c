"""Codes as this archive shows them: how many events have each, and the newest sentences that tell of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Length

from .coding.codebook import EventType
from .models import Event, Report

EACH = 2  # examples of a mode …
PLAIN = 4  # … and of a type without one
LOOKED_AT = 8  # of which as many are taken as tell of different events
LONGEST = 420  # characters of a sentence that is read at a glance

Tally = Counter[tuple[str, str]]


def tally(events: QuerySet[Event]) -> Tally:
    """How many of these events have each type and mode. One query."""
    rows = events.order_by().values_list("type", "mode").annotate(Count("pk"))
    return Counter({(type, mode): count for type, mode, count in rows})


def examples(type: EventType) -> dict[str, list[Report]]:
    """
    Mode (or "", for none) → the newest public reports that tell of such an event, each of another one. A report whose
    day lies after its publication was read wrongly and shows nothing. Three queries, whatever the archive holds.
    """
    first, *others = (newest(type.name, mode).values_list("pk") for mode in ("", *(one.name for one in type.modes)))
    reports = (
        Report.objects.public()  # once more: an article may have been withdrawn in between
        .filter(pk__in=[pk for (pk,) in first.union(*others, all=True)])
        .select_related("article__source", "event__place")
        .prefetch_related("event__participants__actor")
        .defer("article__body", "article__search", "article__words")
        .order_by(F("first_day").desc(), "-pk")
    )
    by_mode: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_mode[report.mode].append(report)
    return {mode: chosen(found, EACH if mode else PLAIN) for mode, found in by_mode.items()}


def newest(type: str, mode: str) -> QuerySet[Report]:
    """Of events that took place and still go by this code; the index holds a type's reports by their day."""
    return (
        Report.objects.public()
        .annotate(length=Length("sentence"))
        .filter(type=type, mode=mode, event__type=type, event__mode=mode, realis__in=Event.TOOK_PLACE)
        .filter(first_day__lte=F("article__published"), length__gt=0, length__lte=LONGEST)
        .order_by(F("first_day").desc(), "-pk")[:LOOKED_AT]
    )


def chosen(reports: Sequence[Report], number: int) -> list[Report]:
    """The first ones, each of another event and in other words."""
    events: set[int] = set()
    sentences: set[str] = set()
    found = []
    for report in reports:
        if report.event_id not in events and report.sentence not in sentences:
            found.append(report)
        events.add(report.event_id)
        sentences.add(report.sentence)
    return found[:number]


def state(reports: Iterable[Report]) -> list[object]:
    """All of them that a page shows."""
    return [
        (one.pk, one.sentence, one.trigger_start, str(one.event), one.article.get_absolute_url(), one.article.published)
        for one in reports
    ]
