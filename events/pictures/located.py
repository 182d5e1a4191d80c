"""Where events took place: countries with how many, and places known more exactly than by their country."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from articles.models import Article, ArticleCountry, Country, Place

MOST_SPOTS = 150
LOOKED_AT = 4  # times as many places with events: of some the archive knows no point
NO_POINT = (Place.Kind.COUNTRY, Place.Kind.REGION)  # a dot in the middle of a country would be a lie
AREAS = (Place.Kind.PROVINCE, Place.Kind.DISTRICT)


@dataclass(frozen=True)
class Spot:
    """A dot: one place, or several that lie close together on the picture."""

    lon: float
    lat: float
    name: str
    count: int
    places: tuple[str, ...] = ()  # their keys
    area: bool = False  # no more exactly known than by province or district: drawn hollow

    @property
    def asked(self) -> str:
        """The query string of its events."""
        return f"place{'s' if len(self.places) > 1 else ''}={','.join(self.places)}"


@dataclass(frozen=True)
class Located:
    """
    `shades`: countries → events there, 0 where the archive has articles of a country but no such event; a country that
    it has nothing of is not among them. `spots`: at most so many places, those with most events. `unplaced`: events
    whose country is not known.
    """

    shades: dict[Country, int] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)
    unplaced: int = 0

    def __len__(self) -> int:
        """How many events."""
        return sum(self.shades.values()) + self.unplaced

    @property
    def told(self) -> list[tuple[Country, int]]:
        """Those with events, the most first."""
        return sorted(((c, n) for c, n in self.shades.items() if n), key=lambda row: (-row[1], row[0].name))


def located(events: Any, *, most: int = MOST_SPOTS) -> Located:
    """Four queries, however many events there are."""
    by_country = dict(events.values_list("country").annotate(n=Count("*")).order_by())
    return Located(
        shades={
            country: by_country.get(country.pk, 0)
            for country in countries()
            if country.pk in by_country or country.heard_of
        },
        spots=spots(events, most),
        unplaced=by_country.get(None, 0),
    )


def countries() -> Any:
    """All countries; `heard_of`: public articles name them. One look into the index for each."""
    naming = ArticleCountry.objects.filter(country=OuterRef("pk"), article__in=Article.objects.public()).order_by()
    return Country.objects.annotate(heard_of=Subquery(naming.values("pk")[:1]))


def spots(events: Any, most: int) -> list[Spot]:
    there = events.filter(place__isnull=False)
    counts = dict(there.values_list("place").annotate(n=Count("*")).order_by("-n", "place")[: LOOKED_AT * most])
    points = Place.objects.exclude(kind__in=NO_POINT).filter(lat__isnull=False, lon__isnull=False).in_bulk(counts)
    return [spot(points[key], count) for key, count in counts.items() if key in points][:most]


def spot(place: Any, count: int) -> Spot:
    return Spot(place.lon, place.lat, place.name, count, (place.key,), place.kind in AREAS)
