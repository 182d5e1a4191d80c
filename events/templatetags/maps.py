"""Maps for the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse

from articles.models import Country, Region

from ..pictures import world
from ..pictures.located import Spot
from ..pictures.shades import Steps, steps

register = template.Library()


@dataclass(frozen=True)
class Shaded:
    """A country on a map: its shape by name, or where it is too small for one, the spot of a dot."""

    country: Country
    count: int
    step: int
    shape: str = ""
    x: str = ""
    y: str = ""


@dataclass(frozen=True)
class Dot:
    spot: Spot
    size: int
    x: str
    y: str


@register.inclusion_tag("events/_world.html")
def world_map(
    shades: Mapping[Country, int] | None = None,
    points: Iterable[Spot] = (),
    around: Country | Region | None = None,
    asked: str = "",
    words: bool = True,
) -> dict[str, Any]:
    """
    A map of the world, or of the surroundings of a country or region.

        {% load maps %}{% world_map shades=found.shades points=found.spots around=country asked="quad=4" %}

    `shades` and `points` come from `events.pictures.located.located(queryset)`; either may be left out. `asked` is the
    query string that every link carries on besides its own country or place. `words=False` leaves out the list that
    says the same, for a page that has its own. The page links `css/world.css`.
    """
    view, key = view_of(around)
    counts = shades or {}
    dark = steps(counts.values())
    dots = [spot for spot in points if view.shows(spot.lon, spot.lat)]
    large = steps(spot.count for spot in dots)
    drawn = [one for country, count in counts.items() if (one := shaded(country, count, dark, view))]
    return {
        "view": view,
        "drawing": f"{reverse('shapes', args=[key])}?v={world.edition()}",
        "shaded": sorted(drawn, key=lambda one: one.count),  # borders of the darker lie above
        "dots": [dot(spot, large, view) for spot in sorted(dots, key=lambda spot: -spot.count)],
        "told": sorted((one for one in drawn if one.count), key=lambda one: (-one.count, one.country.name)),
        "dark": dark if shades is not None else None,
        "large": large,
        "areas": any(spot.area for spot in dots),
        "asked": f"{asked}&" if asked else "",
        "words": words,
    }


def view_of(around: Country | Region | None) -> tuple[world.View, str]:
    """The view, and its name in the address of its drawing."""
    if isinstance(around, Country):
        view = world.around(frozenset({shape_code(around)}), middle_of(around))
        return view, "world" if view.is_world else f"country/{around.pk.lower()}"
    if isinstance(around, Region):
        view = world.around(frozenset(map(shape_code, around.all_countries.all())))
        return view, "world" if view.is_world else f"region/{around.slug}"
    return world.world(), "world"


def shape_code(country: Country) -> str:
    return country.m49 or country.pk


def middle_of(country: Country) -> tuple[float, float] | None:
    return None if country.lon is None or country.lat is None else (country.lon, country.lat)


def shaded(country: Country, count: int, dark: Steps, view: world.View) -> Shaded | None:
    """None for one that lies elsewhere; and for a state of the past, whose land others have now."""
    shapes, code, at = world.shapes(view), shape_code(country), middle_of(country)
    if code in shapes.large:
        return Shaded(country, count, dark.of(count), shape=code)
    if at is None or country.status == Country.Status.HISTORICAL or not view.shows(*at):
        return None
    x, y = view.spot(*at)
    return Shaded(country, count, dark.of(count), x=f"{x:.0f}", y=f"{y:.0f}")


def dot(spot: Spot, large: Steps, view: world.View) -> Dot:
    x, y = view.spot(spot.lon, spot.lat)
    return Dot(spot, large.of(spot.count), f"{x:.0f}", f"{y:.0f}")
