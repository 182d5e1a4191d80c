"""
Who says what: the reports of an event side by side, and where they contradict each other.

A more exact statement is no contradiction: Abu Kamal lies in Syria, the 25th in February. Northern Syria is not
eastern Syria, and the 25th is not the 26th. What was only assumed contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from articles.models import Place

from .coding.results import ASSUMED
from .models import Event, Report

SIDES = re.compile(r"(?i)\b(north|south)?[- ]?(east|west)?(?:ern)?(?:most)?\b")
TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}

Statement = tuple[int | None, str, str, str]

DATELINE = "dateline"  # says where a report was written, which contradicts nothing


@dataclass(frozen=True)
class Claim:
    """One report, and which of its values another report contradicts: of place, day and realis."""

    report: Report
    differs: frozenset[str]


def claims(reports: Iterable[Report]) -> list[Claim]:
    told = list(reports)
    different = {statement(report): report for report in told}
    differs: dict[Statement, set[str]] = {one: set() for one in different}
    for one, other in combinations(different, 2):
        for field, contradict in CONTRADICTIONS.items():
            if contradict(different[one], different[other]):
                differs[one].add(field)
                differs[other].add(field)
    return [Claim(report, frozenset(differs[statement(report)])) for report in told]


def closest(event: Event, told: Iterable[Claim]) -> Report:
    """The report that says most of what the event's fields hold, the earliest among equals: the one to quote."""

    def agreed(report: Report) -> int:
        day = says_when(report) and report.days == (event.start, event.end)
        place = report.place is not None and report.place == event.place
        return day + place

    return max((claim.report for claim in told), key=agreed)


def statement(report: Report) -> Statement:
    """What a report says, so that many reports which say the same are compared once."""
    when = report.date_value if says_when(report) else ""
    return report.place_id, report.place_text.lower(), when, report.realis


def differences(reports: Iterable[Report]) -> set[str]:
    """The fields on which not all reports can be right."""
    return {field for claim in claims(reports) for field in claim.differs}


def places_differ(one: Report, other: Report) -> bool:
    if one.place is None or other.place is None or DATELINE in (one.place_source, other.place_source):
        return False
    if one.place == other.place:
        ours, theirs = sides(one.place_text), sides(other.place_text)
        return not (ours <= theirs or theirs <= ours)
    return not (holds(one.place, other.place) or holds(other.place, one.place))


def holds(wide: Place, narrow: Place) -> bool:
    """Whether one place is known to lie in the other, or may: of a region that is no country, nothing is known."""
    if Place.Kind.REGION in (wide.kind, narrow.kind):
        return True
    if wide.country_id != narrow.country_id:
        return False
    if wide.kind == Place.Kind.COUNTRY:
        return True
    return wide.kind == Place.Kind.PROVINCE and wide.admin == narrow.admin


def sides(text: str) -> frozenset[str]:
    """
    The sides of the compass that a place's name begins with.

    >>> sorted(sides("north-eastern Syria"))
    ['east', 'north']
    """
    found = SIDES.match(text.removeprefix("the ").removeprefix("The "))
    return frozenset(side.lower() for side in found.groups() if side) if found else frozenset()


def days_differ(one: Report, other: Report) -> bool:
    if not (says_when(one) and says_when(other)):
        return False
    (first, last), (other_first, other_last) = one.days or (date.max, date.max), other.days or (date.min, date.min)
    return last < other_first or other_last < first


def says_when(report: Report) -> bool:
    return bool(report.date_value) and report.date_source not in ASSUMED


def realis_differs(one: Report, other: Report) -> bool:
    return one.realis != other.realis and not {one.realis, other.realis} <= TOOK_PLACE


CONTRADICTIONS: dict[str, Callable[[Report, Report], bool]] = {
    "place": places_differ,
    "day": days_differ,
    "realis": realis_differs,
}
