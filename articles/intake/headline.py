"""Which block above the article is its headline.

A headline says in one line what the article says at length: the best sign of it is that its words come back below.
"""

import re
from collections import Counter
from collections.abc import Sequence

from articles.intake.bylines import is_byline_mark, read_byline
from articles.intake.credits import is_caption
from articles.intake.facts import PageFacts
from articles.intake.furniture import is_furniture
from articles.intake.page_dates import is_date_line
from articles.intake.paste_lines import Block

_REACH = 60  # blocks above the article
_INSIDE = 0.2  # of the words read as article: teasers above a headline can read as text
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_STEM = 5
_COMMON = frozenset(
    _WORD.findall("""
    the and for with from that this have has had was were are not but you your our his her its their they will would can
    could about after before over into than then what when where which while who how why all more most new said says say
    also been being one two out off use may
    """)
)
_FULL_STOP = re.compile(r"(?<![A-Z.])\.[\"'”’)]*$")  # "N.Y.C." ends no sentence
_LONGEST = 28  # words
_DISTANCE = 0.04  # per block between headline and article
_INSIDE_PENALTY = 1.5
_ENOUGH = 0.8
_SIGNED = 1.2
_REPEATED = 1.2  # pages repeat their headline where readers share and scroll
_BODY_SAMPLE = 60_000  # characters


def find_headline(blocks: Sequence[Block], body: range, facts: PageFacts) -> int | None:
    """The index of the headline's block."""
    named = _named(blocks, facts.title) if facts.title else None
    if named is not None or not body:
        return named
    told = _words(" ".join(block.text for block in blocks[body.start : body.stop])[:_BODY_SAMPLE])
    first, last = max(0, body.start - _REACH), body.start + _top_of(blocks, body)
    around = [fold(block.bare) for block in blocks[first : last + _REACH] if block.words <= _LONGEST]
    repeats = Counter({own: sum(own in other for other in around) for own in around})
    candidates = [index for index in range(first, last) if index <= body.start or _is_signed_below(blocks, index)]
    scored = [
        (_score(blocks, index, _without_itself(told, blocks, index, body), repeats) - _distance(index, body), -index)
        for index in candidates
    ]
    best, found = max(scored, default=(0.0, 0))
    return _first_of_its_kind(blocks, first, -found) if best >= _ENOUGH else None


def fold(text: str) -> str:
    """Letters and digits of a text in lower case, for telling repetitions."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def _first_of_its_kind(blocks: Sequence[Block], first: int, found: int) -> int:
    """A page may repeat its headline; byline and date stand below the first."""
    wanted = fold(blocks[found].bare)
    return next(
        index
        for index in range(first, found + 1)
        if fold(blocks[index].bare) == wanted and not (blocks[index].listed and index < found)
    )


def _named(blocks: Sequence[Block], title: str) -> int | None:
    wanted = fold(title)
    return next((index for index, block in enumerate(blocks) if fold(block.bare) == wanted), None)


def _top_of(blocks: Sequence[Block], body: range) -> int:
    """How many of the article's first blocks may still be above the headline."""
    room = _INSIDE * sum(blocks[index].words for index in body)
    count = 1
    while count < len(body) and (room := room - blocks[body.start + count - 1].words) > 0:
        count += 1
    return count


def _words(text: str) -> Counter[str]:
    return Counter(word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def _without_itself(told: Counter[str], blocks: Sequence[Block], index: int, body: range) -> Counter[str]:
    """What the article tells elsewhere: a first sentence does not come back because it stands there."""
    return told - _words(blocks[index].bare) if index in body else told


def _score(blocks: Sequence[Block], index: int, told: Counter[str], repeats: Counter[str]) -> float:
    block = blocks[index]
    if not 2 <= block.words <= _LONGEST or len(block.bare) > 220 or is_furniture(block) or block.cut_short:
        return -10
    if is_date_line(block.bare) or is_caption(block.bare) or read_byline(block.bare):
        return -10
    own = _words(block.bare)
    coming_back = sum(told[word] > 0 for word in own) / max(len(own), 1)
    length = 0.0 if block.words < 4 else 1.0
    full_stop = -2.5 if _FULL_STOP.search(block.bare[-5:]) else 0.0
    listed = -1.5 if block.listed else 0.0
    repeated = _REPEATED if repeats[fold(block.bare)] > 1 else 0.0
    return (
        3 * coming_back * min(1, len(own) / 4)
        + length
        + full_stop
        + listed
        + repeated
        + (_SIGNED if _is_signed_below(blocks, index) else 0.0)
    )


def _distance(index: int, body: range) -> float:
    return _DISTANCE * abs(body.start - index) + (_INSIDE_PENALTY if index > body.start else 0)


def _is_signed_below(blocks: Sequence[Block], index: int) -> bool:
    """A byline or a date within the next lines marks a headline."""
    below = [block.bare for block in blocks[index + 1 : index + 5]]
    return any(is_date_line(line) or read_byline(line) or is_byline_mark(line) for line in below)
