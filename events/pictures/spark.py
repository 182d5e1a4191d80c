"""A picture as small as a word: cooperation and conflict in the last years, above and below a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Value, When
from django.db.models.functions import ExtractYear

from ..models import CountedQuerySet

YEARS = 12
HALF = 10  # the line lies in the middle of a drawing that is 20 high, and each year is 10 wide
BAR = 7
CONFLICT = Case(When(quad__gte=3, then=Value(1)), default=Value(0), output_field=IntegerField())


@dataclass(frozen=True)
class Spark:
    """Events of one country: all there are, and by year how many of cooperation and of conflict."""

    events: int
    cooperation: Mapping[int, int]
    conflict: Mapping[int, int]
    last: int

    @property
    def first(self) -> int:
        return self.last - YEARS + 1

    @property
    def empty(self) -> bool:
        return not any(self.cooperation[year] or self.conflict[year] for year in self.years)

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def highest(self) -> int:
        return max(max(self.cooperation[year], self.conflict[year]) for year in self.years)

    @property
    def above(self) -> str:
        return "".join(self._bars(self.cooperation, -1))

    @property
    def below(self) -> str:
        return "".join(self._bars(self.conflict, 1))

    def _bars(self, counts: Mapping[int, int], way: int) -> Iterator[str]:
        for number, year in enumerate(self.years):
            if counts[year]:
                height = way * HALF * counts[year] / self.highest
                yield f"M{number * 10} {HALF}v{height:.1f}h{BAR}v{-height:.1f}z"


def sparks(rows: CountedQuerySet) -> dict[str, Spark]:
    """Of rows of `EventCountry`: country → its events, those in it and those with somebody of it. One query."""
    total: Counter[str] = Counter()
    sides: dict[str, tuple[Counter[int], Counter[int]]] = {}
    last = 0
    counted = rows.order_by().values_list("country", ExtractYear("start"), CONFLICT).annotate(n=Count("*"))
    for iso3, year, conflict, n in counted:
        total[iso3] += n
        if year is not None and year <= date.today().year:  # noqa: DTZ011  what lies ahead was read wrongly
            sides.setdefault(iso3, (Counter(), Counter()))[conflict][year] += n
            last = max(last, year)
    none: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    return {iso3: Spark(n, *sides.get(iso3, none), last) for iso3, n in total.items()}
