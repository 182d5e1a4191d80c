"""
Words that a person decided about, found again in a text that was edited since.

The text as it was and the text as it is are laid side by side: paragraphs that stayed, in the others sentences that
stayed, in the rest words that stayed. Words are found again

1. in a sentence that stayed;
2. else in the very same sentence at another place, if that place is new (a paragraph was moved, or came back);
3. else in the sentence that theirs was edited into, if enough of its words (ALIKE) stayed.

So they are never found in a sentence that stood elsewhere before, and words that were deleted are not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .sentences import BETWEEN_SENTENCES, sentence_around

ALIKE = 0.6  # of the words of both sentences, how many stayed; chosen so that of ten words four may be exchanged
MOST_COMPARED = 4_000_000  # pairs of words; where more has changed the text is another one
BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
WORD = re.compile(r"\w+|[^\w\s]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text, and what stands before and after them in their sentence."""

    start: int
    quote: str
    before: str = ""
    after: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.quote)

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.quote}{self.after}"

    @property
    def sentence_start(self) -> int:
        return self.start - len(self.before)

    @property
    def sentence_end(self) -> int:
        return self.end + len(self.after)


@dataclass(frozen=True, slots=True)
class Stayed:
    """Characters of the old text that stand in the new one, so much further on."""

    start: int
    end: int
    shift: int

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def anchor_at(text: str, start: int, end: int, sentence: Span | None = None) -> Anchor:
    """The words on these characters, in a sentence that is known or looked for."""
    first, last = sentence or sentence_around(text, start, end)
    return Anchor(start, text[start:end], text[first:start], text[end:last])


Levels = list[tuple[Callable[[str, int, int], list[Span]], list[Stayed]]]


class Edit:
    """What became of a text."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.passages: list[Stayed] = []  # paragraphs and sentences
        self.words: list[Stayed] = []
        if old == new:
            self.passages = [Stayed(0, len(old), 0)]
        else:
            self._compare((0, len(old)), (0, len(new)), [(paragraphs, self.passages), (sentences, self.passages)])

    def find(self, anchor: Anchor, *, lost: bool = False) -> Anchor | None:
        """
        The words in the new text, in the sentence in which they stand now; None where they do not. Words that were lost
        before are only found where the text is new.
        """
        stayed = None if lost else first_holding(self.passages, anchor.sentence_start, anchor.sentence_end)
        if stayed:
            return Anchor(anchor.start + stayed.shift, anchor.quote, anchor.before, anchor.after)
        return self._moved(anchor) or (None if lost else self._edited(anchor))

    def _moved(self, anchor: Anchor) -> Anchor | None:
        there = [start for start in occurrences(anchor.sentence, self.new) if self._is_new(start, anchor)]
        if not there:
            return None
        nearest = min(there, key=lambda start: abs(start - anchor.sentence_start))
        return Anchor(nearest + len(anchor.before), anchor.quote, anchor.before, anchor.after)

    def _is_new(self, start: int, anchor: Anchor) -> bool:
        end = start + len(anchor.sentence)
        return not any(one.holds(start - one.shift, end - one.shift) for one in self.passages)

    def _edited(self, anchor: Anchor) -> Anchor | None:
        there = self._now(anchor.start, anchor.end)
        if not there:
            return None
        start, end = there
        old = words_in(self.old, anchor.sentence_start, anchor.sentence_end)
        near = len(anchor.sentence)
        kept = [now for one in old if (now := self._now(*one)) and abs(now[0] - start) <= near]
        first, last = sentence_around(self.new, start, end)
        first, last = min([first, *(one[0] for one in kept)]), max([last, *(one[1] for one in kept)])
        if 2 * len(kept) < ALIKE * (len(old) + len(words_in(self.new, first, last))):
            return None
        return None if self._stood_elsewhere(first, last, anchor) else anchor_at(self.new, start, end, (first, last))

    def _stood_elsewhere(self, first: int, last: int, anchor: Anchor) -> bool:
        """Whether a sentence of the new text is another one of the old text, not this one edited."""
        there = occurrences(self.new[first:last], self.old)
        return any(not anchor.sentence_start <= start < anchor.sentence_end for start in there)

    def _now(self, start: int, end: int) -> Span | None:
        stayed = first_holding([*self.passages, *self.words], start, end)
        return (start + stayed.shift, end + stayed.shift) if stayed else None

    def _compare(self, old: Span, new: Span, levels: Levels) -> None:
        """Note what stayed of these characters, and look closer at what was replaced."""
        (split, noted), *closer = levels or [(words_in, self.words)]
        ours, theirs = split(self.old, *old), split(self.new, *new)
        if not levels and len(ours) * len(theirs) > MOST_COMPARED:
            return
        matcher = SequenceMatcher(
            None, [self.old[slice(*one)] for one in ours], [self.new[slice(*one)] for one in theirs], autojunk=False
        )
        for what, i, j, k, m in matcher.get_opcodes():
            if what == "equal":
                noted.extend(self._stayed(ours[i:j], theirs[k:m]))
            elif what == "replace" and levels:
                self._compare((ours[i][0], ours[j - 1][1]), (theirs[k][0], theirs[m - 1][1]), closer)

    def _stayed(self, ours: list[Span], theirs: list[Span]) -> Iterator[Stayed]:
        """As one piece, unless what stands between them has changed."""
        first, last, there = ours[0][0], ours[-1][1], theirs[0][0]
        if self.old[first:last] == self.new[there : theirs[-1][1]]:
            yield Stayed(first, last, there - first)
            return
        for (start, end), (begins, _ends) in zip(ours, theirs, strict=True):
            yield Stayed(start, end, begins - start)


def paragraphs(text: str, start: int, end: int) -> list[Span]:
    return between(BETWEEN_PARAGRAPHS, text, start, end)


def sentences(text: str, start: int, end: int) -> list[Span]:
    return between(BETWEEN_SENTENCES, text, start, end)


def between(gaps: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    edges = [start, *(edge for gap in gaps.finditer(text, start, end) for edge in gap.span()), end]
    return [(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]


def words_in(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in WORD.finditer(text, start, end)]


def first_holding(stayed: list[Stayed], start: int, end: int) -> Stayed | None:
    return next((one for one in stayed if one.holds(start, end)), None)


def occurrences(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text, not inside longer ones."""
    opening, closing = (r"(?<!\w)" if words[:1].isalnum() else ""), (r"(?!\w)" if words[-1:].isalnum() else "")
    for match in re.finditer(f"{opening}{re.escape(words)}{closing}", text):
        yield match.start()
