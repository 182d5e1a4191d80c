"""What of the short lines between two paragraphs belongs to the article: headings and lists do, links do not.

A link stands alone or in a short list, and is written like a headline. What an article enumerates is announced, is
longer, or is built alike from line to line: "Northern district: 12 seats", "Southern district: 9 seats".
"""

import re
from collections import Counter
from collections.abc import Sequence

from articles.intake.paste_lines import Block

_FEW_POINTS = 2  # a list has more; one or two bullets between paragraphs are links
_FEW_HEADINGS = 2
_HEADLINE_CAPITALS = 0.6  # share of capitalised words
_ALIKE = 0.75  # share of lines built alike that make an enumeration
_AN_ENUMERATION = 3
_A_CLOSING_ENUMERATION = 5
_NUMBERED = re.compile(r"^\d")
_SIGNED_QUOTE = re.compile(r"^\s*[–—-]{1,2}\s?[^\W\d_]")
_SIGNED_POST = re.compile(r"^\s*[–—-]{1,2}\s?[^(]{1,80}\(@\w{1,30}\)")
_SEPARATOR = re.compile(r"\s[–—-]\s|:\s|\s?[@|=]\s|\(.+\)")


def belonging(short: Sequence[Block], after: Block, before: Block | None) -> list[bool]:
    """For each short block, whether it is the article's.

    `after` is the paragraph above them and `before` that below; None where no text goes on there.
    """
    if alike := _alike(short, _AN_ENUMERATION if before else _A_CLOSING_ENUMERATION):
        return [index < alike for index in range(len(short))]
    listing = after.text.endswith(":") if before is None else _is_list(short, after, before)
    heading = before is not None and _are_headings([block for block in short if not block.listed])
    announced = _announced(short)
    return [
        (listing if block.listed else heading or block.ends_as_sentence)
        or index in announced
        or _signs_quote(block, short[index - 1] if index else after)
        for index, block in enumerate(short)
    ]


def _announced(blocks: Sequence[Block]) -> set[int]:
    """Points below a line that announces them, with it: "The parties agreed on:"."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        above = index - 1
        if block.listed and (above in found or (index and blocks[above].text.endswith(":"))):
            found |= {above, index}
    return found


def _signs_quote(block: Block, after: Block) -> bool:
    """Whether a line says who said what stands above: "“…”" and below it "— Jane Roe", or "— Jane Roe (@jane)"."""
    if _SIGNED_POST.match(block.text):
        return True
    return bool(_SIGNED_QUOTE.match(block.text)) and after.text.rstrip().endswith(("”", '"', "’", "»"))


def _alike(blocks: Sequence[Block], least: int) -> int:
    """How many of the lines are an enumeration, most with the same mark inside: all to the last such, or none."""
    makes = [_make(block) for block in blocks]
    [(make, times)] = Counter(filter(None, makes)).most_common(1) or [("", 0)]
    if len(blocks) < least or times < _ALIKE * len(blocks):
        return 0
    return len(makes) - makes[::-1].index(make)


def _make(block: Block) -> str:
    found = _SEPARATOR.search(block.bare)
    return found[0].strip()[:1] if found else ""


def _are_headings(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= _FEW_HEADINGS or sum(block.capitalised for block in blocks) < _HEADLINE_CAPITALS * len(blocks)


def _is_list(short: Sequence[Block], after: Block, before: Block) -> bool:
    points = [block for block in short if block.listed]
    if (after.listed or before.listed) and len(points) == len(short):
        return True
    return after.text.endswith(":") or len(short) > _FEW_POINTS or all(_NUMBERED.match(block.text) for block in points)
