"""Small towns: found only where the words around them, or other names of the article, speak for a place."""

import pytest

from articles.tagging import Knowledge, KnownPlace
from articles.tagging.cues import begins_dateline, is_home_of_people
from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.linker import link
from articles.tagging.tokens import TokenIndex

from .world import ACTORS, PLACES, city, read

TOWNS = (
    city("1", "Blim", "USA", "US.TX", 33.6, -95.5, 4_000),
    city("2", "Zork Falls", "FRA", "FR.11", 48.8, 2.4, 2_000),
    city("3", "Moscow", "USA", "US.ID", 46.7, -117.0, 12_000),
)
IDAHO = KnownPlace("5596512", "Idaho", "province", "USA", 44.5, -114.3, 1_000_000, admin="US.ID")
GAZETTEER = Gazetteer(Knowledge(ACTORS, (*PLACES, *TOWNS)))


def found(text: str, **labels: str) -> list[tuple[str, str | None]]:
    names = find(TokenIndex(read(text, **labels)), GAZETTEER)
    return [(n.text, a.place.key if a.place else None) for n, a in zip(names, link(names, GAZETTEER), strict=True)]


@pytest.mark.parametrize(
    "text",
    ["BLIM — A barn burned.", "BLIM --- A barn burned.", "A barn burned. BLIM, Texas (AP) — It was old."],
)
def test_a_dateline_names_a_town_of_any_size(text: str) -> None:
    assert any(name == "BLIM" for name, _ in found(text))


def test_capitals_without_a_dash_are_no_dateline() -> None:
    assert [begins_dateline(read(text), 0, 1) for text in ("BLIM, as he said.", "BLIM is loud.")] == [False, False]


def test_people_belong_to_a_town() -> None:
    doc = read("A Blim man met Jo Zork, 40, of Blim, and Blim police.")
    assert [is_home_of_people(doc, n, n + 1) for n, token in enumerate(doc) if token.text == "Blim"] == [True] * 3


def test_a_small_town_is_one_where_its_province_is_named() -> None:
    assert ("Blim", "1") in found("The village of Blim is in Texas.")


def test_a_small_town_of_which_nothing_else_speaks_is_unknown() -> None:
    assert found("in Blim", Blim="GPE") == [("Blim", None)]


def test_a_small_town_is_meant_where_its_neighbours_are_named() -> None:
    text = "Fires near Blim and in Paris, Texas, went out."
    assert ("Blim", "1") in found(text, Blim="GPE", Paris="GPE")


def test_the_small_bearer_of_a_great_name_is_meant_where_the_text_says_so() -> None:
    text = "Students of Moscow, Idaho, left. Moscow is small."
    knowledge = Knowledge(ACTORS, (*PLACES, *TOWNS, IDAHO))
    names = find(TokenIndex(read(text, Moscow="GPE")), gazetteer := Gazetteer(knowledge))
    assert [a.place.key for a in link(names, gazetteer) if a.place] == ["3", "5596512", "3"]


def test_a_small_town_in_the_name_of_a_body_is_its_home() -> None:
    text = "Blim Fire Department came to Paris, Texas."
    assert found(text, Blim_Fire_Department="ORG", Paris="GPE")[0] == ("Blim Fire Department", "1")
