"""Lines as they stand on the pages of a PDF, as paragraphs: joined again, without what every page repeats."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_PAGE_NUMBER = re.compile(r"^\W*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?\W*$", re.I)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_POINT = re.compile(r"^[•·▪●◦‣]\s")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)(?:-|\u00ad|\u2010)$")
_NUMBER_AT_AN_END = re.compile(r"^\d+|\d+$")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_EDGE = 2  # lines at the top and at the bottom of a page where it may repeat itself
_REPEATED = 0.4  # share of pages; left and right pages may differ
_GAP = 1.3  # lines this much further apart than usual belong to two paragraphs
_HEADLINE_GAP = 1.6  # times the size of its letters
_SHORT = 0.8  # of the usual width: here a paragraph ends when a sentence does
_SAME_SIZE = 0.12


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line, its page, where it begins (in points from the bottom left), and the size of its letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


def paragraphs(lines: Sequence[PdfLine], is_word: Callable[[str], bool]) -> list[str]:
    """The paragraphs of a document; `is_word` decides what a hyphen at the end of a line stands for."""
    kept = _without_edges([line for line in lines if line.text.strip()])
    if not kept:
        return []
    usual = _Usual(kept)
    found = [kept[0].text.strip()]
    for line, following in pairwise(kept):
        text = following.text.strip()
        if usual.parts(line, following):
            found.append(text)
        else:
            found[-1] = _join(found[-1], text, is_word)
    return [" ".join(text.translate(_LIGATURES).replace("\u00ad", "").split()) for text in found]


class _Usual:
    """How large, how far apart and how long the lines of a document are where nothing ends."""

    def __init__(self, lines: Sequence[PdfLine]) -> None:
        sizes = Counter[int]()
        for line in lines:
            sizes[round(line.size)] += len(line.text)
        self.size = sizes.most_common(1)[0][0]
        text = [line for line in lines if round(line.size) == self.size]
        gaps = [one.y - other.y for one, other in pairwise(text) if one.page == other.page and one.y > other.y]
        lengths = sorted(len(line.text) for line in text)
        self.gap = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
        self.length = lengths[int(0.8 * (len(lengths) - 1))]

    def parts(self, line: PdfLine, following: PdfLine) -> bool:
        """Whether a paragraph ends between two lines."""
        if not _same_size(line, following) or _POINT.match(following.text.strip()):
            return True
        below = line.page == following.page and line.y > following.y
        if round(line.size) != self.size:  # a headline
            return not below or line.y - following.y > _HEADLINE_GAP * line.size
        if _BROKEN_WORD.search(line.text.strip()) and following.text.strip()[:1].islower():
            return False
        ends = bool(_SENTENCE_END.search(line.text.strip()))
        if len(line.text) < _SHORT * self.length and (ends or len(line.text) < 0.5 * self.length):
            return True
        indented = line.size <= following.x - line.x <= 4 * line.size
        opens = indented or bool(_NUMBERED.match(following.text.strip()))
        return below and (line.y - following.y > _GAP * self.gap or (ends and opens))


def _same_size(line: PdfLine, other: PdfLine) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * max(line.size, other.size)


def _without_edges(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Leave out page numbers, and what stands at the edge of many pages in the same words and letters."""
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: list[PdfLine] = []
    for page in pages.values():
        by_height = sorted(page, key=lambda line: -line.y)
        edges += dict.fromkeys((*by_height[:_EDGE], *by_height[-_EDGE:]))
    repeats = Counter(_key(line) for line in edges)
    often = max(2, _REPEATED * len(pages))
    dropped = {line for line in edges if _PAGE_NUMBER.match(line.text) or repeats[_key(line)] >= often}
    return [line for line in lines if line not in dropped]


def _key(line: PdfLine) -> tuple[str, int]:
    return _NUMBER_AT_AN_END.sub("#", line.text.casefold().strip()), round(line.size)


def _join(text: str, following: str, is_word: Callable[[str], bool]) -> str:
    broken = _BROKEN_WORD.search(text)
    if not broken or not following[:1].islower():
        return f"{text} {following}"
    rest = re.match(r"[^\W\d_]+", following)
    whole = broken[1] + (rest[0] if rest else "")
    soft = text.endswith("\u00ad")
    apart = not soft and rest is not None and not is_word(whole) and is_word(broken[1]) and is_word(rest[0])
    return f"{text}{following}" if apart else f"{text[:-1]}{following}"
