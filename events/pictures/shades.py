"""Few steps for many counts: how dark a country, how large a dot, and what the legend says of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = 5
ROUND = (1, 2, 5)


@dataclass(frozen=True)
class Steps:
    """The least count of each step, ascending; and the highest count of all."""

    least: tuple[int, ...]
    highest: int

    def of(self, count: int) -> int:
        """0 for nothing, then 1 to 5."""
        return bisect_right(self.least, count)

    @property
    def ranges(self) -> list[tuple[int, int, int]]:
        """Step, its least and its greatest count."""
        ends = [*(least - 1 for least in self.least[1:]), self.highest]
        return [(step, least, end) for step, (least, end) in enumerate(zip(self.least, ends, strict=False), 1)]


def steps(counts: Iterable[int]) -> Steps:
    """Round numbers between one and the highest, each step some times as wide as the one before: counts of news are."""
    highest = max(counts, default=0)
    if highest <= STEPS:
        return Steps(tuple(range(1, highest + 1)), highest)
    return Steps(tuple(dict.fromkeys([1, *(near(highest ** (n / STEPS)) for n in range(1, STEPS))])), highest)


def near(wanted: float) -> int:
    """The nearest of 2, 5, 10, 20, 50 …"""
    return min(round_numbers(wanted), key=lambda number: abs(number - wanted))


def round_numbers(up_to: float) -> Sequence[int]:
    decades = range(len(str(int(up_to))) + 1)
    return [first * 10**decade for decade in decades for first in ROUND if first * 10**decade > 1]
