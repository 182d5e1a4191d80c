"""Figures as a table for the terminal, as the table of docs/reading.md, and as the file that the public page reads."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from .measuring import CHOICES, Measured
from .words import Words

SIZES = "{texts:,} texts, {words:,} words, {labels:,} labels"
NOTHING = "–"


def as_text(measured: Measured) -> str:
    """One set: a line for each figure, a column for each choice of stages."""
    rows = [["", *CHOICES], *([figure, *cells(values)] for figure, values in measured.figures.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.rjust, row, widths)) for row in rows]
    return "\n".join([f"{measured.name} ({measured.kind}): {sizes(measured)}", *lines, ""])


def as_markdown(sets: Iterable[Measured], words: Words) -> str:
    """All sets in one table."""
    head = ["Set", "Figure", *CHOICES, "aim"]
    rows = [head, ["---"] * 2 + ["--:"] * (len(head) - 2), *markdown_rows(sets, words)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def markdown_rows(sets: Iterable[Measured], words: Words) -> Iterator[list[str]]:
    for measured in sets:
        aims = words.set(measured.name).aims
        for n, (figure, values) in enumerate(measured.figures.items()):
            first = f"`{measured.name}`: {sizes(measured)}" if n == 0 else ""
            yield [first, f"`{figure}`", *cells(values), shown(aims.get(figure))]


def cells(values: Mapping[str, float]) -> list[str]:
    return [shown(values.get(choice)) for choice in CHOICES]


def shown(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def sizes(measured: Measured) -> str:
    return SIZES.format(**asdict(measured))


def as_json(sets: Sequence[Measured], about: Mapping[str, Any]) -> str:
    """What the public page reads: when and with which versions, and the figures of every set."""
    return json.dumps({**about, "sets": [asdict(measured) for measured in sets]}, indent=1, ensure_ascii=False) + "\n"
