"""The scale of bars that rise above a line and fall below it: the same both ways, with round numbers to read it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

LEAST = 4.0  # the drawing is never so steep that fewer fill it
SMALLEST_SIDE = 0.2  # of the whole: room for the name of a side where nothing is
MARKS = 3  # round numbers on the longer side, at most


@dataclass(frozen=True)
class Line:
    """A round number, and how far down the drawing it stands."""

    value: int
    y: str
    begins: bool  # whether it is the line from which both sides are counted


@dataclass(frozen=True)
class Scale:
    """How much the drawing holds above its line and below it."""

    above: float
    below: float

    @classmethod
    def of(cls, above: float, below: float) -> Scale:
        longer = max(above, below, LEAST) * 1.06  # air
        least = longer * SMALLEST_SIDE / (1 - SMALLEST_SIDE)
        if max(above, below) < LEAST:
            return cls(longer, longer)
        return cls(max(above * 1.06, least), max(below * 1.06, least))

    @property
    def whole(self) -> float:
        return self.above + self.below

    @property
    def line(self) -> float:
        """How far down the line lies, as a part of the height."""
        return self.above / self.whole

    @property
    def below_line(self) -> str:
        """Where words have room."""
        return f"{100 * (self.line + (1 - self.line) / 2):.3f}%"

    @property
    def step(self) -> int:
        return round_step(max(self.above, self.below) / MARKS)

    @property
    def lines(self) -> Iterator[Line]:
        for number in range(-int(self.below // self.step), int(self.above // self.step) + 1):
            share = (self.above - number * self.step) / self.whole
            yield Line(abs(number) * self.step, f"{100 * share:.3f}%", not number)


def round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that is no smaller."""
    if least <= 1:
        return 1
    power: int = 10 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
