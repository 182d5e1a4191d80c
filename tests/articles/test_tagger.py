from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.tagging import Mention, Text
from articles.tagging.pipeline import PIECE, Tagged, Tagger, pieces_of

from .world import WORLD

NAMES = [
    "Syria",
    "northern Syria",
    "President Biden",
    "Iranian-backed",
    "the U.S.",
    "Georgia",
    "(DOD)",
    "Paris, Texas",
    "’s",
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(WORLD)


def mentions_of(tagger: Tagger, text: str, title: str = "", published: date | None = None) -> tuple[Mention, ...]:
    [mentions] = [tagged.mentions for tagged in tagger.tag([Text(title, text, published)])]
    return mentions


def said(tagger: Tagger, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(mention.text, mention.actor, mention.place) for mention in mentions_of(tagger, text)]


def test_an_article_is_read(tagger: Tagger) -> None:
    text = "President Joe Biden ordered strikes in northern Syria on Thursday.\n\nBiden said Iran had been warned."
    assert said(tagger, text) == [
        ("Joe Biden", "joe-biden", None),
        ("northern Syria", "syria", "163843"),
        ("Biden", "joe-biden", None),
        ("Iran", "iran", "130758"),
    ]


def test_a_capital_that_acts_names_the_government(tagger: Tagger) -> None:
    assert said(tagger, "Washington accused Iran of delay.")[0] == ("Washington", "united-states", "5815135")


def test_a_capital_that_is_persuaded_names_the_government(tagger: Tagger) -> None:
    said_here = said(tagger, "Iran should persuade Moscow to leave. Iran bombed Moscow.")
    assert [actor for _, actor, _ in said_here] == ["iran", "russia", "iran", None]


def test_a_capital_that_attempts_something_is_the_government_and_one_that_an_accord_is_named_after_is_a_town(
    tagger: Tagger,
) -> None:
    assert said(tagger, "Moscow's attempts angered Iran.")[0][:2] == ("Moscow", "russia")
    assert said(tagger, "Iran left the Moscow accord.")[-1][1] is None


def test_a_capital_where_something_happens_is_a_town(tagger: Tagger) -> None:
    assert said(tagger, "He was born in Washington.") == [("Washington", None, "5815135")]


def test_capitals_between_which_something_lies_are_governments(tagger: Tagger) -> None:
    said_here = said(tagger, "Relations between Washington and Moscow are tense.")
    assert said_here == [("Washington", "united-states", "5815135"), ("Moscow", "russia", "524901")]


def test_the_title_is_read_for_itself_and_helps_the_text(tagger: Tagger) -> None:
    [(title, mentions)] = [
        ([mention.text for mention in tagged.title_mentions], [mention.actor for mention in tagged.mentions])
        for tagged in tagger.tag([Text("Joe Biden visits Syria", "Biden arrived there on Friday.")])
    ]
    assert (title, mentions) == (["Joe Biden", "Syria"], ["joe-biden"])


def test_a_paragraph_without_a_full_stop_is_a_sentence_of_its_own(tagger: Tagger) -> None:
    [sentences] = [
        [sentence.text.strip() for sentence in tagged.pieces[0].doc.sents]
        for tagged in tagger.tag([Text("", "Talks in Syria\n\nThe two sides met on Friday.")])
    ]
    assert sentences == ["Talks in Syria", "The two sides met on Friday."]


def test_a_long_text_is_read_in_pieces_with_the_offsets_of_the_whole(tagger: Tagger) -> None:
    text = "\n\n".join(["Nothing much was done here on that day."] * 700 + ["Iran met Syria."])
    mentions = mentions_of(tagger, text)
    assert len(text) > PIECE
    assert [text[mention.start : mention.end] for mention in mentions] == ["Iran", "Syria"]


def test_texts_come_back_in_their_order(tagger: Tagger) -> None:
    texts = [Text("", f"Iran met Syria {n} times.") for n in range(40)]
    assert [tagged.text for tagged in tagger.tag(texts)] == texts


def test_a_text_is_read_when_it_is_asked_for(tagger: Tagger) -> None:
    taken = 0

    def endless() -> Iterator[Text]:
        nonlocal taken
        while True:
            taken += 1
            yield Text("", "Iran spoke.")

    assert isinstance(next(tagger.tag(endless())), Tagged)
    assert taken < 50


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x07", "😀😀", "Iran\r\n\r\nSyria", "(" * 500, "A" * 30_000])
def test_odd_texts_are_read(tagger: Tagger, text: str) -> None:
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions_of(tagger, text))


@given(st.text(max_size=50_000))
@example("x" * (2 * PIECE + 1))
def test_pieces_make_up_the_text(text: str) -> None:
    pieces = list(pieces_of(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(text[offset:].startswith(piece) and len(piece) <= PIECE for piece, offset in pieces)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), max_size=25).map(" ".join))
def test_any_text_gives_mentions_inside_it_in_order_and_always_the_same(tagger: Tagger, text: str) -> None:
    mentions = mentions_of(tagger, text, published=date(2021, 2, 26))
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(
        mention.start < mention.end and mention.text == text[mention.start : mention.end] for mention in mentions
    )
    assert mentions == mentions_of(tagger, text, published=date(2021, 2, 26))
