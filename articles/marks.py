"""
Marking up text: spans of plain text → safe HTML that holds the very same characters.

    mark("Iran met Iraq.", [Mark(0, 4, "<b>", "</b>")])  →  <b>Iran</b> met Iraq.

Whatever the marks, the result is well formed: those that lie within others are nested, and one that crosses the end
of another is closed there and opened again behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters start to end (exclusive) stand between two tags. `again` opens what was cut: without the id."""

    start: int
    end: int
    opening: str
    closing: str
    again: str = ""

    def reopened(self) -> Mark:
        return replace(self, opening=self.again or self.opening)

    def within(self, start: int, end: int) -> Mark:
        """The part that lies between these characters, counted from `start`."""
        part = self if self.start >= start else self.reopened()
        return replace(part, start=max(self.start, start) - start, end=min(self.end, end) - start)


def mark(text: str, marks: Iterable[Mark]) -> SafeString:
    """The text, escaped, with its marks; of two on the same characters the first given is the outer one."""
    inside = enumerate(one.within(0, len(text)) for one in marks)
    by_place = sorted(inside, key=lambda numbered: (-numbered[1].start, numbered[1].end, -numbered[0]))
    waiting = [one for _, one in by_place if one.start < one.end]  # the next to open is the last
    html: list[str] = []
    open_marks: list[Mark] = []
    position = 0
    while waiting or open_marks:
        next_end = min((one.end for one in open_marks), default=len(text))
        next_stop = min(next_end, waiting[-1].start if waiting else len(text))
        html.append(escape(text[position:next_stop]))
        position = next_stop
        open_marks = _close(open_marks, position, html)
        while waiting and waiting[-1].start == position:
            opened = waiting.pop()
            html.append(opened.opening)
            open_marks.append(opened)
    html.append(escape(text[position:]))
    return SafeString("".join(html))


def _close(open_marks: list[Mark], position: int, html: list[str]) -> list[Mark]:
    """Close what ends here; what lies inside it but goes on is closed with it and opened again."""
    ending = next((index for index, one in enumerate(open_marks) if one.end == position), None)
    if ending is None:
        return open_marks
    html.extend(one.closing for one in reversed(open_marks[ending:]))
    going_on = [one.reopened() for one in open_marks[ending:] if one.end > position]
    html.extend(one.opening for one in going_on)
    return open_marks[:ending] + going_on


def without_overlaps(marks: Sequence[Mark]) -> list[Mark]:
    """Those that share no character with one given before: links must not lie in links."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for one in marks:
        characters = range(one.start, one.end)
        if taken.isdisjoint(characters):
            taken.update(characters)
            kept.append(one)
    return kept


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    html: SafeString


def mark_paragraphs(body: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The paragraphs of a text (an empty line lies between them), each with its share of the marks."""
    bounds = paragraph_bounds(body)
    starts = [start for start, _end in bounds]
    shares: list[list[Mark]] = [[] for _ in bounds]
    for one in marks:
        number = max(bisect_right(starts, one.start) - 1, 0)
        while number < len(bounds) and bounds[number][0] < one.end:
            shares[number].append(one.within(*bounds[number]))
            number += 1
    return [
        Paragraph(start, end, mark(body[start:end], share)) for (start, end), share in zip(bounds, shares, strict=True)
    ]


def paragraph_bounds(body: str) -> list[tuple[int, int]]:
    bounds = []
    start = 0
    for paragraph in body.split("\n\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            bounds.append((start, end))
        start = end + 2
    return bounds
