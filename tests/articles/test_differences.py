"""What two texts differ in, word by word."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.differences import Piece, differences, shortened

TEXTS = st.lists(st.sampled_from(["rockets", "fell", " ", "\n\n", "on", "Erbil", ".", "14", "ß"]), max_size=40).map(
    "".join
)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in differences(before, after)]


@given(TEXTS, TEXTS)
def test_without_what_is_new_it_is_the_text_before_and_without_what_is_gone_the_text_after(
    before: str, after: str
) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


def test_words_are_compared_and_not_letters() -> None:
    assert told("Rockets hit Erbil.", "Rockets hit Mosul.") == [
        ("same", "Rockets hit "),
        ("gone", "Erbil"),
        ("new", "Mosul"),
        ("same", "."),
    ]


def test_words_that_follow_each_other_are_one_change() -> None:
    assert told("It was one two.", "It was three four.") == [
        ("same", "It was "),
        ("gone", "one two"),
        ("new", "three four"),
        ("same", "."),
    ]


def test_a_paragraph_that_is_new_leaves_the_others_alone() -> None:
    assert told("One.\n\nThree.", "One.\n\nTwo.\n\nThree.") == [
        ("same", "One.\n\n"),
        ("new", "Two.\n\n"),
        ("same", "Three."),
    ]


def test_long_unchanged_passages_are_left_out_but_for_the_words_beside_a_change() -> None:
    long = "word " * 200
    pieces = shortened(differences(f"{long}old", f"{long}new"))
    assert [piece.kind for piece in pieces] == ["skipped", "same", "gone", "new"]
    assert pieces[1] == Piece("same", " " + "word " * 11)


def test_texts_of_a_megabyte_are_compared_in_seconds() -> None:
    paragraphs = [f"Paragraph {number} tells of event {number % 7}." for number in range(20_000)]
    changed = [*paragraphs[:10_000], "Another.", *paragraphs[10_000:]]
    pieces = differences("\n\n".join(paragraphs), "\n\n".join(changed))
    assert [piece.text for piece in pieces if piece.kind == "new"] == ["Another.\n\n"]
