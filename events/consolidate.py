"""What an event's reports together say: its fields are theirs, the most exact first, the earliest among equals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from articles.models import Actor, Country

from .claims import differences
from .coding.codebook import quad, score
from .coding.results import ASSUMED
from .models import Event, Participant, Report
from .review.attention import attention, doubt
from .tellings import Telling
from .voices import voices

Happening = Sequence[Telling]  # all reports of one

PLACES = ("site", "city", "district", "province", "country", "region", "")
SOURCES = ("clause", "recipient", "sentence", "dateline", "")
DATES = ("day", "week", "range", "month", "season", "year", "")
# The fields that reports tell.
TOLD = ["type", "mode", "quad", "score", "realis", "place", "country", "place_text", "place_source"]
TOLD += ["precision", "start", "end", "voices", "opened", "merged_into", "apart", "status", "doubt", "attention"]


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and which countries the database knows of those that reports name."""

    actors: dict[str, Actor]
    countries: set[str]


def new_event(members: Happening, apart: int | None) -> Event:
    """The event that these tell of, not saved yet."""
    event = Event(apart_id=apart)
    tell(event, members)
    return event


def bring_up_to_date(stale: Sequence[tuple[Event, Happening]], apart: int | None) -> None:
    """Set the fields of events from all of their reports."""
    for event, members in stale:
        event.apart_id = apart
        tell(event, members)
    events = [event for event, _members in stale]
    Event.objects.bulk_create(events, update_conflicts=True, unique_fields=["id"], update_fields=TOLD)
    Participant.objects.filter(event__in=events).delete()


def name_participants(told: Iterable[tuple[Event, Happening]]) -> None:
    """Save who did it and to whom, of events that have no participants yet. As many queries for one as for all."""
    sides = [
        (event, side, [getattr(report, side_field) for report in decided(reports_of(members), side_field)])
        for event, members in told
        for side, side_field in ((Participant.Side.ACTOR, "actors"), (Participant.Side.RECIPIENT, "recipients"))
    ]
    named = [one for _event, _side, reports in sides for ones in reports for one in ones]
    known = Known(
        Actor.objects.meant_by(one["actor"] for one in named if one["actor"]),
        set(Country.objects.filter(pk__in={one["country"] for one in named}).values_list("pk", flat=True)),
    )
    Participant.objects.bulk_create(
        one for event, side, reports in sides for one in participants(event, side, reports, known)
    )


def reports_of(members: Happening) -> list[Report]:
    return [telling.report for telling in in_order(members)]


def in_order(members: Happening) -> list[Telling]:
    """The earliest told first."""
    return sorted(members, key=lambda telling: telling.order)


def tell(event: Event, members: Happening) -> None:
    """Set the fields that TOLD names."""
    ordered = in_order(members)
    reports = reports_of(ordered)
    event.type = most_common(report.type for report in decided(reports, "type"))
    acts = (report for report in decided(reports, "mode") if report.type == event.type)
    event.mode = most_common(report.mode for report in acts if report.mode)
    event.quad = quad(event.type)
    event.score = score(event.type, event.mode)
    event.realis = decided(reports, "realis")[0].realis
    placed = min(decided(reports, "place"), key=how_placed)
    event.place, event.country_id = placed.place, placed.country_id
    event.place_text, event.place_source = placed.place_text, placed.place_source
    dated = min(decided(reports, "date"), key=how_dated)
    event.precision, event.start, event.end = dated.date_precision, dated.first_day, dated.last_day
    event.voices = voices(ordered)
    weigh(event, ordered)
    event.opened |= event.apart_id is None
    event.merged_into = None
    reviewed = any(report.reviewers >= settings.REVIEWERS_NEEDED for report in reports)
    event.status = Event.Status.REVIEWED if reviewed else Event.Status.PROVISIONAL


def decided(reports: Sequence[Report], field: str) -> Sequence[Report]:
    """Those in which a person decided the field, who goes before any machine; all where nobody has."""
    return [report for report in reports if field in report.decided] or reports


def weigh(event: Event, members: Happening) -> None:
    """How doubtful the event is, and how soon people should look at it."""
    reports = reports_of(members)
    event.doubt = doubt(reports, len(differences(reports)) if len(reports) > 1 else 0)
    newest = max(published for published, *_rest in (telling.order for telling in members))
    event.attention = attention(event.doubt, event.voices, event.apart_id is None, newest)


def most_common(values: Iterable[str]) -> str:
    """The first of those that most reports give."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value], default="")


def how_dated(report: Report) -> tuple[bool, int]:
    """The day that a text states goes first, then the more exact one."""
    return (report.date_source in ASSUMED, DATES.index(report.date_precision))


def how_placed(report: Report) -> tuple[int, int]:
    """The place that the act itself names goes first, then the more exact one."""
    source = SOURCES.index(report.place_source)
    return (source if report.place else len(SOURCES), PLACES.index(report.place.kind if report.place else ""))


def participants(event: Event, side: str, told: Sequence[list[dict[str, Any]]], known: Known) -> list[Participant]:
    """One side as the report tells it that knows most of them."""
    best = max(told, key=lambda ones: (sum(1 for one in ones if one["actor"]), len(ones)))
    return [
        Participant(
            event=event,
            side=side,
            position=position,
            text=one["text"],
            actor=known.actors.get(one["actor"]),
            country_id=one["country"] if one["country"] in known.countries else None,
            code=one["country"] or "",
            sector=one["sector"] or "",
        )
        for position, one in enumerate(best)
    ]
