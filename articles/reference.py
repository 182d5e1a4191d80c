"""The reference files in the database: regions, countries, places, actors. What a person has changed stays."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from psycopg.sql import SQL, Identifier

from .models import Actor, Alias, Country, Loaded, Region, Role
from .tagging import geonames, institutions, reference
from .tagging.knowledge import KnownActor, KnownPlace
from .tagging.reference import (
    DATA,
    CountryRow,
    RegionRow,
    iso3_codes,
    kept_towns,
    read_countries,
    read_files,
    read_regions,
)

TOWNS = settings.VAR_DIR / "towns"
BATCH = 2_000
PLACE_COLUMNS = ("key", "name", "kind", "country_id", "lat", "lon", "population", "admin", "names", "wikidata")


def fingerprint() -> str:
    """What the reference files hold, and the code that reads them, in one word."""
    digest = hashlib.sha256(geonames.fingerprint(iso3_codes()).encode())
    files = (path for path in DATA.rglob("*") if path.suffix in {".csv", ".toml"})
    for path in sorted([*files, *(Path(module.__file__ or "") for module in (reference, institutions))]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def is_loaded() -> bool:
    return holds("reference", fingerprint())


def holds(name: str, version: str) -> bool:
    """Whether the database holds this version of a set of facts."""
    return Loaded.objects.filter(name=name, fingerprint=version).exists()


def load(say: Callable[[str], object]) -> None:
    """Load everything, in one transaction, saying what was loaded as it goes."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set local statement_timeout = 0")
        regions, countries = read_regions(), read_countries()
        knowledge = read_files()
        say(f"{load_regions(regions):,} regions")
        say(f"{load_countries(countries, regions):,} countries")
        say(f"{load_places(knowledge.places):,} places")
        load_towns(say)
        say(f"{load_actors(knowledge.actors):,} actors")
        Loaded.objects.update_or_create(name="reference", defaults={"fingerprint": fingerprint()})


def load_towns(say: Callable[[str], object]) -> None:
    """The towns of the world, which take most of the time and seldom change."""
    towns, version = kept_towns(TOWNS), geonames.fingerprint(iso3_codes())
    if not holds("towns", version):
        say(f"{load_places(towns.all()):,} towns")
        Loaded.objects.update_or_create(name="towns", defaults={"fingerprint": version})


def load_regions(rows: Sequence[RegionRow]) -> int:
    upsert(Region, [Region(code=r.code, slug=r.slug, name=r.name, kind=r.kind) for r in rows], key="code")
    by_code = {region.code: region for region in Region.objects.all()}
    for row in rows:
        by_code[row.code].parent = by_code.get(row.parent)
    Region.objects.bulk_update(by_code.values(), ["parent"])
    return len(rows)


def load_countries(rows: Sequence[CountryRow], regions: Sequence[RegionRow]) -> int:
    by_code = {region.code: region for region in Region.objects.all()}
    upsert(
        Country,
        [
            Country(
                iso3=row.iso3,
                iso2=row.iso2,
                m49=row.m49,
                name=row.name,
                official=row.official,
                status=row.status,
                capital=row.capital,
                region=by_code.get(row.region),
                lat=row.lat,
                lon=row.lon,
                wikidata=row.wikidata,
            )
            for row in rows
        ],
        key="iso3",
    )
    lies_in = Country.regions.through
    lies_in.objects.all().delete()
    parents = {row.code: row.parent for row in regions}
    pairs = {(row.iso3, code) for row in rows for code in upwards(row.region, parents)}
    pairs |= {(iso3, row.code) for row in regions for iso3 in row.countries}
    lies_in.objects.bulk_create(lies_in(country_id=iso3, region_id=by_code[code].pk) for iso3, code in sorted(pairs))
    return len(rows)


def upwards(code: str, parents: dict[str, str]) -> Iterator[str]:
    """A region and all that it lies in."""
    while code:
        yield code
        code = parents.get(code, "")


def load_places(places: Iterable[KnownPlace]) -> int:
    """Places go by COPY into a table of their own, and from there: a quarter of a million are too many for the ORM."""
    names = {
        "columns": SQL(", ").join(map(Identifier, PLACE_COLUMNS)),
        "new": SQL(", ").join(Identifier("excluded", column) for column in PLACE_COLUMNS),
    }
    with connection.cursor() as cursor:
        cursor.execute(
            SQL("create temporary table new as select {columns} from articles_place limit 0").format(**names)
        )
        with cursor.copy("copy new from stdin") as copy:
            for place in places:
                copy.write_row(place_row(place))
        cursor.execute(
            SQL(
                "insert into articles_place ({columns}) select * from new"
                " on conflict (key) do update set ({columns}) = ({new})"
            ).format(**names)
        )
        count: int = cursor.rowcount
        cursor.execute("drop table new")
    return count


def place_row(place: KnownPlace) -> tuple[Any, ...]:
    """A place as PLACE_COLUMNS."""
    where = (place.country, place.lat, place.lon, place.population, place.admin)
    return (place.key, place.name, place.kind, *where, json.dumps(place.names), place.wikidata)


def load_actors(actors: Sequence[KnownActor]) -> int:
    """Actors with their names and roles; those that a person has changed or merged are left alone."""
    decided = models.Q(curated=True) | models.Q(merged_into__isnull=False) | models.Q(merged__isnull=False)
    theirs = set(Actor.objects.filter(decided).values_list("slug", flat=True))
    mine = [actor for actor in actors if actor.slug not in theirs]
    countries = set(Country.objects.values_list("pk", flat=True))
    upsert(Actor, [actor_row(actor, countries) for actor in mine], key="slug")
    by_slug = {actor.slug: actor for actor in Actor.objects.all()}
    moved = []
    for known in mine:
        actor, parent = by_slug[known.slug], by_slug.get(known.parent or "")
        if actor.parent_id != (parent and parent.pk):
            actor.parent = parent
            moved.append(actor)
    Actor.objects.bulk_update(moved, ["parent"], batch_size=BATCH)
    keys = [by_slug[known.slug].pk for known in mine]
    Alias.objects.filter(actor__in=keys).delete()
    Alias.objects.bulk_create(
        [
            Alias(actor=by_slug[known.slug], text=text, form=form)
            for known in mine
            for text, form in dict.fromkeys((name.text, name.form) for name in known.names)
        ],
        batch_size=BATCH,
    )
    Role.objects.filter(actor__in=keys).delete()
    Role.objects.bulk_create(
        [
            Role(
                actor=by_slug[known.slug],
                title=role.title,
                code=role.country,
                sector=role.sector,
                body=by_slug.get(role.body),
                start=role.start,
                end=role.end,
            )
            for known in mine
            for role in known.roles
        ],
        batch_size=BATCH,
    )
    return len(mine)


def actor_row(known: KnownActor, countries: set[str]) -> Actor:
    country = known.country if known.country in countries else None
    return Actor(
        slug=known.slug,
        name=known.name,
        kind=known.kind,
        country_id=country,
        bloc="" if country else known.country or "",
        sector=known.sector or "",
        wikidata=known.wikidata,
        since=known.since,
        until=known.until,
        demands=list(known.demands),
    )


def upsert(model: type[models.Model], rows: list[Any], *, key: str) -> None:
    """Insert the rows, or bring those up to date that are there."""
    kept = {"id", key, "parent", "curated", "merged_into"}
    fields = [f.name for f in model._meta.concrete_fields if f.name not in kept]
    model._default_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=[key], update_fields=fields
    )
