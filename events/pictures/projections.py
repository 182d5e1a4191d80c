"""Degrees to the plane. Both keep areas true, as shades of whole countries must; x grows to the east, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Protocol

FURTHEST = radians(120)  # from the middle of a cut; what lies behind the Earth is drawn out there
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


class Projection(Protocol):
    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        """Degrees → radii of the Earth, where the picture does not stretch."""


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """Šavrič, Patterson and Jenny's (2018), for the world."""
    t = asin(sqrt(3) / 2 * sin(radians(lat)))
    t2 = t * t
    t6 = t2**3
    x = 2 * sqrt(3) * radians(lon) * cos(t) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1))
    return x, -t * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)


@dataclass(frozen=True)
class Azimuthal:
    """Lambert's, around a middle in degrees, for a part of the world: shapes stay true near it, wherever it lies."""

    lon: float
    lat: float

    def faces(self, lon: float, lat: float) -> bool:
        """Whether a place lies on this half of the Earth."""
        north, middle = radians(lat), radians(self.lat)
        return sin(middle) * sin(north) + cos(middle) * cos(north) * cos(radians(lon - self.lon)) > 0

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        east, north, middle = radians(lon - self.lon), radians(lat), radians(self.lat)
        x = cos(north) * sin(east)
        y = cos(middle) * sin(north) - sin(middle) * cos(north) * cos(east)
        ahead = sin(middle) * sin(north) + cos(middle) * cos(north) * cos(east)
        away = min(atan2(sqrt(x * x + y * y), ahead), FURTHEST)
        turn = atan2(y, x)
        radius = 2 * sin(away / 2)
        return radius * cos(turn), -radius * sin(turn)


def middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    """Degrees of the place in the midst of others, on either side of the date line."""
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lon, lat in places)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lon, lat in places)
    z = sum(sin(radians(lat)) for _lon, lat in places)
    return degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))
