import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tagging import Knowledge, KnownActor, KnownPlace, Name
from articles.tagging.gazetteer import Gazetteer, target_id
from articles.tagging.spelling import folded

from .world import WORLD

GAZETTEER = Gazetteer(WORLD)


def names_in(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[str]:
    return [text[match.start : match.end] for match in gazetteer.matches(text)]


def targets_of(name: str) -> set[str]:
    return {target_id(candidate.target) for candidate in GAZETTEER.named(name)}


@pytest.mark.parametrize(
    ("left", "right"),
    [("Defence", "defense"), ("Tōkyō", "tokyo"), ("Organisation", "organization"), ("Łódź", "lodz"), ("El", "al")],
)
def test_spellings_of_one_word_are_looked_up_alike(left: str, right: str) -> None:
    assert folded(left) == folded(right)


def test_the_longest_name_is_found() -> None:
    assert names_in("South Korea and Korea") == ["South Korea", "Korea"]


def test_an_acronym_is_found_with_and_without_stops() -> None:
    assert names_in("The U.S. and the US agreed.") == ["U.S.", "US"]


def test_the_stop_that_ends_a_sentence_is_no_part_of_a_name() -> None:
    assert names_in("They left Iran.") == ["Iran"]


def test_ordinary_words_are_no_acronyms() -> None:
    assert names_in("It told us who is in it. Us? Who?") == []


def test_a_pronounceable_acronym_may_be_written_as_a_name() -> None:
    assert names_in("Nato and NATO, not nato") == ["Nato", "NATO"]


def test_names_are_found_in_headlines_of_capitals_but_not_their_pronouns() -> None:
    assert names_in("IRAN TELLS SYRIA TO JOIN US") == ["IRAN", "SYRIA"]


def test_small_letters_are_no_name() -> None:
    assert names_in("a nice day in iran") == []


@pytest.mark.parametrize("text", ["Iranian-backed", "pro-Iranian", "Iranian’s", "(Iranian)", "“Iranian”"])
def test_a_name_is_found_inside_a_compound(text: str) -> None:
    assert names_in(text) == ["Iranian"]


def test_a_name_may_break_across_a_line_but_not_across_a_paragraph_or_a_comma() -> None:
    assert names_in("the United\nStates, United\n\nStates, United, States") == ["United\nStates"]


def test_diacritics_and_hyphens_do_not_matter() -> None:
    assert names_in("Bashar Al Assad and Bashar al-Ássad") == ["Bashar Al Assad", "Bashar al-Ássad"]


def test_a_name_with_a_comma_needs_it_or_nothing_in_its_place() -> None:
    place = KnownPlace("1", "Washington", "city", "USA", None, None, names=("Washington, D.C.",))
    assert names_in("In Washington, D.C., they", Gazetteer(Knowledge((), (place,)))) == ["Washington, D.C."]


def test_a_name_can_have_several_bearers() -> None:
    assert targets_of("Georgia") == {"georgia", "614540", "4197000"}


def test_an_unknown_name_has_none() -> None:
    assert targets_of("Atlantis") == set()


def test_one_thing_named_twice_alike_is_one_candidate() -> None:
    actor = KnownActor("un", "UN", "international", "UNO", None, (Name("U.N."), Name("Un")))
    assert [c.written for c in Gazetteer(Knowledge((actor,), ())).named("UN")] == ["UN"]


def test_a_name_may_be_written_without_the_fathers() -> None:
    emir = KnownActor("tamim", "Tamim bin Hamad Al Thani", "person", "QAT", "GOV")
    assert names_in("Sheikh Tamim Al Thani spoke.", Gazetteer(Knowledge((emir,), ()))) == ["Tamim Al Thani"]


@given(st.text())
def test_any_text_gives_matches_in_order_and_apart(text: str) -> None:
    matches = list(GAZETTEER.matches(text))
    edges = [edge for match in matches for edge in (match.start, match.end)]
    assert edges == sorted(edges)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
