"""Places: Aleppo lies in northern Syria and that in Syria; northern Syria is not eastern Syria."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from articles.models import Place
from articles.tagging.reference import read_countries, read_regions

from ..compare import distance
from ..models import Report
from .relation import Relation

SIDES = re.compile(r"(?i)(?:the )?\b(north|south)?[- ]?(east|west)?(?:ern)?(?:most)?\b")
DATELINE = "dateline"  # says where a report was written, which contradicts nothing
MIDDLE = 0.5  # degrees on either side of a country's point in which a town may be counted to either half

OUTSKIRTS = 20  # kilometres: what happens outside a city is told of it and of the town there


@dataclass(frozen=True)
class ToldPlace:
    place: Place
    sides: frozenset[str]  # of it, as the words say: {"north", "east"}


def told_place(report: Report) -> ToldPlace | None:
    if report.place is None or report.place_source == DATELINE:
        return None
    return ToldPlace(report.place, sides(report.place_text))


def sides(text: str) -> frozenset[str]:
    """
    The sides of the compass that a place's name begins with.

    >>> sorted(sides("north-eastern Syria"))
    ['east', 'north']
    """
    found = SIDES.match(text)
    return frozenset(side.lower() for side in found.groups() if side) if found else frozenset()


def relate_places(one: ToldPlace, other: ToldPlace) -> Relation:
    if one.place == other.place:
        return relate_sides(one.sides, other.sides)
    if holds(other.place, one.place):
        return Relation.FINER if may_lie(one.place, other) else Relation.DIFFERENT
    if holds(one.place, other.place):
        return Relation.COARSER if may_lie(other.place, one) else Relation.DIFFERENT
    if {one.place.kind, other.place.kind} == {Place.Kind.REGION}:
        return Relation.OPEN  # regions of the world overlap
    if Place.Kind.DISTRICT in (one.place.kind, other.place.kind) and same_province(one.place, other.place):
        return Relation.OPEN  # which towns lie in a district is not known
    return Relation.OPEN if distance(one.place, other.place) <= OUTSKIRTS else Relation.DIFFERENT


def relate_sides(one: frozenset[str], other: frozenset[str]) -> Relation:
    if one == other:
        return Relation.SAME
    if one >= other:
        return Relation.FINER
    return Relation.COARSER if one <= other else Relation.DIFFERENT


def holds(wide: Place, narrow: Place) -> bool:
    """Whether the one place is known to lie in the other."""
    if wide.kind == Place.Kind.REGION:
        return narrow.country_id in countries_of_regions().get(wide.key, ())
    if narrow.kind in (Place.Kind.REGION, Place.Kind.COUNTRY):
        return False
    if wide.kind == Place.Kind.COUNTRY:
        return wide.country_id == narrow.country_id
    return wide.kind == Place.Kind.PROVINCE and narrow.kind != Place.Kind.PROVINCE and same_province(wide, narrow)


def same_province(one: Place, other: Place) -> bool:
    return one.country_id == other.country_id and one.admin == other.admin


def may_lie(narrow: Place, wide: ToldPlace) -> bool:
    """Whether the point of a place lies on the sides that were told of the wider one; where a point is missing, yes."""
    middle = wide.place
    if narrow.lat is None or narrow.lon is None or middle.lat is None or middle.lon is None:
        return True
    north = narrow.lat - middle.lat
    east = (narrow.lon - middle.lon + 180) % 360 - 180  # across the date line too
    away = {"north": north, "south": -north, "east": east, "west": -east}
    return all(away[side] >= -MIDDLE for side in wide.sides)


@cache
def countries_of_regions() -> dict[str, frozenset[str]]:
    """Key of a region's place → the countries in it, from the reference files."""
    regions = {row.code: row for row in read_regions()}
    found: dict[str, set[str]] = {code: set(row.countries) for code, row in regions.items()}
    for country in read_countries():
        code = country.region
        while code:
            found[code].add(country.iso3)
            code = regions[code].parent
    return {
        f"m49-{code}" if regions[code].kind == "m49" else code: frozenset(countries)
        for code, countries in found.items()
    }
