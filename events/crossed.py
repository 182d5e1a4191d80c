"""Who did how much to whom: parties × parties, by the number of events or by their mean score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, FilteredRelation, Q

from articles.models import Actor, Country

from .models import Participant

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


def crossed(events: Any, of: str, most: int, only: list[Party]) -> Matrix:
    """`of`: countries, actors, or one kind of actor; `only` these, or those with most events, at most so many."""
    model: Any = Country if of == COUNTRIES else Actor
    if only:
        pairs, parties = counted(events, of, {party.pk for party in only}), only
    elif of == COUNTRIES:  # few enough to count all their pairs and then choose
        pairs = counted(events, of)
        parties = named(model, most_active(pairs, most))
    else:
        parties = named(model, most_present(events, of, most))
        pairs = counted(events, of, {party.pk for party in parties})
    shown = {party.pk for party in parties}
    return Matrix(parties, {pair: cell for pair, cell in pairs.items() if shown.issuperset(pair)})


def counted(events: Any, of: str, only: set[Any] | None = None) -> dict[tuple[Any, Any], Cell]:
    """Who and whom → what one did to the other; `only` between these. One query."""
    who, whom = ("did__country", "had__country") if of == COUNTRIES else ("did__actor", "had__actor")
    known = {f"{who}__in": only, f"{whom}__in": only} if only else {f"{who}__isnull": False, f"{whom}__isnull": False}
    rows = (
        events.order_by()
        .annotate(did=on(Participant.Side.ACTOR), had=on(Participant.Side.RECIPIENT))
        .filter(**known)
        .values_list(who, whom)
        .annotate(n=Count("pk", distinct=True), mean=Avg("score"))
    )
    return {(one, other): Cell(n, mean) for one, other, n, mean in rows}


def on(side: str) -> FilteredRelation:
    return FilteredRelation("participants", condition=Q(participants__side=side))


def most_active(pairs: dict[tuple[Any, Any], Cell], most: int) -> list[Any]:
    """Those with most events on either side of a pair."""
    counts: Counter[Any] = Counter()
    for pair, cell in pairs.items():
        for party in set(pair):
            counts[party] += cell.count
    return [party for party, _n in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:most]]


def most_present(events: Any, of: str, most: int) -> list[Any]:
    """Actors by the events that they take part in, on either side."""
    parts = Participant.objects.filter(event__in=events.order_by().values("pk"), actor__isnull=False)
    if of != ACTORS:
        parts = parts.filter(actor__kind=of)
    counts = parts.values_list("actor").annotate(n=Count("pk")).order_by("-n", "actor")[:most]
    return [actor for actor, _n in counts]


def named(model: Any, keys: list[Any]) -> list[Party]:
    return sorted(model.objects.in_bulk(keys).values(), key=str)
