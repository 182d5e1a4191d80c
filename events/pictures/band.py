"""A band of time: for each period a bar of what was counted, cooperation above the line and conflict below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..spans import Period, short_name

HALF = 50.0  # the line lies in the middle of a drawing that is 100 high
FEW = 4  # events; the drawing is never so steep that fewer fill it
GAP = 0.12  # between two bars, each 1 wide
ROOM = 8  # names on the axis
STEPS = (1, 2, 5, 10, 20, 50)
END = 0.95  # a name further right would stick out


@dataclass(frozen=True)
class Bar:
    """`left`: from where, in bars. `blocks`: class, top and height of each part."""

    left: int
    period: Period
    blocks: list[tuple[int, str, str]]


@dataclass(frozen=True)
class Label:
    x: str
    name: str


@dataclass(frozen=True)
class Band:
    """`chosen`: from which bar, and how many, of those that the page shows."""

    bars: list[Bar]
    labels: list[Label]
    chosen: tuple[int, int]

    @property
    def width(self) -> int:
        return len(self.bars)

    @property
    def after(self) -> int:
        """Where the chosen ones end."""
        return sum(self.chosen)

    @property
    def rest(self) -> int:
        """How many bars follow them."""
        return self.width - self.after


def band(periods: Sequence[Period], since: date | None, until: date | None) -> Band:
    highest = max(FEW, *(max(sum(period.counts[:2]), sum(period.counts[2:])) for period in periods))
    bars = [Bar(n, period, list(blocks(period, HALF / highest))) for n, period in enumerate(periods)]
    chosen = [
        n for n, one in enumerate(periods) if (not since or one.last >= since) and (not until or one.first <= until)
    ]
    return Band(bars, list(labels(periods)), (chosen[0], len(chosen)) if chosen else (0, 0))


def blocks(period: Period, scale: float) -> Iterator[tuple[int, str, str]]:
    """What was done lies at the outer end of conflict and next to the line of cooperation."""
    heights = [count * scale for count in period.counts]
    tops = (HALF - heights[1] - heights[0], HALF - heights[1], HALF, HALF + heights[2])
    for quad, (top, height) in enumerate(zip(tops, heights, strict=True), 1):
        if height:
            yield quad, f"{top:.2f}", f"{height:.2f}"


def labels(periods: Sequence[Period]) -> Iterator[Label]:
    """Names for the axis: round years where there are several, otherwise every so many periods."""
    named = [n for n, one in enumerate(periods) if starts_year(one)] if len(years(periods)) > ROOM // 2 else []
    numbers = named or list(range(len(periods)))
    step = next(step for step in (*STEPS, len(numbers)) if len(numbers) <= step * ROOM)
    for number in numbers:
        round_one = periods[number].first.year % step == 0 if named else number % step == 0
        if round_one and number / len(periods) < END:
            name = str(periods[number].first.year) if named else short_name(periods[number])
            yield Label(f"{100 * number / len(periods):.2f}%", name)


def years(periods: Sequence[Period]) -> set[int]:
    return {period.first.year for period in periods}


def starts_year(period: Period) -> bool:
    """Whether the year's first day lies in it."""
    return date(period.last.year, 1, 1) >= period.first
