"""Cooperation and conflict month by month: how many events of each class, how intense they are, and silence."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, DateField, IntegerField, Sum, Value, When
from django.db.models.functions import TruncMonth
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from ..axis import Tick, ticks
from .scale import Scale

MOST, FEWEST = 120, 12  # months
GAP = 0.14  # between two bars, of a month's width
NAMED_FROM = 0.16  # of the width: silence that is shorter has no room for its name
NARROW_FROM = 0.45  # the same on a telephone
QUADS = (1, 2, 3, 4)
NO_LANE = Value(0, output_field=IntegerField())


class Measure(StrEnum):
    EVENTS = "events"
    INTENSITY = "intensity"  # the sum of their scores, each from −10 to 10


@dataclass(frozen=True)
class Amount:
    """Events of one class in one month: how many, and the sum of their scores."""

    count: int = 0
    sum: float = 0.0

    def size(self, quad: int, measure: Measure) -> float:
        """How far it reaches from the line: a sum on the other side of nought reaches nowhere."""
        if measure is Measure.EVENTS:
            return self.count
        return max(0.0, self.sum if quad <= 2 else -self.sum)


@dataclass(frozen=True)
class Month:
    """`silent`: nothing is told of it and no article of that month is there, so that nobody can say it was quiet."""

    first: date
    amounts: tuple[Amount, Amount, Amount, Amount]
    silent: bool

    @property
    def last(self) -> date:
        return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])

    @property
    def name(self) -> str:
        return written(self.first, _("F Y"))

    @property
    def cooperation(self) -> int:
        return self.amounts[0].count + self.amounts[1].count

    @property
    def conflict(self) -> int:
        return self.amounts[2].count + self.amounts[3].count

    @property
    def events(self) -> int:
        return self.cooperation + self.conflict

    def above(self, measure: Measure) -> float:
        return self.amounts[0].size(1, measure) + self.amounts[1].size(2, measure)

    def below(self, measure: Measure) -> float:
        return self.amounts[2].size(3, measure) + self.amounts[3].size(4, measure)


@dataclass(frozen=True)
class Stretch:
    """Months of silence in a row; as parts of a drawing that is `of` months wide."""

    first: Month
    last: Month
    start: int
    length: int
    of: int

    @property
    def x(self) -> str:
        return percent(self.start / self.of)

    @property
    def width(self) -> str:
        return percent(self.length / self.of)

    @property
    def middle(self) -> str:
        return percent((self.start + self.length / 2) / self.of)

    @property
    def named(self) -> bool:
        return self.length / self.of >= NAMED_FROM

    @property
    def wide(self) -> bool:
        """Whether only wide screens have room for its name."""
        return self.length / self.of < NARROW_FROM


@dataclass(frozen=True)
class Block:
    """A rectangle of the drawing: what was done lies next to the line, what was said at its outer end."""

    quad: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Lane:
    """One row of bars: all events, or those in which one did something to the other."""

    name: str
    months: Sequence[Month]
    measure: Measure
    scale: Scale

    @cached_property
    def blocks(self) -> list[Block]:
        return [block for number, month in enumerate(self.months) for block in self.stacked(number, month)]

    def stacked(self, number: int, month: Month) -> Iterator[Block]:
        said, done, scolded, fought = (
            month.amounts[quad - 1].size(quad, self.measure) / self.scale.whole for quad in QUADS
        )
        line = self.scale.line
        tops = (line - done - said, line - done, line + fought, line)
        for quad, (top, height) in enumerate(zip(tops, (said, done, scolded, fought), strict=True), 1):
            if height:
                left, width = (number + GAP / 2) / len(self.months), (1 - GAP) / len(self.months)
                yield Block(quad, percent(left), percent(top), percent(width), percent(height))

    @property
    def links(self) -> Iterator[tuple[Month, str, str]]:
        """The months in which something happened, each with its left edge and its width."""
        for number, month in enumerate(self.months):
            if month.events:
                yield month, percent(number / len(self.months)), percent(1 / len(self.months))

    @cached_property
    def silences(self) -> list[Stretch]:
        return [row for row in self.stretches() if isinstance(row, Stretch)]

    def stretches(self) -> Iterator[Month | Stretch]:
        """The months, and each silence between them as one."""
        start = 0
        for number, month in enumerate([*self.months, None]):
            if month and month.silent:
                continue
            if number > start:
                yield Stretch(*(self.months[start], self.months[number - 1], start, number - start, len(self.months)))
            if month:
                yield month
            start = number + 1

    @property
    def latest_first(self) -> list[Month | Stretch]:
        return list(self.stretches())[::-1]


@dataclass(frozen=True)
class Curve:
    """`before`: events earlier than the first month. `undated`: those whose month is not known."""

    lanes: list[Lane]
    measure: Measure
    before: int
    undated: int

    @property
    def months(self) -> Sequence[Month]:
        return self.lanes[0].months

    @property
    def ticks(self) -> list[Tick]:
        return list(ticks([month.first for month in self.months], monthly=True))

    def without_empty(self, *numbers: int) -> Curve:
        """Without those of these lanes in which nothing happened."""
        empty = {n for n in numbers if not any(month.events for month in self.lanes[n].months)}
        return replace(self, lanes=[lane for n, lane in enumerate(self.lanes) if n not in empty])

    @property
    def any_silence(self) -> bool:
        return bool(self.lanes[0].silences)

    @property
    def by_intensity(self) -> bool:
        return self.measure is Measure.INTENSITY


def curve(
    events: Any,
    articles: Any,
    *,
    measure: str = Measure.EVENTS,
    names: Sequence[str] = ("",),
    lane: Any = NO_LANE,
    today: date | None = None,
) -> Curve | None:
    """
    Of these events, drawn over the months up to the last of them or of the articles that could have told of more.
    `lane` is an expression that says in which of the rows with these `names` an event stands. None where they tell of
    less than two months. Two queries.
    """
    month = TruncMonth(Case(When(precision="year", then=None), default="start", output_field=DateField()))
    counted = events.order_by().values_list(lane, month, "quad").annotate(n=Count("*"), total=Sum("score"))
    reported = articles.order_by().values_list(TruncMonth("published"), flat=True).distinct()
    return drawn(counted, reported, measure=measure, names=names, today=today or date.today())  # noqa: DTZ011


Counted = tuple[int, date | None, int, int, float]  # lane, month, class, how many, the sum of their scores


def drawn(
    counted: Iterable[Counted],
    reported: Iterable[date],
    *,
    measure: str = Measure.EVENTS,
    names: Sequence[str] = ("",),
    today: date,
) -> Curve | None:
    """`counted` are events by lane, month and class; `reported` the months of which there are articles."""
    amounts: defaultdict[tuple[int, date], dict[int, Amount]] = defaultdict(dict)
    events: Counter[date | None] = Counter()
    for lane, month, quad, n, total in counted:
        known = month if month and month <= today else None  # what lies ahead was read wrongly
        events[known] += n
        if known:
            amounts[lane, known][quad] = Amount(n, round(total, 1))
    undated = events.pop(None, 0)
    if len(events) < 2:
        return None
    told = {month for month in events if month}
    written_in = {month for month in reported if month <= today}
    shown = months(min(told | written_in), max(told | written_in))
    silent = {month for month in shown if month not in told and month not in written_in}
    rows = [
        [Month(month, of_classes(amounts.get((lane, month), {})), month in silent) for month in shown]
        for lane in range(len(names))
    ]
    chosen = Measure(measure)
    scale = Scale.of(
        above=max(month.above(chosen) for row in rows for month in row),
        below=max(month.below(chosen) for row in rows for month in row),
    )
    lanes = [Lane(name, row, chosen, scale) for name, row in zip(names, rows, strict=True)]
    before = sum(n for month, n in events.items() if month and month < shown[0])
    return Curve(lanes, chosen, before, undated)


def of_classes(amounts: Mapping[int, Amount]) -> tuple[Amount, Amount, Amount, Amount]:
    one, two, three, four = (amounts.get(quad, Amount()) for quad in QUADS)
    return one, two, three, four


def months(first: date, last: date) -> list[date]:
    """The first days of all months from one to another: at least FEWEST, at most MOST, the last ones."""
    end = last.year * 12 + last.month
    begin = max(min(first.year * 12 + first.month - 1, end - FEWEST), end - MOST, 12)
    return [date(number // 12, number % 12 + 1, 1) for number in range(begin, end)]


def percent(share: float) -> str:
    return f"{100 * share:.3f}%"
