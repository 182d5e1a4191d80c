"""How much happened when: events a year, or a month where few years are known, by class; and the bars that show it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min
from django.db.models.functions import TruncMonth, TruncYear
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from .axis import Tick, ticks

MONTHLY_YEARS = 3  # up to so many years are shown month by month
MOST_YEARS = 40
FEWEST = 10  # bars; fewer would be as wide as they are high
FEW = 4  # events; the drawing is never so steep that fewer fill it
GAP = 0.12  # between two bars
HALF = 50.0  # the axis lies in the middle of a drawing that is 100 high


@dataclass(frozen=True)
class Bar:
    """One year or month, and its number of events in the classes 1 to 4."""

    first: date
    last: date
    name: str
    counts: tuple[int, int, int, int]

    @property
    def cooperation(self) -> int:
        return self.counts[0] + self.counts[1]

    @property
    def conflict(self) -> int:
        return self.counts[2] + self.counts[3]


@dataclass(frozen=True)
class Block:
    """A rectangle of the drawing, in which a bar is 1 wide: cooperation above the axis, conflict below it."""

    quad: int
    x: str
    y: str
    height: str


@dataclass(frozen=True)
class Activity:
    bars: list[Bar]
    ticks: list[Tick]

    @property
    def blocks(self) -> list[Block]:
        highest = max(FEW, *(max(bar.cooperation, bar.conflict) for bar in self.bars))
        return [block for number, bar in enumerate(self.bars) for block in blocks(number, bar, HALF / highest)]


def blocks(number: int, bar: Bar, scale: float) -> Iterator[Block]:
    """What was done lies at the outer end of conflict and next to the axis of cooperation."""
    heights = [count * scale for count in bar.counts]
    tops = (HALF - heights[1] - heights[0], HALF - heights[1], HALF, HALF + heights[2])
    for quad, (top, height) in enumerate(zip(tops, heights, strict=True), 1):
        if height:
            yield Block(quad, f"{number + GAP / 2:.2f}", f"{top:.2f}", f"{height:.2f}")


def activity(events: Any) -> Activity | None:
    """None where nothing happened, or all on one day."""
    first, last = events.aggregate(first=Min("start"), last=Max("start")).values()
    if first == last:
        return None
    monthly = last.year - first.year < MONTHLY_YEARS
    periods = list(months(first, last) if monthly else years(first, last))
    counts = counted(events, periods, TruncMonth("start") if monthly else TruncYear("start"))
    bars = [
        Bar(start, end, written(start, _("F Y") if monthly else _("Y")), counts.get(start, (0, 0, 0, 0)))
        for start, end in periods
    ]
    return Activity(bars, list(ticks([bar.first for bar in bars], monthly=monthly)))


def counted(events: Any, periods: list[tuple[date, date]], by: Any) -> dict[date, tuple[int, int, int, int]]:
    """First day of a period → how many events of each class."""
    rows = (
        events.filter(start__gte=periods[0][0])
        .annotate(period=by)
        .values_list("period", "quad")
        .annotate(n=Count("pk"))
        .order_by()
    )
    found: dict[date, list[int]] = {}
    for period, quad, n in rows:
        found.setdefault(period, [0, 0, 0, 0])[quad - 1] = n
    return {period: (c[0], c[1], c[2], c[3]) for period, c in found.items()}


def years(first: date, last: date) -> Iterator[tuple[date, date]]:
    earliest = min(max(first.year, last.year - MOST_YEARS + 1), last.year - FEWEST + 1)
    for year in range(earliest, last.year + 1):
        yield date(year, 1, 1), date(year, 12, 31)


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    latest = last.year * 12 + last.month
    for number in range(min(first.year * 12 + first.month - 1, latest - FEWEST), latest):
        year, month = divmod(number, 12)
        yield date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])
