"""All actors of the reference data together: states, what is written out, people, and the bodies made from patterns."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations, product
from pathlib import Path

import pytest

from articles.tagging import KnownActor, Name, Role
from articles.tagging.reference import read_countries, read_regions, reference_actors
from articles.tagging.spelling import key_of

BLOCS = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"),
    *("CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
}
KINDS = {"state", "body", "person", "party", "armed_group", "international", "company", "medium", "movement"}
ALONE = {"name", "acronym"}  # forms that stand for an actor without help from the text around them

COUNTRIES = read_countries()
ACTORS = {actor.slug: actor for actor in reference_actors(COUNTRIES)}
CODES = BLOCS | {country.iso3 for country in COUNTRIES}


def named(forms: Iterable[str]) -> dict[str, set[str]]:
    """The actors that bear each name in one of these forms, by its folded words."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for actor in ACTORS.values():
        for name in (Name(actor.name), *actor.names):
            if name.form in forms:
                bearers[key_of(name.text)].add(actor.slug)
    return bearers


def told_apart(slugs: Iterable[str]) -> bool:
    """Whether all are people whose countries, or the times of whose offices, differ."""
    actors = [ACTORS[slug] for slug in slugs]
    return all(actor.kind == "person" and actor.roles for actor in actors) and all(
        one.country != other.country or not any(overlap(a, b) for a, b in product(one.roles, other.roles))
        for one, other in combinations(actors, 2)
    )


def overlap(one: Role, other: Role) -> bool:
    return (one.start or date.min) < (other.end or date.max) and (other.start or date.min) < (one.end or date.max)


def shared_names() -> dict[str, set[str]]:
    with (Path(__file__).parent / "shared_names.csv").open(encoding="utf-8", newline="") as lines:
        return {key_of(row["name"]): set(row["actors"].split("|")) for row in csv.DictReader(lines)}


def test_slugs_are_unique() -> None:
    slugs = Counter(actor.slug for actor in reference_actors(COUNTRIES))
    assert [slug for slug, count in slugs.items() if count > 1] == []


def test_there_are_thousands_of_actors_of_every_kind() -> None:
    counts = Counter(actor.kind for actor in ACTORS.values())
    assert set(counts) == KINDS
    assert counts["person"] > 2_500
    assert counts["body"] > 3_500


def test_countries_sectors_and_parents_exist() -> None:
    assert [a.slug for a in ACTORS.values() if a.country not in CODES] == []
    assert [a.slug for a in ACTORS.values() if a.sector is not None and a.sector not in SECTORS] == []
    assert [a.slug for a in ACTORS.values() if a.parent is not None and a.parent not in ACTORS] == []


def test_roles_are_of_known_countries_and_bodies_and_begin_before_they_end() -> None:
    roles = [(actor.slug, role) for actor in ACTORS.values() for role in actor.roles]
    assert [slug for slug, role in roles if role.country not in CODES or role.sector not in SECTORS | {""}] == []
    assert [slug for slug, role in roles if role.body and role.body not in ACTORS] == []
    assert [slug for slug, role in roles if role.start and role.end and role.start >= role.end] == []


def test_what_has_ceased_began_before() -> None:
    assert [a.slug for a in ACTORS.values() if a.since and a.until and a.since >= a.until] == []


def test_a_name_that_needs_no_context_belongs_to_one_actor_or_is_listed_with_its_reason() -> None:
    shared = {name: slugs for name, slugs in named(ALONE).items() if len(slugs) > 1 and not told_apart(slugs)}
    assert shared == shared_names()


def test_names_listed_for_their_countries_are_of_several() -> None:
    with (Path(__file__).parent / "shared_names.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["reason"] == "two countries"]
    pairs = [[ACTORS[slug].country for slug in row["actors"].split("|")] for row in rows]
    assert [countries for countries in pairs if len(set(countries)) < len(countries)] == []


def test_a_generic_name_means_one_body_in_each_country_and_stands_for_no_one_alone() -> None:
    bearers = named({"generic"})
    twice = {
        name: slugs for name, slugs in bearers.items() if len({ACTORS[slug].country for slug in slugs}) < len(slugs)
    }
    assert twice == {}
    assert set(bearers) & set(named(ALONE)) == set()


@pytest.mark.parametrize(
    ("name", "slug", "country", "sector"),
    [
        ("Pentagon", "us-department-of-defense", "USA", "GOV"),
        ("White House", "white-house", "USA", "GOV"),
        ("House Intelligence Committee", "us-house-intelligence-committee", "USA", "LEG"),
        ("Revolutionary Guards", "irgc", "IRN", "MIL"),
        ("Knesset", "israel-parliament", "ISR", "LEG"),
        ("Storting", "norway-parliament", "NOR", "LEG"),
        ("Dáil", "ireland-lower-house", "IRL", "LEG"),
        ("Tatmadaw", "myanmar-armed-forces", "MMR", "MIL"),
        ("ISI", "isi", "PAK", "SPY"),
        ("Bundesbank", "germany-central-bank", "DEU", "GOV"),
        ("Daesh", "islamic-state", "IMG", "REB"),
        ("Hizbullah", "hezbollah", "LBN", "REB"),
        ("Wagner Group", "wagner-group", "RUS", "PRM"),
        ("E3+3", "p5-plus-1", "IGO", None),
        ("UN Security Council", "un-security-council", "UNO", None),
        ("Tories", "uk-conservative-party", "GBR", "PTY"),
        ("AFP", "agence-france-presse", "FRA", "JRN"),
    ],
)
def test_familiar_names_mean_what_news_means(name: str, slug: str, country: str, sector: str | None) -> None:
    assert named(ALONE)[key_of(name)] == {slug}
    actor: KnownActor = ACTORS[slug]
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Republican", "us-republican-party"), ("Democrat", "us-democratic-party"), ("Sadrist", "sadrist-movement")],
)
def test_adjectives_of_parties_say_whose(name: str, slug: str) -> None:
    assert named({"adjective"})[key_of(name)] == {slug}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "EU",
            "NATO",
            "ASEAN",
            "African Union",
            "Gulf states",
            "Sahel",
            "Levant",
            "Balkans",
            "Baltic states",
            "Maghreb",
        ),
        *("Nordic countries", "Visegrád Group", "Horn of Africa", "Central America", "Caribbean", "Southern Cone"),
        *(
            "Caucasus",
            "Central Asia",
            "Indochina",
            "Pacific islands",
            "G7",
            "G20",
            "BRICS",
            "OPEC",
            "Commonwealth of Nations",
        ),
        *("Arab League", "OIC", "ECOWAS", "SADC", "EAC", "Mercosur", "OAS", "CSTO", "CIS", "SCO", "Quad", "AUKUS"),
        *("Five Eyes", "African Great Lakes", "Western Balkans", "Alliance of Sahel States", "Commonwealth of Nations"),
    ],
)
def test_the_groupings_that_news_speaks_of_list_their_countries(name: str) -> None:
    held = {key_of(text): region for region in read_regions() for text in (region.name, *region.aliases)}
    assert held[key_of(name)].countries or held[key_of(name)].kind == "m49"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        *(("Burma", "MMR"), ("Swaziland", "SWZ"), ("Zaire", "COD"), ("Rhodesia", "ZWE"), ("Ceylon", "LKA")),
        *(("Upper Volta", "BFA"), ("South Yemen", "YEM"), ("South Vietnam", "VNM"), ("Dahomey", "BEN")),
        *(("USSR", "SUN"), ("Yugoslavia", "YUG"), ("Czechoslovakia", "CSK"), ("East Germany", "DDR")),
    ],
)
def test_names_of_the_past_lead_to_their_country(name: str, country: str) -> None:
    assert {ACTORS[slug].country for slug in named(ALONE)[key_of(name)]} == {country}
