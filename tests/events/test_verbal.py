"""Attacks in words are criticism."""

import pytest

from .reading_room import types


@pytest.mark.parametrize(
    "sentence",
    [
        "Joe Biden's continuous attacks against Iran surprised nobody.",
        "Lawmakers came under fire from the ministry for their votes.",
        "Joe Biden targeted Vladimir Putin for his weak budget.",
        "Joe Biden dismissed Vladimir Putin as a fool.",
    ],
)
def test_who_attacks_with_words_criticises(sentence: str) -> None:
    assert types(sentence) == ["ACCUSE/disapprove"]


def test_attacks_on_somebody_in_office_are_words_where_nothing_else_is_told():
    assert types("The attacks on Joe Biden are unfair.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Vladimir Putin's attack on Ukraine began at night.",
        "The Russian army's attacks on Ukraine went on.",
        "American soldiers came under fire in Iraq.",
    ],
)
def test_attacks_of_those_who_have_arms_are_force(sentence: str) -> None:
    assert types(sentence)[0].startswith("ASSAULT")


def test_a_minister_who_is_dismissed_as_minister_is_dismissed():
    assert types("Joe Biden dismissed the general as army chief.") == ["SANCTION/expel"]
