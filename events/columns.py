"""The columns of a report that tell something, and how they are kept: characters counted from the sentence's first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .models import Report

Columns = dict[str, Any]
PLACE = ("place_id", "country_id", "place_text", "place_start", "place_end", "place_source")
DATE = ("date_value", "date_precision", "date_text", "date_start", "date_end", "date_source")
# What a person can decide, and the columns that say it.
FIELDS: dict[str, tuple[str, ...]] = {
    "type": ("type",),
    "mode": ("mode",),
    "realis": ("realis",),
    "actors": ("actors",),
    "recipients": ("recipients",),
    "place": PLACE,
    "date": DATE,
}
DECIDED = tuple(name for names in FIELDS.values() for name in names)
TOLD = (*DECIDED, "numbers", "rule", "realis_rule", "confidence")
WHERE = ("sentence", "sentence_start", "sentence_end", "trigger_start", "trigger_end", "told_above")
LISTS = ("actors", "recipients", "numbers")
SPANS = (("place_text", "place_start", "place_end"), ("date_text", "date_start", "date_end"))


def columns_of(report: Report, names: Iterable[str]) -> Columns:
    return {name: getattr(report, name) for name in names}


def relative(columns: Columns, sentence_start: int) -> Columns:
    """These columns with characters counted from the sentence's first."""
    return moved(columns, lambda text, start, end: (start - sentence_start, end - sentence_start))


def absolute(columns: Columns, body: str, sentence: tuple[int, int]) -> Columns:
    """
    These columns with characters of the body. Words that stand somewhere else by now are looked for in their sentence;
    those that do not stand there have no characters.
    """

    def located(text: str, start: int, end: int) -> tuple[int, int] | tuple[None, None]:
        at = start + sentence[0]
        if not (at >= 0 and body.startswith(text, at)):
            at = nearest(text, body, sentence, at)
        return (at, at + end - start) if at >= 0 else (None, None)

    return moved(columns, located)


def nearest(words: str, body: str, sentence: tuple[int, int], wanted: int) -> int:
    """Where words stand in a sentence, nearest to where they are wanted; -1 if they do not."""
    first, last = sentence
    there = []
    at = body.find(words, first, last) if words else -1
    while at >= 0:
        there.append(at)
        at = body.find(words, at + 1, last)
    return min(there, key=lambda start: abs(start - wanted), default=-1)


def moved(columns: Columns, move: Any) -> Columns:
    """`move` gives for words, their start and their end where these are counted now, or None twice."""
    changed = dict(columns)
    for text, start, end in SPANS:
        if changed.get(start) is not None:
            changed[start], changed[end] = move(changed[text], changed[start], changed[end])
    for name in LISTS:
        if name in changed:
            changed[name] = [moved_one(one, move) for one in changed[name]]
    return changed


def moved_one(one: Columns, move: Any) -> Columns:
    if one.get("start") is None:
        return one
    start, end = move(one["text"], one["start"], one["end"])
    return one | {"start": start, "end": end}
