"""Names as they are built: grown, cut, parted, and given a kind by the nouns in and around them."""

import pytest

from articles.tagging.entities import kind_of_entity
from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.short_forms import of_ordinary_words
from articles.tagging.tokens import TokenIndex

from .world import WORLD, read

GAZETTEER = Gazetteer(WORLD)


def found(text: str, **entities: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find(TokenIndex(read(text, **entities)), GAZETTEER)]


def test_a_ministry_is_named_with_all_it_is_for() -> None:
    text = "The Ministry of Labour and Social Affairs replied."
    assert found(text, Ministry_of_Labour="ORG") == [("Ministry of Labour and Social Affairs", "organization")]


def test_what_a_minister_is_for_is_no_name() -> None:
    assert found("Minister of Health Ana Zork spoke.", Health_Ana_Zork="PERSON") == [("Ana Zork", "person")]
    assert found("The Minister of Labour and Sports spoke.", Labour_and_Sports="ORG") == []


def test_an_arabic_name_goes_on_after_its_article() -> None:
    assert found("Zaki Al-Blim Al-Qorim spoke.", Zaki="PERSON") == [("Zaki Al-Blim Al-Qorim", "person")]


def test_a_possessive_parts_an_owner_in_capitals_from_the_thing() -> None:
    assert found("in ZKB’s Blimtown plant", **{"ZKB’s_Blimtown": "ORG"}) == [
        ("ZKB", "organization"),
        ("Blimtown", "organization"),
    ]
    assert found("at Queen Ana's College", **{"Queen_Ana's_College": "ORG"}) == [
        ("Queen Ana's College", "organization")
    ]


def test_a_title_that_only_persons_bear_makes_a_person() -> None:
    assert found("They met Bishop Zork Blim.", Bishop_Zork_Blim="ORG") == [("Zork Blim", "person")]
    assert found("King Zork Hospital opened.", King_Zork_Hospital="ORG") == [("King Zork Hospital", "place")]


def test_a_word_that_begins_a_sentence_and_is_written_small_elsewhere_is_no_name() -> None:
    assert found("Farmers left. The farmers were angry.", Farmers="ORG") == []


def test_letters_that_stand_for_ordinary_words_name_nothing() -> None:
    text = "The mobile payment service (MPS) grew. They use MPS daily."
    assert of_ordinary_words(text) == {"MPS"}
    assert of_ordinary_words("the Blim People's Party (BPP) and a strike (NATO)") == frozenset()


def test_a_currency_is_no_country() -> None:
    assert found("It cost US$75 million in the US.") == [("US", "place")]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Blim Film Festival", "ORG", "other"),
        ("Zork Development Company", "PERSON", "organization"),
        ("Zork General Hospital", "ORG", "place"),
        ("Blim Mosque", "PERSON", "place"),
        ("Ana Church", "PERSON", "person"),
        ("Rubén Zork Blim", "ORG", "person"),
        ("Institute for Zork", "GPE", "organization"),
    ],
)
def test_the_nouns_and_given_names_in_a_name_tell_its_kind(text: str, label: str, kind: str) -> None:
    assert kind_of_entity(text, label) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Iranian-backed militias", "Iranian", "group"),
        ("the U.S.-led talks", "U.S.", "place"),
        ("pro-Russian crowds", "Russian", "group"),
        ("anti-NATO crowds", "NATO", "organization"),
        ("the Syrian-born doctor", "Syrian", "group"),
        ("the Aleppo-based firm", "Aleppo", "place"),
        ("non-US firms", "US", "place"),
        ("pre-Assad times", "Assad", "person"),
    ],
)
def test_the_name_inside_a_compound_is_the_mention(text: str, name: str, kind: str) -> None:
    assert found(text) == [(name, kind)]


def test_compounds_of_two_names_are_two_mentions() -> None:
    assert found("a Russian-Iranian plan") == [("Russian", "group"), ("Iranian", "group")]


def test_a_compound_of_an_unknown_name_is_parted() -> None:
    assert found("the Zork-led Blim Union", **{"Zork-led_Blim_Union": "ORG"}) == [
        ("Zork", "organization"),
        ("Blim Union", "organization"),
    ]
    assert found("the non-Zorkist crowd", **{"non-Zorkist": "NORP"}) == [("Zorkist", "group")]
    assert found("the Non-Zorkist Union", **{"Non-Zorkist_Union": "ORG"}) == [("Non-Zorkist Union", "organization")]


def test_an_ex_president_is_named_without_prefix_and_title() -> None:
    assert found("ex-President Ana Zork spoke", Ana_Zork="PERSON") == [("Ana Zork", "person")]
