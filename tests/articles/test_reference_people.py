"""The people of the reference data are well formed, and no two of them hold one office at one time."""

import csv
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import articles.tagging
from articles.tagging.reference import day

DATA = Path(articles.tagging.__file__).parent / "data"
FILES = sorted((DATA / "actors" / "people").glob("*.toml"))

KEYS = {"slug", "name", "kind", "country", "sector", "wikidata", "aliases", "surname", "roles"}
ROLE_KEYS = {"title", "country", "sector", "body", "start", "end"}
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
BLOCS = "IGO UNO EUR NGO ISM IMG MNC"

SINGLE_OFFICES = {
    "President",
    "Prime Minister",
    "Chancellor",
    "Secretary of State",
    "Secretary of Defense",
    "Supreme Leader",
    "Secretary-General",
}
# Two governments that both claimed to be the country's: (title, country).
RIVALS = {
    ("Prime Minister", "LBY"),
    ("President", "CIV"),
}
# One name, two people; the linker tells them apart by date, title and country.
NAMESAKES: dict[str, set[str]] = {
    "Andris Bērziņš": {"andris-berzins", "andris-berzins-prime-minister"},
    "Ferdinand Marcos": {"ferdinand-marcos", "ferdinand-marcos-jr"},
    "George Bush": {"george-h-w-bush", "george-w-bush"},
}

Actor = dict[str, Any]


def read(file: Path) -> list[Actor]:
    with file.open("rb") as toml:
        actors: list[Actor] = tomllib.load(toml)["actor"]
    for role in (role for actor in actors for role in actor.get("roles", ())):
        role |= {key: day(role[key]) for key in ("start", "end") if key in role}
    return actors


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def countries() -> set[str]:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"] for row in csv.DictReader(file)}


def overlap(one: Actor, other: Actor) -> bool:
    return bool(
        one.get("start", date.min) < other.get("end", date.max)
        and other.get("start", date.min) < one.get("end", date.max)
    )


PEOPLE = {file.name: read(file) for file in FILES}
EVERYONE = [actor for people in PEOPLE.values() for actor in people]
CODES = countries() | set(BLOCS.split())


def test_slugs_are_unique() -> None:
    assert repeated(actor["slug"] for actor in EVERYONE) == []


@pytest.mark.parametrize("file", PEOPLE)
def test_every_person_has_the_keys_that_are_read_and_no_others(file: str) -> None:
    needed = {"slug", "name", "kind", "country"}  # no surname where it is an ordinary word ("He")
    assert [actor["slug"] for actor in PEOPLE[file] if not needed <= set(actor) <= KEYS] == []
    assert [actor["slug"] for actor in PEOPLE[file] if actor["kind"] != "person"] == []


@pytest.mark.parametrize("file", PEOPLE)
def test_slugs_and_wikidata_items_are_well_formed(file: str) -> None:
    slugs = [actor["slug"] for actor in PEOPLE[file]]
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []
    items = [actor["wikidata"] for actor in PEOPLE[file] if "wikidata" in actor]
    assert [item for item in items if not re.fullmatch(r"Q[1-9]\d*", item)] == []


def test_a_wikidata_item_belongs_to_one_person() -> None:
    assert repeated(actor["wikidata"] for actor in EVERYONE if "wikidata" in actor) == []


@pytest.mark.parametrize("file", PEOPLE)
def test_countries_and_sectors_are_codes(file: str) -> None:
    for actor in PEOPLE[file]:
        roles = actor.get("roles", [])
        assert {entry["country"] for entry in (actor, *roles)} - CODES == set(), actor["slug"]
        assert {entry["sector"] for entry in (actor, *roles) if "sector" in entry} - set(SECTORS.split()) == set(), (
            actor["slug"]
        )


@pytest.mark.parametrize("file", PEOPLE)
def test_only_people_of_international_bodies_are_without_a_sector(file: str) -> None:
    assert [
        actor["slug"] for actor in PEOPLE[file] if "sector" not in actor and actor["country"] not in BLOCS.split()
    ] == []


@pytest.mark.parametrize("file", PEOPLE)
def test_names_are_trimmed_and_an_alias_says_something_new(file: str) -> None:
    for actor in PEOPLE[file]:
        aliases = actor.get("aliases", [])
        names = [actor["name"], *filter(None, [actor.get("surname")]), *aliases]
        assert [name for name in names if not name or name != " ".join(name.split())] == [], actor["slug"]
        assert repeated([actor["name"], *aliases]) == [], actor["slug"]


@pytest.mark.parametrize("file", PEOPLE)
def test_roles_are_in_order_and_end_after_they_start(file: str) -> None:
    for actor in PEOPLE[file]:
        roles = actor.get("roles", [])
        assert [role for role in roles if not {"title", "country"} <= set(role) <= ROLE_KEYS] == [], actor["slug"]
        starts = [role.get("start", date.min) for role in roles]
        assert starts == sorted(starts), actor["slug"]
        ends = [role["end"] for role in roles if "end" in role and role["end"] <= role.get("start", date.min)]
        assert ends == [], actor["slug"]


@pytest.mark.parametrize("file", PEOPLE)
def test_titles_and_bodies_are_well_formed(file: str) -> None:
    roles = [role for actor in PEOPLE[file] for role in actor.get("roles", [])]
    assert [role["title"] for role in roles if not role["title"] or role["title"] != role["title"].strip()] == []
    bodies = [role["body"] for role in roles if "body" in role]
    assert [body for body in bodies if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", body)] == []


def test_an_office_has_one_holder_at_a_time_except_where_rivals_claim_it() -> None:
    offices: defaultdict[tuple[str, ...], list[tuple[str, Actor]]] = defaultdict(list)
    for actor in EVERYONE:
        for role in actor.get("roles", []):
            if role["title"] in SINGLE_OFFICES:
                body = role.get("body", "") if role["country"] in BLOCS.split() else ""
                offices[role["title"], role["country"], body].append((actor["slug"], role))
    doubles = [
        (title, country, one, other)
        for (title, country, _), holders in offices.items()
        for (one, first), (other, second) in combinations(holders, 2)
        if overlap(first, second) and (title, country) not in RIVALS
    ]
    assert doubles == []


def test_a_name_belongs_to_one_person_unless_we_say_otherwise() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for actor in EVERYONE:
        for name in (actor["name"], *actor.get("aliases", [])):
            owners[name].add(actor["slug"])
    assert {name: slugs for name, slugs in owners.items() if len(slugs) > 1} == NAMESAKES
