"""Laws, habits, qualities, topics and names that read like deeds."""

import pytest

from .reading_room import types


@pytest.mark.parametrize(
    "sentence",
    [
        "The law bans protests in Iran.",
        "Rebels often attack villages in Syria.",
        "A state that attacks towns has no friends.",
        "Destroying the group is no victory.",
        "The history of sanctions is long.",
        "Attack Syria now!",
        "Germany has ships equipped with radar.",
        "The country has 40 murders a day.",
        "The country has 33 murders per 100,000 people.",
        "An attack on Turkey is an attack on Germany.",
        "Women are now able to fight rebels.",
        "The agreement permits inspectors in Iran.",
        "He leads the Committee to Protect Farmers.",
    ],
)
def test_what_is_told_of_no_occasion_is_no_event(sentence: str) -> None:
    assert types(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["Rebels attack a village in Syria.", "Russia, which attacked Aleppo on Thursday, is silent.", "Rebels attacked."],
)
def test_a_headline_and_a_clause_about_a_name_tell_of_a_deed(sentence: str) -> None:
    assert types(sentence) == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Snow fell. Rebels attack villages.",
        "Any rebel shall be attacked.",
        'The word "attack" is used here.',
        'Joe Biden held a sign that read "Attack Syria".',
    ],
)
def test_what_anybody_does_and_what_is_only_worded_is_no_event(text: str) -> None:
    assert "ASSAULT" not in types(text)
