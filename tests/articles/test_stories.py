"""Which articles tell the same story."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.stories import Told, stories
from articles.words import alike, words_of

STRIKE = (
    "American warplanes bombed depots of Iranian-backed militias near Abu Kamal in eastern Syria, the Pentagon said."
)
STRIKE_TOLD_AGAIN = "The Pentagon said its warplanes had bombed militia depots near Abu Kamal, a Syrian border town."
QUAKE = "An earthquake of magnitude 7.8 flattened apartment blocks in Gaziantep and Kahramanmaras before dawn."


def told(text: str, day: str = "2021-02-26") -> Told:
    return Told(words_of(text), date.fromisoformat(day))


def test_two_reports_of_one_strike_are_one_story_and_an_earthquake_is_another() -> None:
    assert stories([told(STRIKE), told(QUAKE), told(STRIKE_TOLD_AGAIN)]) == [0, 1, 0]


def test_the_same_words_weeks_apart_are_two_stories() -> None:
    assert stories([told(STRIKE), told(STRIKE, "2021-04-26")]) == [0, 1]


def test_articles_without_a_day_are_compared_by_their_words() -> None:
    assert stories([Told(words_of(STRIKE), None), told(STRIKE_TOLD_AGAIN)]) == [0, 0]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["the of and"]])
def test_texts_that_say_nothing_are_stories_of_their_own(texts: list[str]) -> None:
    assert stories([told(text) for text in texts]) == list(range(len(texts)))


def test_words_of_every_day_weigh_nothing() -> None:
    assert list(words_of("The people said that they would have been there with us.")) == []


@given(
    st.lists(st.sampled_from([STRIKE, STRIKE_TOLD_AGAIN, QUAKE, "Talks in Muscat failed."]), max_size=6), st.randoms()
)
def test_the_order_of_articles_does_not_matter(texts: list[str], random: object) -> None:
    order = list(range(len(texts)))
    random.shuffle(order)  # type: ignore[attr-defined]
    grouped, shuffled = stories([told(text) for text in texts]), stories([told(texts[n]) for n in order])
    assert {frozenset(n for n, story in enumerate(grouped) if story == one) for one in grouped} == {
        frozenset(order[n] for n, story in enumerate(shuffled) if story == one) for one in shuffled
    }


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_lies_between_nothing_and_the_same(one: str, other: str) -> None:
    first, second = words_of(one), words_of(other)
    assert 0 <= alike(first, second) <= 1.001
    assert alike(first, second) == pytest.approx(alike(second, first))
