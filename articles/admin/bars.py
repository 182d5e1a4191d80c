"""A row of bars, drawn on the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

WIDE, HIGH = 10, 60  # of one bar with the gap after it, and of the row


@dataclass(frozen=True)
class Bar:
    """One bar in units of the drawing, from the top left, and what it says."""

    x: int
    y: float
    height: float
    told: str


def bars(numbers: Sequence[int], labels: Sequence[str] = ()) -> list[Bar]:
    """A bar for each number, the largest as high as the row; what is not nothing is seen."""
    most = max([*numbers, 1])
    drawn = []
    for place, number in enumerate(numbers):
        height = round(max(HIGH * number / most, 1.5 if number else 0), 1)
        told = ngettext("%d article", "%d articles", number) % number
        if labels:
            told = f"{labels[place]}: {told}"
        drawn.append(Bar(place * WIDE, round(HIGH - height, 1), height, told))
    return drawn
