"""The names on an axis of years or months: the first, then round ones, as many as narrow and wide screens hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

END = 0.9  # a name further right would stick out
TOO_LATE = 0.975  # and one even further right would meet the one before it


@dataclass(frozen=True)
class Scale:
    """The steps between names, each dividing the next; and how many names screens hold, how wide the first is."""

    steps: tuple[int, ...]
    most_on_narrow: int
    most_on_wide: int
    first_on_narrow: float
    first_on_wide: float

    def step(self, periods: int, most: int) -> int:
        """The smallest step with which no more than so many names come about."""
        return next((size for size in self.steps if periods // size <= most), self.steps[-1])


MONTHS = Scale((1, 3, 6, 12, 24, 60), most_on_narrow=4, most_on_wide=10, first_on_narrow=0.22, first_on_wide=0.125)
YEARS = Scale((1, 5, 10), most_on_narrow=4, most_on_wide=13, first_on_narrow=0.14, first_on_wide=0.08)


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
        return "100%" if self.ends else self.at

    @property
    def at(self) -> str:
        """Where its bar begins."""
        return f"{100 * self.number / self.of:.2f}%"


def ticks(periods: Sequence[date], *, monthly: bool) -> Iterator[Tick]:
    """The periods' first days → those that are named."""
    of = len(periods)
    scale = MONTHS if monthly else YEARS
    narrow, wide = scale.step(of, scale.most_on_narrow), scale.step(of, scale.most_on_wide)
    yield Tick(0, written(periods[0], _("M Y") if monthly else _("Y")), of)
    for number, first in enumerate(periods[: int(of * TOO_LATE) + 1]):
        counted = first.year * 12 + first.month - 1 if monthly else first.year
        name = written(first, _("M") if monthly and first.month > 1 else _("Y"))
        if counted % narrow == 0 and number >= of * scale.first_on_narrow:
            yield Tick(number, name, of)
        elif counted % wide == 0 and number >= of * scale.first_on_wide:
            yield Tick(number, name, of, wide=True)
