"""
The outlines of countries, as Natural Earth draws them: TopoJSON of the npm package world-atlas, read.

A shape is known by its M49 code, which is also the numeric code of ISO 3166-1. It follows the code under which the
archive files the places in it, not who holds the ground: `FILED_UNDER` says where that differs from Natural Earth.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "node_modules", "world-atlas")
COARSE, FINE = "countries-110m.json", "countries-50m.json"
UNCODED = {"Kosovo": "XKX", "N. Cyprus": "196", "Somaliland": "706"}  # shapes without a number, by name
FILED_UNDER = (("643", (34.1, 45.0), "804"),)  # Crimea: of that shape the part around this point, to that one

Position = tuple[float, float]  # degrees east and north; in a picture, units to the right and down
Line = Sequence[Position]
Ring = tuple[int, ...]  # arcs by number, ~number for one that is run backwards


@dataclass(frozen=True)
class Outlines:
    """Arcs are shared between neighbours, so that a border that is drawn more simply stays one border."""

    arcs: tuple[tuple[Position, ...], ...]
    rings: dict[str, tuple[Ring, ...]]  # M49 code → its outlines, lakes within them too

    def line(self, ring: Ring, arcs: Sequence[Line] | None = None) -> list[Position]:
        """A ring's positions, with these arcs in place of its own."""
        return list(joined(ring, self.arcs if arcs is None else arcs))


def joined(ring: Ring, arcs: Sequence[Line]) -> Iterator[Position]:
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        yield from arc[1:]  # where it begins, the one before it ended


@cache
def outlines(file: str) -> Outlines:
    read: Any = json.loads((FOLDER / file).read_text())
    (east, north), (west, south) = read["transform"]["scale"], read["transform"]["translate"]
    arcs = tuple(
        tuple(
            (x * east + west, y * north + south) for x, y in zip(*map(accumulate, zip(*arc, strict=True)), strict=True)
        )
        for arc in read["arcs"]
    )
    rings: dict[str, list[Ring]] = defaultdict(list)
    for shape in read["objects"]["countries"]["geometries"]:
        name = shape.get("id") or UNCODED.get(shape["properties"]["name"], "")
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for part in parts:
            outer = list(joined(tuple(part[0]), arcs))
            rings[filed_under(name, outer)].extend(tuple(ring) for ring in part)
    return Outlines(arcs, {name: tuple(own) for name, own in rings.items()})


def filed_under(name: str, outer: Line) -> str:
    return next((other for whose, point, other in FILED_UNDER if whose == name and holds(outer, point)), name)


def holds(ring: Line, point: Position) -> bool:
    """Whether a point lies within: a line from it to the east crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed
