"""A range of time in days, weeks, months or years, as its length needs, and how many events each of them holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from . import periods

Counts = tuple[int, int, int, int]  # events by class
NONE: Counts = (0, 0, 0, 0)
MOST = 120  # periods in one range; what is older than so many years is gathered in the first


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def first(self, day: date) -> date:
        """The first day of the period that holds a day."""
        match self:
            case Unit.DAY:
                return day
            case Unit.WEEK:
                return day - timedelta(min(day.weekday(), (day - date.min).days))
            case Unit.MONTH:
                return day.replace(day=1)
            case Unit.YEAR:
                return day.replace(month=1, day=1)

    def after(self, first: date) -> date:
        """The first day of the next period."""
        match self:
            case Unit.DAY:
                return first + timedelta(1)
            case Unit.WEEK:
                return first + timedelta(7)
            case Unit.MONTH:
                return self.first(first + timedelta(31))
            case Unit.YEAR:
                return self.first(first + timedelta(366))


LONGEST = ((Unit.DAY, 45), (Unit.WEEK, 400), (Unit.MONTH, MOST * 30))  # days of a range that is parted so


@dataclass(frozen=True)
class Period:
    """From its first to its last day, both within."""

    first: date
    last: date
    unit: Unit
    counts: Counts = NONE

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def key(self) -> str:
        """What an address calls it: 2021, 2021-02, or its first day."""
        return str(self.first)[: {Unit.YEAR: 4, Unit.MONTH: 7}.get(self.unit, 10)]

    @property
    def name(self) -> str:
        if self.last.year - self.first.year > 1:
            return _("Until %(year)s") % {"year": self.last.year}
        precision = {Unit.YEAR: "year", Unit.MONTH: "month"}.get(self.unit, "")
        return periods.told(self.first, self.last, precision)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def unit_for(first: date, last: date) -> Unit:
    return next((unit for unit, most in LONGEST if (last - first).days < most), Unit.YEAR)


def parted(first: date, last: date, unit: Unit) -> list[Period]:
    """All periods of a range, in order, none left out; the first one reaches back where there were too many."""
    starts = list(all_starts(first, last, unit))
    kept = starts[-MOST:]
    ends = [start - timedelta(1) for start in kept[1:]] + [unit.after(kept[-1]) - timedelta(1)]
    kept[0] = starts[0]
    return [Period(start, end, unit) for start, end in zip(kept, ends, strict=True)]


def all_starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    start = unit.first(first)
    while start <= last:
        yield start
        start = unit.after(start)


def extent(events: Any) -> tuple[date, date] | None:
    """The first day on which one of them began, and the last: two looks into the index."""
    days = events.filter(start__isnull=False).order_by().values_list("start", flat=True)
    first, last = days.order_by("start", "pk").first(), days.order_by("-start", "-pk").first()
    return (first, last) if first and last else None


def counted(events: Any, within: list[Period]) -> list[Period]:
    """The periods with how many events began in each. An event belongs to the one that holds its first day."""
    unit, found = within[0].unit, [[0, 0, 0, 0] for _ in within]
    starts = [period.first for period in within]
    rows = events.filter(start__gte=within[0].first, start__lte=within[-1].last)
    for day, quad, n in rows.values_list("start", "quad").annotate(n=Count("*")).order_by():
        found[bisect_right(starts, day) - 1][quad - 1] += n
    return [
        Period(period.first, period.last, unit, (c[0], c[1], c[2], c[3]))
        for period, c in zip(within, found, strict=True)
    ]


def by_year(within: Iterable[Period]) -> list[tuple[int, list[Period]]]:
    """The latest first, without those in which nothing is known."""
    told = sorted((period for period in within if period.total), key=lambda period: period.first, reverse=True)
    return [(year, list(group)) for year, group in groupby(told, key=lambda period: period.last.year)]


def short_name(period: Period) -> str:
    """For an axis: 2021, Feb 2021, 25 Feb 2021."""
    form = {Unit.YEAR: _("Y"), Unit.MONTH: _("M Y")}.get(period.unit, _("j M Y"))
    return written(period.first, form)
