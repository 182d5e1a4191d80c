"""What is attacked, fought, released or called only in a figure of speech, or in another sense of the word."""

import pytest

from .reading_room import types


@pytest.mark.parametrize(
    "sentence",
    [
        "The trade war between Turkey and Iran went on.",
        "Biden is fighting for the nomination.",
        "The United States fights a war on drugs.",
        "Iran destroyed the economy.",
        "Turkey released a report on Syria.",
        "Hundreds of migrants arrived in Germany.",
        "Biden called Iran a threat.",
        "Officials charged with overseeing the border met no one.",
        "The decision left Iran with no choice.",
        "Ukraine defended its borders.",
        "Biden spoke to the worries of voters.",
        "The prisoner was allowed to read newspapers.",
        "Joe Biden walked out of the room.",
        "The army was hampered by thin budgets.",
        "Turkey slapped new taxes on imports.",
        "Iran took advantage of Iraq.",
    ],
)
def test_what_is_done_only_in_a_figure_of_speech_is_no_event(sentence: str) -> None:
    assert types(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Joe Biden attacked the media.", ["ACCUSE/disapprove"]),
        ("Iran retaliated with tariffs on Turkish imports.", ["SANCTION"]),
        ("Iran retaliated with rockets.", ["ASSAULT/heavy-weapons"]),
        ("Russian troops fought for the town.", ["ASSAULT"]),
        ("Israel struck at least 12 targets in Syria.", ["ASSAULT"]),
        ("The raid killed five rebels in Syria.", ["ASSAULT"]),
        ("Turkey released five prisoners.", ["RETREAT/release"]),
        ("Joe Biden called Vladimir Putin on Thursday.", ["CONSULT/phone"]),
        ("Officials charged with murder were jailed.", ["ACCUSE/investigate"]),
    ],
)
def test_the_same_words_tell_of_a_deed_where_somebody_can_do_it_to_somebody(sentence: str, told: list[str]) -> None:
    assert types(sentence)[:1] == told


def test_a_particle_that_no_pattern_asks_for_makes_another_verb() -> None:
    assert types("Russia took on Turkey.") == []
