"""Where an article is: the towns, provinces and countries that its names point to, weighed against each other.

Every name speaks for the places it may stand for, each by its share; a place is judged by what all other names say, so
that no name confirms itself. The shares start from the population and are weighed again by what the first round showed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import asin, cos, floor, log10, radians, sin, sqrt

from .dateline import dateline
from .finder import Found
from .knowledge import KnownActor, KnownPlace
from .spelling import key_of

ROUNDS = 2
OF_COUNTRY, OF_PROVINCE, OF_NEIGHBOURS = 2.0, 3.5, 2.5  # points at most; a point is a tenfold population
COUNTRY_SIZE = 7.0  # points of a country against a town or province of its name
ENOUGH = 2.0  # names around a place that leave no doubt
OF_REGION = 0.5  # of what a name beside a place says
NEAR_KM = 200.0
CELL = 2.0  # degrees; more than NEAR_KM from north to south
DATELINE_WEIGHT = 3.0
LEAST = 0.02  # of a share that is worth counting
BLOCS = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
LOCAL = frozenset({"city", "district", "site"})


class Tally:
    """How strongly each name of an article points to each country (or province)."""

    def __init__(self) -> None:
        self.weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.sums: defaultdict[str, float] = defaultdict(float)
        self.by_name: defaultdict[str, float] = defaultdict(float)
        self.total = 0.0

    def add(self, target: str, name: str, weight: float) -> None:
        by = self.weights[target]
        by[name] = by.get(name, 0.0) + weight
        self.sums[target] += weight
        self.by_name[name] += weight
        self.total += weight

    def without(self, target: str, name: str) -> float:
        """What all names but one say for a target."""
        return self.sums[target] - self.weights[target].get(name, 0.0) if target in self.weights else 0.0

    def share(self, target: str, name: str) -> float:
        """The target's part of what all names but one say."""
        return self.without(target, name) / (self.total - self.by_name[name] + 1.0)


class Surroundings:
    """The places of an article as evidence for each other.

    `settled` maps folded names to what they mean here, `regions` countries to the M49 regions around them.
    """

    def __init__(self, names: Sequence[Found], settled: Mapping[str, KnownPlace], regions: Mapping[str, str]) -> None:
        self.regions = regions
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.choices: dict[str, list[KnownPlace]] = {}
        self.states: list[tuple[str, str]] = []
        for name in map(with_name_inside, names):
            if name.label == "PERSON" or not name.candidates:
                continue
            key = name_key(name)
            self.weights[key] = max(self.weights[key], weight_of(name))
            self.choices[key] = [settled[key]] if key in settled else places_of(name)
            if key not in settled:
                self.states += [(country, key) for country in countries_of(name)]
        self.shares = {key: list(shares_of(places, map(size, places))) for key, places in self.choices.items()}
        for _ in range(ROUNDS):
            self.weigh()
            self.shares = {
                key: list(shares_of(places, [self.likelihood(place, key) for place in places]))
                for key, places in self.choices.items()
            }
        self.weigh()

    def weigh(self) -> None:
        """What all names say by their present shares."""
        self.countries, self.provinces = Tally(), Tally()
        self.named: dict[str, set[str]] = {}  # country → names of its provinces
        self.cells: defaultdict[tuple[int, int], list[tuple[str, float, float, float]]] = defaultdict(list)
        for country, key in self.states:
            self.countries.add(country, key, 1.0)
        for key, shares in self.shares.items():
            for place, share in shares:
                if share < LEAST:
                    continue
                weight = share * self.weights[key]
                if place.country and place.kind != "country":
                    self.countries.add(place.country, key, weight)
                if place.admin and place.kind not in ("country", "region"):
                    self.provinces.add(place.admin, key, weight)
                    if place.kind == "province" and share > 0.5:
                        self.named.setdefault(place.admin[:2], set()).add(key)
                if place.kind in LOCAL and place.lat is not None and place.lon is not None:
                    self.cells[cell_of(place.lat, place.lon)].append((key, place.lat, place.lon, weight))

    def likelihood(self, place: KnownPlace, key: str) -> float:
        """How well a place fits the article as the meaning of a name."""
        country = OF_COUNTRY * self.countries.share(place.country or "", key)
        province = OF_PROVINCE * self.provinces.share(place.admin, key) if place.kind != "country" else 0.0
        return size(place) + country + province + OF_NEIGHBOURS * min(1.0, self.beside(place, key) / ENOUGH)

    def beside(self, place: KnownPlace, key: str) -> float:
        """How many other names stand for what is in or near a place."""
        if place.kind == "country":
            around = {c for c in self.countries.weights if self.regions.get(c) == place.admin and c != place.country}
            beside = {name for c in around for name in self.countries.weights[c]} - {key}
            return self.countries.without(place.country or "", key) + OF_REGION * len(beside)
        if place.kind == "province":
            others = self.named.get(place.admin[:2], set()) - {key}
            return self.provinces.without(place.admin, key) + OF_REGION * len(others)
        near: dict[str, float] = {}
        for other, lat, lon, weight in self.around(place.lat, place.lon):
            if other != key:
                distance = kilometres((place.lat or 0.0, place.lon or 0.0), (lat, lon))
                near[other] = max(near.get(other, 0.0), weight * (1 - distance / NEAR_KM))
        return sum(near.values())

    def speak_for(self, place: KnownPlace, key: str) -> bool:
        """Whether any other name stands for something in the province of a place or near it."""
        return self.provinces.without(place.admin, key) > 0 or self.beside(place, key) > 0

    def around(self, lat: float | None, lon: float | None) -> Iterator[tuple[str, float, float, float]]:
        """What stands in the cell of a point and in those around it."""
        if lat is None or lon is None:
            return
        row, column = cell_of(lat, lon)
        for north in (-1, 0, 1):
            for east in (-1, 0, 1):
                yield from self.cells.get((row + north, column + east), ())


def shares_of(places: Sequence[KnownPlace], scores: Iterable[float]) -> Iterator[tuple[KnownPlace, float]]:
    """Places with their scores, a point for each tenfold, as parts of one."""
    parts = [10**score for score in scores]
    for place, part in zip(places, parts, strict=True):
        yield place, part / sum(parts)


def size(place: KnownPlace) -> float:
    return COUNTRY_SIZE if place.kind == "country" else log10(place.population + 10)


def with_name_inside(name: Found) -> Found:
    """A name, or the known name in an unknown one: "Kansas" in "Kansas Highway Patrol"."""
    return name if name.candidates else replace(name, candidates=name.country_words)


def name_key(name: Found) -> str:
    """The folded name without the direction before it."""
    return key_of(name.candidates[0].written if name.candidates else name.name)


def weight_of(name: Found) -> float:
    """A dateline says more than any other name where an article is."""
    return DATELINE_WEIGHT if name.start < dateline_end(name.source) else 1.0


@lru_cache(maxsize=8)
def dateline_end(text: str) -> int:
    """Where the dateline of a text ends; one that was parted from its report is all of the text."""
    line = dateline(text) or dateline(f"{text} — .")
    return line.end if line else 0


def places_of(name: Found) -> list[KnownPlace]:
    """The places a name may stand for: those of this name, and of this spelling those ten times as large."""
    places = [(c.form, c.target) for c in name.candidates if isinstance(c.target, KnownPlace)]
    named = [place for form, place in places if form == "name"]
    large = max(map(size, named), default=-1.0) + 1.0
    return named + [place for form, place in places if form != "name" and size(place) > large and place not in named]


def countries_of(name: Found) -> set[str]:
    """The country whose state, people, bodies or leaders a name stands for beyond doubt."""
    countries = {
        c.target.country
        for c in name.candidates
        if isinstance(c.target, KnownActor) and c.target.country and c.form not in ("generic", "surname")
    }
    return countries - BLOCS if len(countries) == 1 else set()


def cell_of(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat / CELL), floor(lon / CELL)


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance between two points of the earth."""
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in (left, right)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))
