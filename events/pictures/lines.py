"""Lines for a picture: made as simple as its size allows, cut at its edge, written as an SVG path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's: no point that is left out lies further than `tolerance` from the line that is kept."""
    kept = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        off, furthest = 0.0, first
        for number in range(first + 1, last):
            if (distance := from_line(line[number], line[first], line[last])) > off:
                off, furthest = distance, number
        if off > tolerance**2:
            kept.add(furthest)
            open_parts += [(first, furthest), (furthest, last)]
    return [line[number] for number in sorted(kept)]


def from_line(point: Point, one: Point, other: Point) -> float:
    """The square of the distance between a point and a stretch."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2


def cut(ring: Iterable[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Sutherland and Hodgman's: the part of a ring within a box, edge by edge."""
    points = list(ring)
    for axis, edge, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        within: list[Point] = []
        for before, point in zip([points[-1:][0], *points[:-1]] if points else [], points, strict=True):
            was, is_ = sign * (before[axis] - edge), sign * (point[axis] - edge)
            if (was < 0) != (is_ < 0):
                share = was / (was - is_)
                crossing = [before[n] + share * (point[n] - before[n]) for n in (0, 1)]
                within.append((crossing[0], crossing[1]))
            if is_ >= 0:
                within.append(point)
        points = within
    return points


def path(rings: Iterable[Sequence[Point]]) -> str:
    """Closed lines in whole units, each step relative to the one before."""
    return "".join(filter(None, map(closed, rings)))


def closed(ring: Sequence[Point]) -> str:
    """Nothing for what is too small to be seen."""
    points = list(dict.fromkeys((round(x), round(y)) for x, y in ring))
    if len(points) < 3:
        return ""
    (x, y), *rest = points
    steps = []
    for to_x, to_y in rest:
        steps.append(f"{to_x - x}{' ' if to_y >= y else ''}{to_y - y}")
        x, y = to_x, to_y
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z"
