import pytest

from events.coding.codebook import CODEBOOK
from events.phrases import DID, HAPPENED
from events.wording import listed, party, tell, within


@pytest.mark.parametrize("name", CODEBOOK.types)
def test_every_type_and_mode_can_be_told_with_and_without_those_who_took_part(name: str) -> None:
    for mode in ("", *(mode.name for mode in CODEBOOK.types[name].modes)):
        assert tell(name, mode, ["A"], ["B"]).startswith("A ")
        assert " B" in tell(name, mode, [], ["B"])
        assert "{" not in tell(name, mode, ["A"], []) + tell(name, mode, [], [])


def test_every_wording_is_of_a_type_and_mode_of_the_codebook() -> None:
    known = set(CODEBOOK.types) | {
        f"{name}/{mode.name}" for name, entry in CODEBOOK.types.items() for mode in entry.modes
    }
    assert set(DID) <= known
    assert set(HAPPENED) == set(DID)


def test_where_nobody_is_told_who_did_it_the_line_says_what_there_was() -> None:
    assert tell("ASSAULT", "explosives", [], ["At least 100 people"]) == "Explosion that hit at least 100 people"
    assert tell("PROTEST", "", [], []) == "Protest"


def test_a_list_of_names_is_joined_as_a_reader_would_and_cut_when_long() -> None:
    assert listed(["Iran"]) == "Iran"
    assert listed(["Iran", "Iraq", "Iran"]) == "Iran and Iraq"
    assert listed(["Iran", "Iraq", "Oman"]) == "Iran, Iraq and Oman"
    assert listed(["Iran", "Iraq", "Oman", "Qatar"]) == "Iran, Iraq and 2 others"


@pytest.mark.parametrize(
    ("phrase", "inside"),
    [
        ("More than 100 people", "more than 100 people"),
        ("Dozens of protesters", "dozens of protesters"),
        ("Police in Japan", "police in Japan"),
        ("The Hague", "The Hague"),
        ("Northern Ireland", "Northern Ireland"),
        ("US troops", "US troops"),
        ("nine rebels", "nine rebels"),
    ],
)
def test_a_phrase_that_opened_a_sentence_is_written_small_inside_one(phrase: str, inside: str) -> None:
    assert within(phrase) == inside


def test_who_comes_first_keeps_a_capital() -> None:
    assert tell("ASSAULT", "", ["Many rebels"], ["Two villages"]) == "Many rebels attacked two villages"


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("country", "the country"),
        ("Syrian army", "the Syrian army"),
        ("city of Mosul", "the city of Mosul"),
        ("senior Turkish official", "the senior Turkish official"),
        ("US troops", "US troops"),
        ("residents of Tripoli", "residents of Tripoli"),
        ("police", "police"),
        ("At least 22 fighters", "at least 22 fighters"),
        ("22 fighters", "22 fighters"),
        ("Iran's parliament", "Iran's parliament"),
        ("Jens Stoltenberg", "Jens Stoltenberg"),
        ("Bank of England", "Bank of England"),
        ("The Hague", "The Hague"),
        ("each other", "each other"),
        ("He", "him"),
    ],
)
def test_what_is_no_name_takes_its_article(phrase: str, told: str) -> None:
    assert party(phrase) == told


def test_a_sentence_opens_with_a_capital_whoever_it_opens_with() -> None:
    assert tell("SUPPORT", "", ["country"], ["rebels"]) == "The country backed rebels"
    assert tell("ACCUSE", "allege", ["residents"], ["governor"]) == "Residents accused the governor"
    assert tell("COERCE", "arrest", [], ["She"]) == "Detention of her"


def test_the_verb_says_what_the_mode_means() -> None:
    assert tell("SANCTION", "expel", ["Peru"], ["minister"]) == "Peru expelled the minister"
    assert tell("RETREAT", "access", ["Israel"], []) == "Israel eased restrictions"
    assert tell("REQUEST", "", ["Turkey", "Sweden"], []) == "Turkey and Sweden made an appeal"
