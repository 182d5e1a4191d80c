"""Who did how much to whom: parties × parties, by the number of events or by their mean score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count

from articles.models import Actor, Country

from .counting import chosen_rows
from .filters import EventFilter
from .models import ActorDyad, CountryDyad

COUNTRIES, ACTORS = "countries", "actors"
Party = Country | Actor


@dataclass(frozen=True)
class Cell:
    """What one party did to another: how many events, and their mean score from -10, conflict, to 10, cooperation."""

    count: int
    score: float


@dataclass(frozen=True)
class Matrix:
    """`cells` by the keys of those who did it and of those to whom it was done; a pair without events has none."""

    parties: list[Party]
    cells: dict[tuple[Any, Any], Cell]

    def __len__(self) -> int:
        """How many events, those of several pairs more than once."""
        return sum(cell.count for cell in self.cells.values())

    def rows(self) -> Iterator[tuple[Party, list[tuple[Party, Cell | None]]]]:
        for who in self.parties:
            yield who, [(whom, self.cells.get((who.pk, whom.pk))) for whom in self.parties]


def crossed(chosen: EventFilter, of: str, most: int, only: list[Party]) -> Matrix:
    """`of`: countries, actors, or one kind of actor; `only` these, or those with most events, at most so many."""
    rows = dyads(chosen, of)
    parties = only or named(Country if of == COUNTRIES else Actor, most_active(rows, most))
    return Matrix(parties, counted(rows, [party.pk for party in parties]))


def dyads(chosen: EventFilter, of: str) -> Any:
    """Each event of the filter once for each pair of those who did it and those to whom it was done."""
    if of == COUNTRIES:
        return chosen_rows(CountryDyad, chosen)
    rows = chosen_rows(ActorDyad, chosen)
    return rows if of == ACTORS else rows.filter(who__kind=of, whom__kind=of)


def most_active(rows: Any, most: int) -> list[Any]:
    """Those with most events in their row and their column. Two queries."""
    counts: Counter[Any] = Counter()
    for side in ("who", "whom"):
        counts.update(dict(rows.values_list(side).annotate(n=Count("*")).order_by()))
    return [party for party, _n in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:most]]


def counted(rows: Any, parties: list[Any]) -> dict[tuple[Any, Any], Cell]:
    """Who and whom, of these parties → what one did to the other. One query."""
    cells = rows.filter(who__in=parties, whom__in=parties).values_list("who", "whom")
    return {(who, whom): Cell(n, mean) for who, whom, n, mean in cells.annotate(n=Count("*"), mean=Avg("score"))}


def named(model: Any, keys: list[Any]) -> list[Party]:
    return sorted(model.objects.in_bulk(keys).values(), key=str)
