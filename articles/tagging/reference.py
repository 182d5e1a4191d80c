"""The reference files read: countries, regions, places and known actors; and the towns of the world beside them."""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from . import geonames
from .counties import us_counties
from .institutions import bodies_of_states, states_of
from .knowledge import Form, Knowledge, KnownActor, KnownPlace, Name, Role
from .spelling import unaccented
from .towns import Towns

DATA = Path(__file__).parent / "data"
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
    """All that the project knows, in memory, with the towns of so many inhabitants among its places: for trials."""
    files = read_files()
    return replace(files, places=(*files.places, *geonames.read_towns(iso3_codes(), min_population)))


def read_files() -> Knowledge:
    """What the project's own files know: everything but the towns."""
    countries = read_countries()
    known = tuple(known_places())
    placed = {place.key for place in known}
    places = (
        *(country_place(row) for row in countries),
        *(place for place in region_places(read_regions(), countries) if place.key not in placed),
        *known,
        *us_counties(),
    )
    return Knowledge(tuple(reference_actors(countries)), places)


def kept_towns(folder: Path) -> Towns:
    """The towns of the world, from a folder where the first who asks writes them."""
    return geonames.towns_in(folder, iso3_codes())


def iso3_codes() -> dict[str, str]:
    """The three letters of a country for its two."""
    return {row.iso2: row.iso3 for row in read_countries() if row.iso2}


def reference_actors(countries: Sequence[CountryRow]) -> Iterator[KnownActor]:
    """States, the actors that are written out, and the bodies that every state has."""
    states = [state_actor(row) for row in countries]
    written = list(read_actors())
    statuses = {row.iso3: row.status for row in countries}
    yield from (*states, *written, *bodies_of_states(states_of(states, statuses), written))


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
    """The actors of all TOML and CSV files below a folder; people hold offices, bodies have generic names."""
    for path in sorted(folder.rglob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8")).get("actor", []):
            yield known_actor(table)
    for path in sorted(folder.rglob("*.csv")):
        for row in rows_of(path):
            yield known_actor(row | {key: listed(row[key]) for key in ("aliases", "acronyms")})


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
