"""Spellings of one word are looked up as one."""

import pytest

from articles.tagging.spelling import GIVEN_NAMES, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed ElBaradei", "Mohammed ElBaradei"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Hussain al-Khalifa", "Hussein Al Khalifa"),
        ("Evgeny Primakov", "Yevgeny Primakov"),
        ("Ministry of Defence", "Ministry of Defense"),
    ],
)
def test_a_name_is_looked_up_however_its_given_name_is_spelled(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_spelling_belongs_to_one_given_name() -> None:
    spellings = GIVEN_NAMES.split()
    assert len(spellings) == len(set(spellings))
