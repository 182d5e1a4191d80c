from spacy.tokens import Doc

from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer

from .world import WORLD, read

GAZETTEER = Gazetteer(WORLD)


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find(doc, GAZETTEER)]


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
