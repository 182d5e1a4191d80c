"""The names on an axis of years or months: the first always, then round ones, as many as narrow and wide screens hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

MONTHS = (1, 3, 6, 12)  # each divides the next, so that what is named on narrow screens is named on wide ones too
YEARS = (1, 5, 10)
NARROW, WIDE = 4, 10  # names
NARROW_START, WIDE_START = 0.22, 0.125  # of the width is taken by the first name
END = 0.9  # a name further right would stick out


@dataclass(frozen=True)
class Tick:
    """A name where its bar begins. `wide`: only wide screens have room for it."""

    number: int
    name: str
    of: int
    wide: bool = False

    @property
    def ends(self) -> bool:
        return self.number / self.of > END

    @property
    def x(self) -> str:
        """Where the name stands: its left edge, or for one that ends with the axis its right edge."""
        return "100%" if self.ends else f"{100 * self.number / self.of:.2f}%"


def ticks(periods: Sequence[date], *, monthly: bool) -> Iterator[Tick]:
    """The periods' first days → those that are named."""
    of = len(periods)
    narrow, wide = (step(of, most, MONTHS if monthly else YEARS) for most in (NARROW, WIDE))
    yield Tick(0, written(periods[0], _("M Y") if monthly else _("Y")), of)
    for number, first in enumerate(periods):
        counted = first.month - 1 if monthly else first.year
        name = written(first, _("M") if monthly and first.month > 1 else _("Y"))
        if counted % narrow == 0 and number >= of * NARROW_START:
            yield Tick(number, name, of)
        elif counted % wide == 0 and number >= of * WIDE_START:
            yield Tick(number, name, of, wide=True)


def step(periods: int, most: int, steps: Sequence[int]) -> int:
    """The smallest step with which no more than so many names come about."""
    return next((size for size in steps if periods // size <= most), steps[-1])
