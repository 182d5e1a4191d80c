"""The bodies of states that are made from patterns, and the names that the finder joins for them."""

from itertools import product

import pytest

from articles.tagging import Knowledge
from articles.tagging.answers import Answer
from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.institutions import read_own_names, read_patterns
from articles.tagging.linker import link
from articles.tagging.reference import read_countries, reference_actors
from articles.tagging.tokens import TokenIndex

from .world import read

COUNTRIES = read_countries()
ACTORS = {actor.slug: actor for actor in reference_actors(COUNTRIES)}
GAZETTEER = Gazetteer(Knowledge(tuple(a for a in ACTORS.values() if a.kind in ("state", "body")), ()))
MEMBERS = [country for country in COUNTRIES if country.status == "member"]


def answers(text: str) -> dict[str, Answer]:
    names = find(TokenIndex(read(text)), GAZETTEER)
    return {name.text: answer for name, answer in zip(names, link(names, GAZETTEER), strict=True)}


def linked(text: str) -> dict[str, str | None]:
    return {name: answer.actor.slug if answer.actor else None for name, answer in answers(text).items()}


@pytest.mark.parametrize("office", ["foreign-ministry", "parliament", "supreme-court", "finance-ministry"])
def test_every_member_of_the_united_nations_has_one(office: str) -> None:
    sector = next(o.sector for o in read_patterns().offices if o.key == office)
    held = {a.country for a in ACTORS.values() if a.kind == "body" and a.sector == sector}
    assert [country.name for country in MEMBERS if country.iso3 not in held] == []


def test_the_patterns_and_the_lists_speak_of_known_countries_and_offices() -> None:
    patterns = read_patterns()
    codes = {country.iso3 for country in COUNTRIES}
    assert {code for office in patterns.offices for code in office.only | office.without} <= codes
    assert {(country, office) for country, office in read_own_names()} <= set(
        product(codes, [office.key for office in patterns.offices])
    )


def test_an_office_that_a_state_is_said_to_lack_has_no_name_there() -> None:
    lacking = {(code, office.key) for office in read_patterns().offices for code in office.without}
    assert lacking & set(read_own_names()) == set()


def test_an_adjective_that_two_states_share_names_no_body() -> None:
    assert ACTORS["dr-congo-foreign-ministry"].name == "DR Congo Foreign Ministry"
    assert ACTORS["kenya-foreign-ministry"].name == "Kenyan Foreign Ministry"
    assert ACTORS["philippines-supreme-court"].name == "Supreme Court of the Philippines"


def test_a_body_written_out_keeps_its_generic_name() -> None:
    generic = {name.text for name in ACTORS["united-states-armed-forces"].names if name.form == "generic"}
    assert "Army" not in generic
    assert "Military" in generic


@pytest.mark.parametrize(
    ("text", "name", "slug"),
    [
        ("The Kenyan army crossed the river.", "Kenyan army", "kenya-army"),
        ("The Kenyan Army crossed the river.", "Kenyan Army", "kenya-army"),
        ("He wrote to the Chilean foreign ministry.", "Chilean foreign ministry", "chile-foreign-ministry"),
        ("She left the Ministry of Defence of Chile.", "Ministry of Defence of Chile", "chile-defence-ministry"),
        ("The Senate of the Philippines sat.", "Senate of the Philippines", "philippines-upper-house"),
        ("He saw Peru's Interior Ministry.", "Interior Ministry", "peru-interior-ministry"),
        ("The US Congress voted.", "US Congress", "us-congress"),
    ],
)
def test_a_country_beside_a_generic_name_makes_it_the_body_of_that_country(text: str, name: str, slug: str) -> None:
    assert linked(text)[name] == slug


def test_small_letters_are_no_name_away_from_the_country() -> None:
    assert linked("The army left Kenya.") == {"Kenya": "kenya"}


def test_the_seat_of_a_government_owns_no_police() -> None:
    assert "Nairobi police" not in linked("The Nairobi police came.")


def test_a_shared_adjective_leaves_the_body_open_until_the_text_decides() -> None:
    assert answers("The Congolese army left.")["Congolese army"].link == "ambiguous"
    text = "In Brazzaville they waited. Republic of the Congo, Republic of the Congo. The Congolese army left."
    assert linked(text)["Congolese army"] == "republic-of-the-congo-army"
