"""What an event's reports together say: its fields are theirs, the most exact first, the earliest among equals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.models import Actor, Country

from .calendar import first_and_last
from .coding.codebook import quad, score
from .coding.results import ASSUMED
from .models import Event, Participant, Report

PLACES = ("site", "city", "district", "province", "country", "region", "")
SOURCES = ("clause", "recipient", "sentence", "dateline", "")
DATES = ("day", "week", "range", "month", "season", "year", "")


def consolidate(event: Event) -> None:
    """Set the event's fields from its reports; an event that nobody reports any more goes."""
    reports = list(
        event.reports.select_related("place", "country").order_by(
            "article__published", "article_id", "sentence_start", "trigger_start"
        )
    )
    if not reports:
        event.delete()
        return
    event.mode = next((report.mode for report in reports if report.mode), "")
    event.quad = quad(event.type)
    event.score = score(event.type, event.mode)
    event.realis = reports[0].realis
    placed = min(reports, key=how_placed)
    event.place, event.country, event.place_source = placed.place, placed.country, placed.place_source
    dated = min(reports, key=lambda report: (report.date_source in ASSUMED, DATES.index(report.date_precision)))
    event.precision = dated.date_precision
    event.start, event.end = first_and_last(dated.date_value) if dated.date_value else (None, None)
    event.save()
    event.participants.all().delete()
    Participant.objects.bulk_create(
        [
            *participants(event, Participant.Side.ACTOR, [report.actors for report in reports]),
            *participants(event, Participant.Side.RECIPIENT, [report.recipients for report in reports]),
        ]
    )


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
