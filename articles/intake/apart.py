"""Blocks that are set apart by where they stand, whatever they say.

These are slides of galleries, captions that a page repeats for each size of a picture, cards that lead to other
articles, and teasers under a heading such as "Related stories".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.intake.furniture import is_turn
from articles.intake.paste_lines import Block

_SLIDE = re.compile(
    r"^\W*(?:(?:image|photo|picture|slide)\s)?(?P<n>\d{1,3})\s?(?:/|of)\s?(?P<all>\d{1,3})\b(?!/)", re.IGNORECASE
)
_TWICE = re.compile(r"^(?P<card>.{15,200}?)(?:\s+(?P=card))+$")  # a link with a picture: its words, then its headline
_MOSTLY = 0.5
_A_GALLERY = 3  # slides
_A_PARAGRAPH = 15  # words
_SLIDE_BLOCKS = 4  # counter, caption and credit


def set_apart(blocks: Sequence[Block]) -> frozenset[int]:
    """The indices of all blocks that are set apart."""
    return frozenset((*_slides(blocks), *_repeated(blocks), *_teasers(blocks)))


def _slides(blocks: Sequence[Block]) -> Iterator[int]:
    """From the counter of a gallery's first slide ("1/12 …") to the caption below that of its last."""
    counters = [index for index, block in enumerate(blocks) if _is_counter(block.text)]
    if len(counters) < _A_GALLERY:
        return
    for counter, following in zip(counters, [*counters[1:], None], strict=True):
        if following and following - counter <= _SLIDE_BLOCKS:
            yield from range(counter, following)
        else:
            yield from (counter,) if blocks[counter].is_prose else (counter, counter + 1)


def _is_counter(line: str) -> bool:
    found = _SLIDE.match(line)
    return found is not None and 1 <= int(found["n"]) <= int(found["all"]) > 1


def _repeated(blocks: Sequence[Block]) -> Iterator[int]:
    """Sentences that stand on a page more than once (an article says each of its own once), and lines given twice."""
    times = Counter(block.bare for block in blocks)
    prose = [index for index, block in enumerate(blocks) if block.is_prose]
    again = [index for index in prose if times[blocks[index].bare] > 1]
    if len(again) < _MOSTLY * len(prose):  # else the page holds the article twice
        inside = {index for index in again if _goes_on(blocks, index, times)}
        once = Counter(blocks[index].bare for index in inside)
        yield from (index for index in again if index not in inside or once[blocks[index].bare] > 1)
    for index, (block, following) in enumerate(pairwise(blocks)):
        if block.bare == following.bare and not block.is_prose:
            yield from (index, index + 1)
        if not block.ends_as_sentence and _TWICE.match(block.bare):
            yield index


def _goes_on(blocks: Sequence[Block], index: int, times: Counter[str]) -> bool:
    """Whether a sentence stands below a paragraph of the article: then it is the article's, and is quoted elsewhere."""
    if not index or blocks[index].listed or blocks[index - 1].listed:
        return False
    above = blocks[index - 1]
    return above.is_prose and times[above.bare] == 1 and above.words >= _A_PARAGRAPH


def _teasers(blocks: Sequence[Block]) -> Iterator[int]:
    """What stands below a turn as far as the next paragraph."""
    turned = False
    for index, block in enumerate(blocks):
        if is_turn(block):
            turned = True
        elif turned and block.is_prose and (block.listed or not block.ends_as_sentence):
            yield index
        elif block.is_prose:
            turned = False
