"""Events in order of time, gathered under what is known of their day: the day itself, or the month, or the year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from .models import Event
from .periods import told


@dataclass(frozen=True)
class Day:
    """What happened on one day, or in one month or year where the day is not known."""

    name: str
    events: list[Event] = field(default_factory=list)

    @property
    def on(self) -> date | None:
        """The day itself, where it is known to the day."""
        return self.events[0].day


@dataclass(frozen=True)
class Year:
    number: int | None
    days: list[Day]


def by_day(events: Iterable[Event]) -> list[Day]:
    """In the order in which they come."""
    days: dict[tuple[date | None, date | None], Day] = {}
    for event in events:
        day = days.setdefault((event.start, event.end), Day(told(event.start, event.end, event.precision)))
        day.events.append(event)
    return list(days.values())


def by_year(events: Iterable[Event]) -> list[Year]:
    return [
        Year(number, by_day(within))
        for number, within in groupby(events, key=lambda event: event.start.year if event.start else None)
    ]
