"""The bodies, parties, armed groups and international bodies of the reference data are well-formed and unmistakable."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import articles.tagging
from articles.tagging.reference import CountryRow, read_countries
from articles.tagging.spelling import key_of

ACTORS = Path(articles.tagging.__file__).parent / "data" / "actors"
KINDS = {
    "bodies.toml": {"body", "company", "armed_group"},
    "international.toml": {"international"},
    "armed_groups.toml": {"armed_group", "movement", "party", "company"},
    "parties.toml": {"party", "movement", "company", "medium"},
}
BLOCS = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"),
    *("CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
}
REQUIRED = {"slug", "name", "kind", "country"}
LISTS = ("aliases", "acronyms", "adjectives", "generic", "demands")
ALLOWED = REQUIRED | {"sector", "wikidata", "parent", "since", "until", *LISTS}

Actor = dict[str, Any]


def read(file: str) -> list[Actor]:
    actors: list[Actor] = tomllib.loads((ACTORS / file).read_text(encoding="utf-8"))["actor"]
    return actors


@pytest.fixture(scope="module")
def actors() -> list[Actor]:
    return [actor for file in KINDS for actor in read(file)]


@pytest.fixture(scope="module")
def countries() -> tuple[CountryRow, ...]:
    return read_countries()


def names_of(actor: Actor) -> Iterator[str]:
    """The names that stand for an actor without help from the text around them."""
    yield actor["name"]
    yield from actor.get("aliases", ())
    yield from actor.get("acronyms", ())


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_every_table_has_the_keys_that_are_read_and_no_others(actors):
    wrong = {a.get("slug"): set(a) ^ REQUIRED for a in actors if not REQUIRED <= set(a) <= ALLOWED}
    assert wrong == {}


def test_no_value_is_empty(actors):
    assert [actor["slug"] for actor in actors if not all(actor.values())] == []


def test_lists_are_lists_of_text(actors):
    wrong = [
        (actor["slug"], key)
        for actor in actors
        for key in LISTS
        if not isinstance(actor.get(key, []), list) or not all(isinstance(text, str) for text in actor.get(key, []))
    ]
    assert wrong == []


def test_slugs_are_unique_and_shaped_like_slugs(actors, countries):
    slugs = [actor["slug"] for actor in actors]
    assert repeated([*slugs, *(country.slug for country in countries)]) == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


@pytest.mark.parametrize("file", KINDS)
def test_each_file_holds_its_own_kinds(file):
    assert {actor["kind"] for actor in read(file)} == KINDS[file]


def test_sectors_are_plover_codes(actors):
    assert {actor["sector"] for actor in actors if "sector" in actor} - SECTORS == set()


def test_countries_are_those_of_the_country_list_or_bloc_codes(actors, countries):
    known = BLOCS | {country.iso3 for country in countries}
    assert [(a["slug"], a["country"]) for a in actors if a["country"] not in known] == []


def test_every_body_is_a_part_of_something(actors):
    free = {"somaliland", "transnistria", "abkhazia", "south-ossetia", "northern-cyprus", "republic-of-artsakh"}
    loose = {actor["slug"] for actor in actors if actor["kind"] == "body" and "parent" not in actor}
    assert loose == free | {"crimean-authorities"}


def test_founding_comes_before_the_end(actors):
    dated = [(a["slug"], a.get("since"), a.get("until")) for a in actors if "since" in a or "until" in a]
    assert [d for d in dated if not all(type(day) is date for day in d[1:] if day is not None)] == []
    assert [slug for slug, since, until in dated if since and until and since >= until] == []


def test_wikidata_items_are_unique_items(actors):
    items = [actor["wikidata"] for actor in actors if "wikidata" in actor]
    assert repeated(items) == []
    assert [item for item in items if not re.fullmatch(r"Q[1-9][0-9]*", item)] == []


def test_names_are_clean(actors):
    texts = [text for a in actors for text in (a["name"], *(text for key in LISTS for text in a.get(key, ())))]
    untidy = [t for t in texts if t != " ".join(t.split()) or t.lower().startswith("the ") or "’" in t or not key_of(t)]
    assert untidy == []


@pytest.mark.parametrize("key", LISTS)
def test_an_actor_has_each_name_once(actors, key):
    twice = {a["slug"]: repeated(key_of(text) for text in a.get(key, ())) for a in actors}
    assert {slug: names for slug, names in twice.items() if names} == {}


def test_an_alias_says_more_than_the_name(actors):
    assert [a["slug"] for a in actors if key_of(a["name"]) in {key_of(text) for text in a.get("aliases", ())}] == []


def test_acronyms_are_one_word_with_capitals(actors):
    acronyms = [text for actor in actors for text in actor.get("acronyms", ())]
    assert [text for text in acronyms if not re.fullmatch(r"\S*[^\Wa-z_]\S*[^\Wa-z_]\S*", text)] == []


def test_no_name_is_also_that_of_a_country_or_its_people(actors, countries):
    taken = {
        key_of(name)
        for country in countries
        for name in (country.name, country.official, *country.aliases, *country.adjectives, *country.demonyms)
    }
    assert [(a["slug"], name) for a in actors for name in names_of(a) if key_of(name) in taken] == []


def test_only_actors_of_a_country_have_generic_names(actors):
    assert [actor["slug"] for actor in actors if "generic" in actor and actor["country"] in BLOCS] == []
