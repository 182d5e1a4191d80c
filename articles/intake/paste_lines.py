"""A pasted page as blocks: a paragraph, a heading, a menu entry, each with the features by which it is judged.

A block is one line, except where the text was hard-wrapped: there, lines that were broken because the next word did not
fit are one paragraph again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articles.intake.clean import clean_line

_LIST_MARK = re.compile(r"^(?:[*+•·▪●◦‣»>–-]|o|\d{1,3}[.)])(?:\s+|$)")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*(?:\[\d+\]\s*)*$")
_SENTENCE_BREAK = re.compile(r"[a-z0-9”’\")][.!?][\"”’)]? [\"“‘(]?[A-ZÀ-Ý0-9]")
_CUT_SHORT = re.compile(r"(?:\.\.\.|…)\W*$")
_LETTER = re.compile(r"[^\W\d_]")
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z]")
_WRAP_WIDTHS = range(50, 111)


@dataclass(frozen=True)
class Block:
    """Lines that are one unit of a page; `lines` as they stood, `text` joined."""

    lines: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return self.lines[0] if len(self.lines) == 1 else " ".join(self.lines)

    @cached_property
    def bare(self) -> str:
        """The text without a list mark and without invisible marks."""
        return clean_line(_LIST_MARK.sub("", self.text, count=1))

    @cached_property
    def listed(self) -> bool:
        return bool(_LIST_MARK.match(self.text))

    @cached_property
    def words(self) -> int:
        return len(self.bare.split())

    @cached_property
    def lettered(self) -> bool:
        return bool(_LETTER.search(self.bare))

    @cached_property
    def ends_as_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.bare[-40:])) and not self.cut_short

    @cached_property
    def cut_short(self) -> bool:
        """Whether it stops at three dots, as the teaser of another article does."""
        return bool(_CUT_SHORT.search(self.bare[-10:]))

    @cached_property
    def has_several_sentences(self) -> bool:
        return bool(_SENTENCE_BREAK.search(self.bare))

    @cached_property
    def capitalised(self) -> float:
        """Share of words with a capital."""
        return len(_CAPITALISED.findall(self.bare)) / max(self.words, 1)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text rather than as a heading, a link or a label."""
        if self.ends_as_sentence:
            return self.words >= 5
        return self.words >= 25 or (self.words >= 12 and self.has_several_sentences and not self.cut_short)


def read_blocks(text: str) -> list[Block]:
    """The blocks of a clean text, in order; each non-empty line is in exactly one."""
    lines = [line.strip() for line in text.split("\n")]
    width = _wrap_width(lines)
    blocks: list[list[str]] = []
    goes_on = False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line:
            if goes_on:
                blocks[-1].append(line)
            else:
                blocks.append([line])
        goes_on = bool(line and width and _was_broken(line, following, width))
    known: dict[tuple[str, ...], Block] = {}  # equal lines share a block, whose features are then read once
    return [known.setdefault(key, Block(key)) for key in map(tuple, blocks)]


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The column at which a text was hard-wrapped, or None when it was not."""
    longest = max(map(len, lines), default=0)
    if longest not in _WRAP_WIDTHS:
        return None
    runs = list(_pairs(lines))
    broken = sum(_was_broken(line, following, longest) for line, following in runs)
    return longest if broken >= 2 and broken >= 0.5 * len(runs) else None


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((line, following) for line, following in pairwise(lines) if line and following)


def _was_broken(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word did not fit behind this line (two columns of grace for sloppy wrapping)."""
    return (
        bool(following)
        and not _LIST_MARK.match(following)
        and len(line) + 1 + len(following.split(" ", 1)[0]) > width - 2
    )
