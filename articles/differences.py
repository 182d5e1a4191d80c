"""What two texts differ in, word by word: how editors see what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

PARAGRAPHS = re.compile(r"(?<=\n\n)")
WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 3_000  # compared word by word; longer passages are shown whole
MOST_PARAGRAPHS = 2_000  # of what has changed, matched with each other
MOST_IN_ALL = 30_000  # words compared for one page
MOST_ROWS = 400  # shown on one page
AROUND = 60  # characters of unchanged text that are shown on either side of a change

Kind = Literal["same", "gone", "new", "skipped"]


class Piece(NamedTuple):
    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order. Without the `new` ones they are `before`, without the `gone` ones `after`."""
    pieces: list[Piece] = []
    for old, new in changed_parts(PARAGRAPHS.split(before), PARAGRAPHS.split(after)):
        if old == new:
            pieces.append(Piece("same", "".join(old)))
        else:
            pieces += in_words("".join(old), "".join(new))
    return joined(pieces)


class Row(NamedTuple):
    """Paragraphs of two texts that stand for each other; `same` counts those that are equal and left out."""

    left: list[Piece]
    right: list[Piece]
    same: int = 0


def in_rows(before: str, after: str) -> list[Row]:
    """
    Two texts side by side, each without the words that only the other has. It takes bounded time: what is too much to
    be compared word by word is shown whole, and after so many rows the last says that more follow.
    """
    rows: list[Row] = []
    left_to_compare = MOST_IN_ALL
    for old, new in changed_paragraphs(before, after):
        if old == new:
            rows.append(Row([], [], same=len(old)))
            continue
        for ours, theirs in together(old, new):
            words = max(len(ours), len(theirs)) // 5
            left_to_compare -= words
            pieces = joined([*in_words(ours, theirs)]) if left_to_compare > 0 else whole(ours, theirs)
            rows.append(Row(without("new", pieces), without("gone", pieces)))
    if len(rows) > MOST_ROWS:
        rows = [*rows[:MOST_ROWS], Row([Piece("skipped", "…")], [Piece("skipped", "…")])]
    return rows


def changed_paragraphs(before: str, after: str) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Runs of paragraphs of both: those that are equal, and those that stand for each other."""
    old, new = (text.split("\n\n") if text else [] for text in (before, after))
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield old[:start], new[:start]
    ours, theirs = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(ours), len(theirs)) > MOST_PARAGRAPHS:
        yield ours, theirs
    else:
        yield from changed_parts(ours, theirs)
    if end:
        yield old[-end:], new[-end:]


def together(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """As many paragraphs as stood there before are taken one by one, others as one passage."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
    else:
        yield "\n\n".join(old), "\n\n".join(new)


def whole(before: str, after: str) -> list[Piece]:
    return [Piece("gone", before), Piece("new", after)]


def without(kind: Kind, pieces: list[Piece]) -> list[Piece]:
    return [one for one in pieces if one.text and one.kind != kind]


def in_words(before: str, after: str) -> Iterator[Piece]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = [before], [after]
    for gone, come in across_spaces(list(changed_parts(old, new))):
        if gone == come:
            yield Piece("same", "".join(gone))
        else:
            yield Piece("gone", "".join(gone))
            yield Piece("new", "".join(come))


def across_spaces(runs: list[tuple[Sequence[str], Sequence[str]]]) -> Iterator[tuple[list[str], list[str]]]:
    """The same runs, two changes with nothing but a space between them as one."""
    gone: list[str] = []
    come: list[str] = []
    for number, (old, new) in enumerate(runs):
        if old == new and (not gone + come or number == len(runs) - 1 or "".join(old).strip()):
            yield gone, come
            yield list(old), list(new)
            gone, come = [], []
        else:
            gone, come = [*gone, *old], [*come, *new]
    yield gone, come


def changed_parts(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Runs of both: those that are equal, and those that stand for each other."""
    for _tag, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes():
        yield before[start:end], after[new_start:new_end]


def joined(pieces: list[Piece]) -> list[Piece]:
    """Pieces of one kind that follow each other, as one."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The same with long unchanged passages left out but for some words around each change."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.kind != "same" or len(piece.text) <= 2 * AROUND + 20:
            found.append(piece)
            continue
        if number > 0:
            found.append(Piece("same", first_words(piece.text)))
        found.append(Piece("skipped", "…"))
        if number < len(pieces) - 1:
            found.append(Piece("same", last_words(piece.text)))
    return found


def first_words(text: str) -> str:
    return re.sub(r"\w*$", "", text[:AROUND])


def last_words(text: str) -> str:
    return re.sub(r"^\w*", "", text[-AROUND:])
