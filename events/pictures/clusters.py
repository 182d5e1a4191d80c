"""Spots that lie close together on a picture, gathered into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import ngettext

from ..filter_fields import MOST_PLACES
from .located import Spot
from .world import View

CELL = 36  # units of a picture, which is 1600 wide


def clustered(spots: Iterable[Spot], view: View, cell: int = CELL) -> list[Spot]:
    """
    What lies in one square of a grid becomes one spot at the middle of its events, named after the place with most of
    them. Spots outside the view are left out. Their counts add up to those of the spots within.
    """
    squares: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        x, y = view.spot(spot.lon, spot.lat)
        if view.shows(spot.lon, spot.lat):
            squares[int(x // cell), int(y // cell)].append(spot)
    return [gathered(within) for within in squares.values()]


def gathered(spots: list[Spot]) -> Spot:
    if len(spots) == 1:
        return spots[0]
    largest, others = max(spots, key=lambda spot: spot.count), len(spots) - 1
    count = sum(spot.count for spot in spots)
    east = largest.lon
    return Spot(
        lon=east + sum(spot.count * near(spot.lon - east) for spot in spots) / count,
        lat=sum(spot.count * spot.lat for spot in spots) / count,
        name=ngettext("%(name)s and %(n)s place near it", "%(name)s and %(n)s places near it", others)
        % {"name": largest.name, "n": others},
        count=count,
        places=tuple(key for spot in spots for key in spot.places)[:MOST_PLACES],
        area=all(spot.area for spot in spots),
    )


def near(degrees: float) -> float:
    """Degrees to the east, the shorter way round."""
    return (degrees + 180) % 360 - 180
