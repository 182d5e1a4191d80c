import pytest
from spacy.tokens import Doc

from articles.tagging import Knowledge, KnownActor, KnownPlace, Name
from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.tokens import TokenIndex

from .world import WORLD, read

GAZETTEER = Gazetteer(WORLD)


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find(TokenIndex(doc), GAZETTEER)]


def test_a_known_name_needs_no_entity() -> None:
    assert found(read("Syria and NATO met.")) == [("Syria", "place"), ("NATO", "organization")]


def test_an_unknown_name_has_the_kind_of_its_entity() -> None:
    assert found(read("Zork met Blim.", Zork="PERSON", Blim="ORG")) == [("Zork", "person"), ("Blim", "organization")]


def test_numbers_and_dates_are_no_names() -> None:
    assert found(read("Two left on Monday.", Two="CARDINAL", Monday="DATE")) == []


def test_a_larger_name_holds_the_known_one_in_it() -> None:
    doc = read("The Syria Policy Forum met.", Syria_Policy_Forum="ORG")
    assert found(doc) == [("Syria Policy Forum", "organization")]


def test_an_entity_of_two_known_names_is_parted() -> None:
    assert found(read("Iran and Syria met.", Iran_and_Syria="GPE")) == [("Iran", "place"), ("Syria", "place")]


def test_a_known_full_name_is_cut_out_of_a_headline() -> None:
    doc = read("Joe Biden Orders Strikes", Joe_Biden_Orders_Strikes="PERSON")
    assert found(doc) == [("Joe Biden", "person")]


def test_titles_articles_and_possessives_are_cut_off() -> None:
    doc = read("Mr Zork saw the Blim Agency’s plan.", Mr_Zork="PERSON", the_Blim_Agency="ORG")
    assert found(doc) == [("Zork", "person"), ("Blim Agency", "organization")]


def test_a_title_alone_is_no_name() -> None:
    assert found(read("The President spoke.", President="PERSON")) == []


def test_an_open_bracket_ends_a_name() -> None:
    assert found(read("Blim Council (BC spoke.", **{"Blim_Council_(BC": "ORG"})) == [("Blim Council", "organization")]


def test_an_adjective_joins_the_body_after_it() -> None:
    assert found(read("The Iranian Foreign Ministry spoke.")) == [("Iranian Foreign Ministry", "organization")]


def test_a_possessive_stays_apart_from_the_body_after_it() -> None:
    doc = read("Iran's Foreign Ministry spoke.")
    assert found(doc) == [("Iran", "place"), ("Foreign Ministry", "organization")]


def test_a_direction_joins_the_place_after_it() -> None:
    doc = read("in Northern Syria, eastern Syria and north-eastern Syria", Northern_Syria="LOC")
    assert found(doc) == [("Northern Syria", "place"), ("eastern Syria", "place"), ("north-eastern Syria", "place")]


def test_the_people_of_a_compound_are_a_group() -> None:
    assert found(read("pro-Iranian and Syrian-led forces")) == [("Iranian", "group"), ("Syrian", "group")]


def test_an_ordinary_word_is_a_town_only_where_an_entity_says_so() -> None:
    assert found(read("Nice work.")) == []
    assert found(read("He left Nice.", Nice="GPE")) == [("Nice", "place")]


def test_a_spelling_is_a_town_only_where_an_entity_says_so() -> None:
    assert found(read("Teheran is big.")) == []
    assert found(read("Teheran is big.", Teheran="GPE")) == [("Teheran", "place")]


def test_the_press_shortens_states_only_after_a_comma() -> None:
    assert found(read("Miami, Fla., and the Fla. vote")) == [("Fla.", "place")]


def test_a_known_surname_counts_as_a_name() -> None:
    assert found(read("Biden spoke.", Biden="ORG")) == [("Biden", "person")]


def test_the_last_word_of_a_name_knows_its_kind_better_than_the_label() -> None:
    doc = read("Blim University lies by Zork River.", Blim_University="GPE", Zork_River="ORG")
    assert found(doc) == [("Blim University", "organization"), ("Zork River", "place")]


def test_a_large_city_is_one_whatever_its_label_says() -> None:
    doc = read("Forces shelled Aleppo overnight.", Aleppo="PERSON")
    assert found(doc) == [("Aleppo", "place")]


def test_a_titled_name_is_no_city() -> None:
    assert found(read("They heard Mr Springfield speak.", Springfield="PERSON")) == [("Springfield", "person")]


@pytest.mark.parametrize("text", ["the town of Zork", "the villages Zork", "Zork province", "in Zork district"])
def test_a_noun_for_places_makes_a_place(text: str) -> None:
    assert found(read(text, Zork="PERSON")) == [("Zork", "place")]


def test_a_town_that_begins_a_dateline_is_one() -> None:
    assert found(read("ATLANTA — The court met.", ATLANTA="ORG")) == [("ATLANTA", "place")]


def test_a_county_is_not_the_town_of_its_name() -> None:
    [name] = find(TokenIndex(read("in Springfield County", Springfield="GPE")), GAZETTEER)
    assert (name.text, name.candidates) == ("Springfield County", ())


def test_a_proper_name_with_a_direction_is_not_the_town_without() -> None:
    [name] = find(TokenIndex(read("in West Springfield", Springfield="GPE")), GAZETTEER)
    assert (name.text, name.candidates) == ("West Springfield", ())


def test_a_hamlet_is_more_often_a_word_or_a_surname() -> None:
    hamlet = KnownPlace("1", "Price", "city", "USA", 39.6, -110.8, 8_000)
    gazetteer = Gazetteer(Knowledge((), (hamlet,)))
    assert [
        name.candidates for name in find(TokenIndex(read("The Price Index Price", Price_Index="ORG")), gazetteer)
    ] == [()]
    assert [bool(name.candidates) for name in find(TokenIndex(read("in Price", Price="GPE")), gazetteer)] == [True]


def test_an_abbreviation_in_brackets_after_an_organization_is_one() -> None:
    doc = read("The Blim Workers Union (BWU) met.", Blim_Workers_Union="ORG")
    assert found(doc) == [("Blim Workers Union", "organization"), ("BWU", "organization")]


def test_ordinary_words_with_capitals_are_no_organization() -> None:
    assert found(read("The Opposition left the Board.", Opposition="ORG", Board="ORG")) == []


def test_a_generic_name_counts_inside_a_sentence_and_not_where_any_word_has_a_capital() -> None:
    guard = KnownActor("guard", "Guard of Iran", "body", "IRN", "MIL", (Name("Guard", "generic"),))
    gazetteer = Gazetteer(Knowledge((guard,), ()))
    assert [name.text for name in find(TokenIndex(read("They met the Guard.")), gazetteer)] == ["Guard"]
    assert find(TokenIndex(read("Guard duty is dull.")), gazetteer) == []


def test_a_continent_whose_name_ends_like_a_country_is_not_of_it() -> None:
    assert found(read("Latin American ships sailed.", Latin_American="NORP")) == [("Latin American", "group")]
    assert found(read("American ships sailed.", American="NORP")) == [("American", "group")]
