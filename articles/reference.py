"""The reference files in the database: regions, countries, places, actors. What a person has changed stays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import models, transaction

from .models import Actor, Alias, Country, Loaded, Place, Region, Role
from .tagging.knowledge import KnownActor, KnownPlace
from .tagging.reference import DATA, CountryRow, RegionRow, read_countries, read_reference, read_regions

MIN_POPULATION = 15_000
BATCH = 2_000


def fingerprint() -> str:
    """What the reference files hold, in one word."""
    files = sorted(path for path in DATA.rglob("*") if path.suffix in {".csv", ".toml"})
    digest = hashlib.sha256(str(MIN_POPULATION).encode())
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def is_loaded() -> bool:
    return Loaded.objects.filter(name="reference", fingerprint=fingerprint()).exists()


def load(say: Callable[[str], object]) -> None:
    """Load everything, in one transaction, saying what was loaded as it goes."""
    with transaction.atomic():
        regions, countries = read_regions(), read_countries()
        knowledge = read_reference(MIN_POPULATION)
        say(f"{load_regions(regions):,} regions")
        say(f"{load_countries(countries, regions):,} countries")
        say(f"{load_places(knowledge.places):,} places")
        say(f"{load_actors(knowledge.actors):,} actors")
        Loaded.objects.update_or_create(name="reference", defaults={"fingerprint": fingerprint()})


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


def load_places(places: Sequence[KnownPlace]) -> int:
    upsert(
        Place,
        [
            Place(
                key=place.key,
                name=place.name,
                kind=place.kind,
                country_id=place.country,
                lat=place.lat,
                lon=place.lon,
                population=place.population,
                admin=place.admin,
                names=list(place.names),
                wikidata=place.wikidata,
            )
            for place in places
        ],
        key="key",
    )
    return len(places)


def load_actors(actors: Sequence[KnownActor]) -> int:
    """Actors with their names and roles; those that a person has changed are left alone."""
    curated = set(Actor.objects.filter(curated=True).values_list("slug", flat=True))
    mine = [actor for actor in actors if actor.slug not in curated]
    countries = set(Country.objects.values_list("pk", flat=True))
    upsert(Actor, [actor_row(actor, countries) for actor in mine], key="slug")
    by_slug = {actor.slug: actor for actor in Actor.objects.all()}
    for known in mine:
        by_slug[known.slug].parent = by_slug.get(known.parent or "")
    Actor.objects.bulk_update([by_slug[known.slug] for known in mine], ["parent"], batch_size=BATCH)
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
    fields = [f.name for f in model._meta.concrete_fields if f.name not in {"id", key, "parent", "curated"}]
    model._default_manager.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=[key], update_fields=fields
    )
