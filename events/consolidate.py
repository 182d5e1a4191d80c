"""What an event's reports together say: its fields are theirs, the most exact first, the earliest among equals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F

from articles.models import Actor, Country
from articles.words import COPY, Words, alike

from .coding.codebook import quad, score
from .coding.results import ASSUMED
from .models import Event, Participant, Report

PLACES = ("site", "city", "district", "province", "country", "region", "")
SOURCES = ("clause", "recipient", "sentence", "dateline", "")
DATES = ("day", "week", "range", "month", "season", "year", "")


def new_event(report: Report, apart: int | None) -> Event:
    """An event that this report begins; `consolidate` says the rest."""
    return Event.objects.create(
        type=report.type,
        quad=quad(report.type),
        score=score(report.type, report.mode),
        realis=report.realis,
        apart_id=apart,
    )


def consolidate(event: Event) -> None:
    """Set the event's fields from its reports, of which there is at least one."""
    reports = list(
        event.reports.select_related("place", "country")
        .annotate(source=F("article__source"), story=F("article__words"))
        .order_by("article__published", "article__original__sha256", "sentence_start", "trigger_start")
    )
    event.type = most_common(report.type for report in reports)
    event.mode = most_common(report.mode for report in reports if report.mode and report.type == event.type)
    event.quad = quad(event.type)
    event.score = score(event.type, event.mode)
    event.realis = reports[0].realis
    placed = min(reports, key=how_placed)
    event.place, event.country = placed.place, placed.country
    event.place_text, event.place_source = placed.place_text, placed.place_source
    dated = min(reports, key=lambda report: (report.date_source in ASSUMED, DATES.index(report.date_precision)))
    event.precision, event.start, event.end = dated.date_precision, dated.first_day, dated.last_day
    event.voices = voices((report.source, report.story) for report in reports)  # type: ignore[attr-defined]
    event.opened |= event.apart_id is None
    event.merged_into = None
    event.save()
    event.participants.all().delete()
    Participant.objects.bulk_create(
        [
            *participants(event, Participant.Side.ACTOR, [report.actors for report in reports]),
            *participants(event, Participant.Side.RECIPIENT, [report.recipients for report in reports]),
        ]
    )


def most_common(values: Iterable[str]) -> str:
    """The first of those that most reports give."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value], default="")


def voices(told: Iterable[tuple[int, Words]]) -> int:
    """How many speak for themselves: a source speaks once, and so does a text that several sources print."""
    heard: list[tuple[int, Words]] = []
    for source, story in told:
        if not any(source == other or alike(story, words) >= COPY for other, words in heard):
            heard.append((source, story))
    return len(heard)


def how_placed(report: Report) -> tuple[int, int]:
    """The place that the act itself names goes first, then the more exact one."""
    source = SOURCES.index(report.place_source)
    return (source if report.place else len(SOURCES), PLACES.index(report.place.kind if report.place else ""))


def participants(event: Event, side: str, told: Sequence[list[dict[str, Any]]]) -> list[Participant]:
    """One side as the report tells it that knows most of them."""
    best = max(told, key=lambda ones: (sum(1 for one in ones if one["actor"]), len(ones)))
    actors = Actor.objects.meant_by(one["actor"] for one in best if one["actor"])
    countries = set(
        Country.objects.filter(pk__in=[one["country"] for one in best if one["country"]]).values_list("pk", flat=True)
    )
    return [
        Participant(
            event=event,
            side=side,
            position=position,
            text=one["text"],
            actor=actors.get(one["actor"]),
            country_id=one["country"] if one["country"] in countries else None,
            code=one["country"] or "",
            sector=one["sector"] or "",
        )
        for position, one in enumerate(best)
    ]
