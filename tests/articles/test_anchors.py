"""Words that were decided about are found again after edits, and never in another sentence."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from articles.anchors import Anchor, Edit, anchor_at
from articles.sentences import sentence_around

TEXT = (
    "Iran struck a base in Syria on Monday. The U.S. Navy said Iran had warned nobody.\n\n"
    "Iran denied it. Officials in Baghdad condemned the strike and asked for talks.\n\n"
    "Iran struck a base in Iraq on Monday."
)


def anchor(words: str, nth: int = 0, text: str = TEXT) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return anchor_at(text, start, start + len(words))


def find(anchor: Anchor, new: str, old: str = TEXT) -> Anchor | None:
    return Edit(old, new).find(anchor)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text, "Iran denied it."),
        (lambda text: "A new first paragraph about Iran.\n\n" + text, "Iran denied it."),
        (lambda text: text.replace("Iran struck a base in Syria on Monday. ", ""), "Iran denied it."),
        (lambda text: text.replace("\n\nIran denied", " Iran denied"), "Iran denied it."),
        (lambda text: "\n\n".join(reversed(text.split("\n\n"))), "Iran denied it."),
        (lambda text: text.replace("Iran denied it.", "Iran denied it all."), "Iran denied it all."),
        (lambda text: text.replace("asked for talks", "wanted talks"), "Iran denied it."),
    ],
)
def test_words_are_found_in_their_sentence_wherever_it_stands_now(change, sentence) -> None:
    found = find(anchor("Iran", 2), change(TEXT))
    assert found
    assert (found.sentence, change(TEXT)[found.start : found.end]) == (sentence, "Iran")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("Iran struck a base in Syria on Monday. ", ""),
        lambda text: text.replace("Iran struck a base in Syria", "Warplanes struck a base in Syria"),
        lambda text: text.replace(
            "Iran struck a base in Syria on Monday.", "Iran was silent when asked in Geneva later."
        ),
        lambda text: text.split("\n\n", 1)[1],
        lambda text: "",
    ],
)
def test_words_that_were_deleted_are_found_nowhere_else(change) -> None:
    assert find(anchor("Iran"), change(TEXT)) is None


def test_words_that_come_back_are_found_again_and_copies_of_their_sentence_are_not_taken_for_them() -> None:
    twice = f"{TEXT}\n\nIran struck a base in Syria on Monday."
    lost = anchor("Iran")
    shorter = twice.split("\n\n", 1)[1]
    assert Edit(twice, shorter).find(lost) is None
    assert Edit(shorter, shorter).find(lost, lost=True) is None
    back = Edit(shorter, twice).find(lost, lost=True)
    assert back
    assert back.start == 0


def test_an_abbreviation_in_an_edited_sentence_parts_nothing() -> None:
    found = find(anchor("nobody"), TEXT.replace("The U.S. Navy said", "The U.S. Navy stated"))
    assert found
    assert found.quote == "nobody"


def test_many_small_edits_one_after_the_other_wear_nothing_out() -> None:
    words = ["The", "minister", "met", "his", "old", "colleague", "in", "Geneva", "for", "some", "more", "talks"]
    text, kept = " ".join(words), anchor("Geneva", text=" ".join(words))
    for n, word in enumerate(words):
        if word != "Geneva":
            changed = " ".join([*words[:n], f"new{n}", *words[n + 1 :]])
            words[n] = f"new{n}"
            found = Edit(text, changed).find(kept)
            assert found
            text, kept = changed, found
    assert text[kept.start : kept.end] == "Geneva"


NAMES, ACTS = ["Iran", "Oman", "the U.S. Navy", "Kim Ly"], ["struck", "met", "left", "warned"]
TIMES = ["on Monday", "in March", "at night", "again"]
SENTENCES = st.builds("{} {} {} {}.".format, *map(st.sampled_from, (NAMES, ACTS, NAMES, TIMES))).map(
    lambda sentence: sentence[0].upper() + sentence[1:]
)
OTHERS = st.lists(st.sampled_from(["lorem", "ipsum", "dolor", "sit", "amet", "erat"]), min_size=2, max_size=8).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=6)


def edited(data: st.DataObject, text: list[list[str]], mine: list[str]) -> list[list[str]]:
    """Edits anywhere but in the one sentence, which stands alone in `mine`."""
    for _ in range(data.draw(st.integers(1, 5))):
        what = data.draw(st.sampled_from(["insert", "delete", "add", "drop", "change", "move", "join"]))
        n = data.draw(st.integers(0, len(text) - 1))
        m = data.draw(st.integers(0, len(text[n]) - 1))
        if what == "insert":
            text.insert(n, [data.draw(OTHERS)])
        elif what == "add":
            text[n].insert(m, data.draw(OTHERS))
        elif what == "move":
            text.insert(data.draw(st.integers(0, len(text) - 1)), text.pop(n))
        elif what == "join" and n + 1 < len(text):
            text[n] += text.pop(n + 1)
        elif what == "delete" and len(text) > 1 and not any(one is mine for one in text[n]):
            del text[n]
        elif what == "drop" and len(text[n]) > 1 and text[n][m] is not mine:
            del text[n][m]
        elif what == "change" and text[n][m] is not mine:
            text[n][m] = data.draw(OTHERS)
    return text


def written(text: list[list[str]]) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in text)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), text=TEXTS)
def test_edits_elsewhere_neither_lose_nor_misplace_words_and_deleting_them_does(data, text) -> None:
    n = data.draw(st.integers(0, len(text) - 1))
    m = data.draw(st.integers(0, len(text[n]) - 1))
    mine = text[n][m]
    assume(sum(paragraph.count(mine) for paragraph in text) == 1)
    old = written(text)
    name = data.draw(st.sampled_from([one for one in NAMES if one in mine] or ["it"]))
    assume(name in mine)
    start = old.index(mine) + mine.index(name)
    kept = anchor_at(old, start, start + len(name), (old.index(mine), old.index(mine) + len(mine)))
    changed = edited(data, [list(paragraph) for paragraph in text], mine)
    new = written(changed)
    found = Edit(old, new).find(kept)
    assert found
    assert (found.start, found.quote) == (new.index(mine) + mine.index(name), name)
    without = written([[one for one in paragraph if one is not mine] for paragraph in changed])
    assert Edit(old, without).find(kept) is None


def test_a_sentence_is_parted_from_its_neighbours() -> None:
    start = TEXT.index("denied")
    assert TEXT[slice(*sentence_around(TEXT, start, start + 6))] == "Iran denied it."
