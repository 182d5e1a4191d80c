"""Where the article stands on a page: the stretch of blocks with the most running text.

Every block has a weight, positive for running text and negative for furniture, headings and links; the article is the
stretch with the greatest sum. A related-stories box inside it costs less than the paragraphs behind it bring, so the
stretch reaches across; the menus and teasers around an article bring little, so it ends there.
"""

import re
from collections.abc import Collection, Sequence
from itertools import compress, groupby

from articles.intake.asides import related_headline
from articles.intake.between import belonging
from articles.intake.credits import is_caption
from articles.intake.furniture import ends_article, is_furniture, is_notice, is_turn
from articles.intake.page_dates import is_date_line, is_dated_entry
from articles.intake.paste_lines import Block
from articles.tagging.dateline import dateline

_BREAK = 8.0  # the most that short lines between two paragraphs cost, be they never so many: players, share bars
_TURN = 3.0
_APART = 0.6  # furniture
_DATE = 3.5  # on a line of its own: an article has it above, a list of others has one each
_AFTERWARDS = 0.15  # what readers write under an article counts for less than what it says
_AN_ARTICLE = 10.0  # a sum that only running text reaches: "0 Comments" above an article opens none
_LONE = 0.3  # a sentence between labels is mostly a teaser below its headline
_POINT = 0.3  # teasers come as bullets more often than paragraphs do
_TEASER_WORDS = 35
_A_CHRONOLOGY = 3  # lines
_TIME_AGO = re.compile(r"^\W*\d+\s*(?:[smhdwy]|(?:sec|min|hour|hr|day|week|month|year)\w*)(?:\s+ago)?\W*$", re.I)


def find_stretch(blocks: Sequence[Block], apart: Collection[int]) -> range:
    """The indices from the article's first block to its last; empty when nothing reads as running text.

    Blocks `apart` speak for no article, whatever they say.
    """
    best = total = 0.0
    start = 0
    found = range(0)
    ended = False
    room = _BREAK
    for index, weight in enumerate(_weights(blocks, apart)):
        ended = (ended or (best > _AN_ARTICLE and ends_article(blocks[index]))) and not dateline(blocks[index].bare)
        if total <= 0:
            start, total = index, 0.0
        if weight > 0:
            total += weight * _AFTERWARDS if ended else weight
            room = _BREAK
        elif is_turn(blocks[index]) or ends_article(blocks[index]):
            total += weight
        else:
            cost = min(-weight, room)
            total -= cost
            room -= cost
        if total > best:
            best, found = total, range(start, index + 1)
    return _without_points_above(blocks, found)


def body_of(blocks: Sequence[Block], stretch: range, apart: Collection[int]) -> list[int]:
    """The indices of the stretch that are paragraphs, headings and points of lists; the rest is furniture."""
    body: list[int] = []
    short: list[int] = []  # since the last paragraph, while nothing stood between
    framed = False  # whether running text stands before them
    elsewhere = {block.bare for index, block in enumerate(blocks) if index not in stretch}

    def settle(before: Block | None) -> None:
        if framed and short:
            body.extend(compress(short, belonging([blocks[at] for at in short], blocks[body[-1]], before)))
        short.clear()

    entries = dated_entries(blocks)
    for index in range(stretch.start, len(blocks)):
        block = blocks[index]
        if not block.bare or is_caption(block.bare) or index in apart or (index in stretch and is_passing(block)):
            continue
        if (is_clutter(block) and index not in entries) or (
            block.bare in elsewhere and index in stretch and not block.is_prose
        ):
            settle(before=None)
            framed = False
        elif not block.is_prose:
            short.append(index)
        elif index in stretch:
            if not framed and body and len(short) == 1 and not blocks[short[0]].listed:
                body.append(short.pop())
            settle(before=block)
            body.append(index)
            framed = True
        if index >= stretch.stop and not framed:
            break
    settle(before=None)
    return body


def dated_entries(blocks: Sequence[Block]) -> set[int]:
    """The indices of lines that each say what was on a day, three or more of them in a row."""
    found: set[int] = set()
    for dated, run in groupby(range(len(blocks)), lambda index: is_dated_entry(blocks[index].text)):
        indices = set(run)
        if dated and len(indices) >= _A_CHRONOLOGY:
            found |= indices
    return found


def is_clutter(block: Block) -> bool:
    """Whether a block is no part of any article's text: furniture, a date, a credit, a link."""
    return not block.lettered or is_furniture(block) or _is_apparatus(block.bare)


def is_passing(block: Block) -> bool:
    """Whether a block interrupts an article without ending what it was saying: a notice, a link set into the text."""
    return is_notice(block) or related_headline(block.bare) is not None


def is_time_ago(line: str) -> bool:
    """Whether a line is only a time relative to the reader's ("3 hours ago", "8h")."""
    return bool(_TIME_AGO.match(line))


def _is_apparatus(line: str) -> bool:
    return is_date_line(line) or is_time_ago(line) or is_caption(line) or related_headline(line) is not None


def _weights(blocks: Sequence[Block], apart: Collection[int]) -> list[float]:
    known = {block: _weight(block) for block in set(blocks)}
    weights = [min(known[block], -_APART) if index in apart else known[block] for index, block in enumerate(blocks)]
    lettered = [index for index, block in enumerate(blocks) if block.lettered]
    for before, index, after in zip([-1, *lettered], lettered, [*lettered[1:], -1], strict=False):
        lone = all(at == -1 or weights[at] <= 0 for at in (before, after))
        if lone and len(lettered) > 3 and weights[index] > 0 and blocks[index].words < _TEASER_WORDS:
            weights[index] *= _LONE
    for index in dated_entries(blocks):
        weights[index] = max(weights[index], 0.0)
    announced = False  # whether a list was announced: "The dead were:"
    for index in lettered:
        block = blocks[index]
        if announced and block.listed and not block.is_prose and not is_clutter(block):
            weights[index] = 0.0
        else:
            announced = block.is_prose and block.text.endswith(":")
    return weights


def _without_points_above(blocks: Sequence[Block], stretch: range) -> range:
    """Bullets before the first paragraph sum up the article, or announce others."""
    first = next((index for index in stretch if blocks[index].is_prose and not blocks[index].listed), stretch.start)
    return range(first, stretch.stop)


def _weight(block: Block) -> float:
    """How much a block by itself speaks for being inside the article."""
    if not block.lettered:
        return -0.2
    if ends_article(block):
        return -20
    if is_turn(block):
        return -_TURN
    if is_furniture(block):
        return -2
    if is_date_line(block.bare) or is_time_ago(block.bare):
        return -_DATE
    if _is_apparatus(block.bare):
        return -0.6
    if block.is_prose:
        return (0.5 + min(block.words, 60) / 10) * (_POINT if block.listed else 1)
    return -1 if block.listed else -0.8
