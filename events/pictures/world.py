"""
The world as a picture, or the part of it around a country or a region.

A picture's shapes are one SVG file with a `<path id="m760">` for each country; pages draw it with `<use href>`, so that
a browser fetches it once and a page carries only what it shades. All pictures are 1600 units wide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from . import lines, outlines, projections
from .outlines import COARSE, FINE, Line, Outlines, Ring
from .projections import Azimuthal, Projection, equal_earth, middle

WIDTH = 1600
HEIGHT_OF_A_CUT = 1000
NORTHERNMOST, SOUTHERNMOST = 83.7, -56.0  # of the world's picture: nobody is reported from the ice beyond
TOLERANCE = 0.9  # units
BEYOND = 40  # units; shapes go on so far behind the picture's edge
AROUND, AT_MOST = 0.45, 0.14  # of a country's own width lies on either side of it; in radii
NARROWEST = 0.22  # radii of the Earth, some 1,400 km: a small country is shown among its neighbours
WIDEST = 2.0  # what is wider is shown as the world
WORLD_WIDE = 90  # degrees: Russia does not say where Europe lies
AMONG_THE_LARGEST = 0.25  # of the largest part's size: islands and exclaves far away are smaller


@dataclass(frozen=True)
class View:
    """A projection and the box of it that is seen: `left`, `top` in its plane, `scale` in units a radius."""

    projection: Projection
    left: float
    top: float
    scale: float
    height: int

    @property
    def is_world(self) -> bool:
        return self.projection is equal_earth

    @property
    def box(self) -> str:
        return f"0 0 {WIDTH} {self.height}"

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = self.projection(lon, lat)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def shows(self, lon: float, lat: float) -> bool:
        x, y = self.spot(lon, lat)
        return 0 <= x <= WIDTH and 0 <= y <= self.height


@cache
def world() -> View:
    left, top, bottom = equal_earth(-180, 0)[0], equal_earth(0, NORTHERNMOST)[1], equal_earth(0, SOUTHERNMOST)[1]
    scale = WIDTH / (-2 * left)
    return View(equal_earth, left, top, scale, round((bottom - top) * scale))


@lru_cache(maxsize=512)
def around(codes: frozenset[str], at: tuple[float, float] | None = None) -> View:
    """The part of the world around shapes, by their M49 codes; `at` stands for one that has no shape."""
    homes = {code: home for code in codes if (home := home_of(code))}
    told = {code: home for code, home in homes.items() if width(home) <= WORLD_WIDE} or homes
    places = [place for home in told.values() for place in home] or ([at] if at else [])
    if not places:
        return world()
    projection = Azimuthal(*middle(places))
    across, down = zip(*(projection(lon, lat) for lon, lat in places), strict=True)
    wide, high = max(across) - min(across), max(down) - min(down)
    margin = min(AROUND * max(wide, high), AT_MOST) if len(codes) == 1 else 0.04 * wide
    wide = max(wide + 2 * margin, (high + margin) * WIDTH / HEIGHT_OF_A_CUT, NARROWEST)
    if wide > WIDEST:
        return world()
    scale = WIDTH / wide
    left, top = (max(across) + min(across) - wide) / 2, (max(down) + min(down) - HEIGHT_OF_A_CUT / scale) / 2
    return View(projection, left, top, scale, HEIGHT_OF_A_CUT)


@cache
def home_of(code: str) -> tuple[tuple[float, float], ...]:
    """The positions of a shape's largest parts, without what lies overseas."""
    fine = outlines.outlines(FINE)
    parts = [fine.line(ring) for ring in fine.rings.get(code, ())]
    least = AMONG_THE_LARGEST * max(map(extent, parts), default=0)
    return tuple(place for part in parts if extent(part) >= least for place in part[::3])


def extent(ring: Line) -> float:
    """The area that a ring holds on the globe, in some unit."""
    return size([equal_earth(lon, lat) for lon, lat in ring])


def width(home: Line) -> float:
    """In degrees; one that lies on both sides of the date line has it twice, and is as wide as the world."""
    return max(lon for lon, _ in home) - min(lon for lon, _ in home)


@dataclass(frozen=True)
class Shapes:
    """M49 code → path, as far as a view shows it; and which of them are large enough to be seen as a shape."""

    paths: dict[str, str]
    large: frozenset[str]


LEAST = 60.0  # square units; a smaller country is better seen as a dot


@lru_cache(maxsize=128)
def shapes(view: View) -> Shapes:
    source = outlines.outlines(COARSE if view.is_world else FINE)
    arcs = [drawn(arc, view) for arc in source.arcs]
    paths, large = {}, set()
    for code, rings in sorted(source.rings.items()):
        seen = [part for ring in rings for part in parts(ring, source, arcs, view)]
        if written := lines.path(seen):
            paths[code] = written
        if sum(map(size, seen)) >= LEAST:
            large.add(code)
    return Shapes(paths, frozenset(large))


def parts(ring: Ring, source: Outlines, arcs: list[list[tuple[float, float]]], view: View) -> Iterator[Line]:
    """What a view shows of a ring: nothing of what lies behind the Earth, two parts of what crosses the date line."""
    degrees = source.line(ring)
    if isinstance(view.projection, Azimuthal):
        if any(view.projection.faces(lon, lat) for lon, lat in degrees):
            yield in_view(source.line(ring, arcs), view)
    elif crosses_date_line(degrees):
        for part in parted(degrees):
            yield in_view([view.spot(lon, lat) for lon, lat in part], view)
    else:
        yield in_view(source.line(ring, arcs), view)


def crosses_date_line(ring: Line) -> bool:
    return any(abs(lon - before) > 180 for (before, _), (lon, _) in pairwise(ring))


def parted(ring: Line) -> Iterator[Line]:
    """A ring that crosses the date line → its parts in the west and in the east of the world."""
    within = [(lon + 360 if lon < 0 else lon, lat) for lon, lat in ring]
    yield lines.cut(within, 0, -90, 180, 90)
    yield [(lon - 360, lat) for lon, lat in lines.cut(within, 180, -90, 360, 90)]


def drawn(arc: Line, view: View) -> list[tuple[float, float]]:
    points = [view.spot(lon, lat) for lon, lat in arc]
    out = all(x < -BEYOND for x, _ in points) or all(x > WIDTH + BEYOND for x, _ in points)
    out = out or all(y < -BEYOND for _, y in points) or all(y > view.height + BEYOND for _, y in points)
    return [points[0], points[-1]] if out else lines.simplified(points, TOLERANCE)


def in_view(ring: Iterable[tuple[float, float]], view: View) -> list[tuple[float, float]]:
    return lines.cut(ring, -BEYOND, -BEYOND, WIDTH + BEYOND, view.height + BEYOND)


def size(ring: Line) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


@lru_cache(maxsize=128)
def drawing(view: View) -> str:
    """The file of a view's shapes: `#land` is all of them, `#m760` is Syria."""
    return "".join(written(view))


def written(view: View) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view.box}"><g id="land">'
    for code, path in shapes(view).paths.items():
        name = f' id="m{code}"' if code else ""
        yield f'<path{name} vector-effect="non-scaling-stroke" d="{path}"/>'
    yield "</g></svg>"


@cache
def edition() -> str:
    """Changes with the outlines and with how they are drawn: the address of a drawing carries it."""
    digest = hashlib.sha256((outlines.FOLDER / "package.json").read_bytes())
    for module in (__file__, outlines.__file__, lines.__file__, projections.__file__):
        digest.update(Path(module).read_bytes())
    return digest.hexdigest()[:8]
