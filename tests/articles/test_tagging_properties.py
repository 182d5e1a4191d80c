"""What holds for the mentions of any text at all, and texts made to break a reader."""

import time
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.tagging import Mention, Text
from articles.tagging.pipeline import Tagger

from .world import WORLD

NAMES = ["Iran", "Joe Biden", "the US", "U.S.-led", "Bashar al-Assad", "NATO", "IRANIAN", "Foreign Ministry", "Mr Zork"]
JOINTS = [
    " ",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "’s ",
    " (",
    ") ",
    "-",
    "“",
    "”",
    "\u200b",
    "\u00a0",
    "\u202e",
    "e\u0301",
    "\x1f",
]
WORDS = ["said", "strikes", "in", "of", "and", "talks", "ministry", "1,000", "@zork", "#x", "…", "😀", "نص", "中文"]
PARTS = st.sampled_from(NAMES) | st.sampled_from(JOINTS) | st.sampled_from(WORDS) | st.text(max_size=6)
TEXTS = st.lists(PARTS, max_size=30).map("".join)
CASES = st.sampled_from([str, str.lower, str.upper, str.title])


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(WORLD)


def mentions(tagger: Tagger, *texts: str) -> list[tuple[Mention, ...]]:
    return [tagged.mentions for tagged in tagger.tag([Text("", text) for text in texts])]


def assert_well_formed(found: Sequence[Mention], text: str) -> None:
    after = 0
    for mention in found:
        assert after <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.text == mention.text.strip()
        after = mention.end


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, case=CASES)
def test_mentions_stand_in_order_inside_the_text_and_apart(tagger: Tagger, text: str, case: type[str]) -> None:
    text = case(text)
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=2, max_size=5))
def test_a_text_is_read_alike_whatever_is_read_with_it(tagger: Tagger, texts: list[str]) -> None:
    together = mentions(tagger, *texts)
    assert together == [mentions(tagger, text)[0] for text in texts]
    assert together[::-1] == mentions(tagger, *texts[::-1])


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "Iran" * 250_000, "A" * 1_000_000, "." * 20_000, "-" * 20_000, "Al-" * 5_000, "(" * 500],
    ids=["small", "names", "capitals", "stops", "hyphens", "articles", "brackets"],
)
def test_endless_words_are_read_in_seconds(tagger: Tagger, text: str) -> None:
    begun = time.process_time()
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)
    assert time.process_time() - begun < 100  # what grows with the square of the length takes hours


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_letters_and_marks_composed_or_not_are_one_name(tagger: Tagger, form: str) -> None:
    text = unicodedata.normalize(form, "Tehrán said that Joe Bídén had met Bashar al-Ássad.")  # type: ignore[arg-type]
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)
    assert [mention.actor for mention in found if mention.kind == "person"] == ["joe-biden", "bashar-al-assad"]


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad"])
def test_invisible_characters_in_a_name_move_no_offset(tagger: Tagger, hidden: str) -> None:
    text = f"Officials said that Joe Bi{hidden}den had left Ir{hidden}an. Syria agreed."
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)
    assert [mention.actor for mention in found] == ["joe-biden", "iran", "syria"]


def test_a_name_in_letters_that_only_look_alike_is_unknown(tagger: Tagger) -> None:
    text = "On Monday Jоe Bidеn met leaders of Syria."  # with Cyrillic о and е
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)
    assert "joe-biden" not in [mention.actor for mention in found]


def test_marks_heaped_on_letters_leave_other_names_where_they_are(tagger: Tagger) -> None:
    heap = "".join(letter + "\u0335\u0321\u0322\u0327\u0328\u0337\u0489" * 5 for letter in "Zelkova")
    text = f"{heap} said that Iran had left."
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)
    assert "iran" in [mention.actor for mention in found]


def test_text_from_right_to_left_leaves_other_names_where_they_are(tagger: Tagger) -> None:
    text = "\u202bقال متحدث إن\u202c Iran and \u2067Syria\u2069 had agreed, \u202enadiB eoJ\u202c said."
    [found] = mentions(tagger, text)
    assert_well_formed(found, text)
    assert [mention.actor for mention in found if mention.actor] == ["iran", "syria"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "…", "\x00", "\ud800".encode("utf-8", "ignore").decode()])
def test_a_text_without_words_has_no_names(tagger: Tagger, text: str) -> None:
    assert mentions(tagger, text) == [()]
