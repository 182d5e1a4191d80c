"""The published figures of the reading, as `manage.py score_reading --write` left them, in the order of the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from .scoring.words import KindWords, SetWords, StageWords, Words, read_words

PATH = Path(__file__).parent / "data" / "accuracy.json"
PLAIN_NUMBERS = frozenset({"events_per_text"})
SEEN = 0.0005  # smaller differences are shown as none


@dataclass(frozen=True)
class Row:
    """One figure: as the model alone reads, and as the archive reads."""

    label: str
    model: str
    archive: str


@dataclass(frozen=True)
class Section:
    """All sets of one kind."""

    words: KindWords
    sets: tuple[ShownSet, ...]

    @property
    def has_model(self) -> bool:
        """Whether the model alone gives anything of this kind."""
        return any(row.model for shown in self.sets for row in shown.rows)

    @property
    def headline(self) -> str:
        return self.words.figures[self.words.headline]

    @property
    def in_short(self) -> str:
        """The lowest and the highest of the foremost figure: “69.2–76.8”."""
        found = [float(row.archive) for shown in self.sets for row in shown.rows if row.label == self.headline]
        return "–".join(f"{value:.1f}" for value in dict.fromkeys((min(found), max(found)))) if found else ""


@dataclass(frozen=True)
class ShownSet:
    words: SetWords
    texts: int
    word_count: int
    labels: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class StageRow:
    """The headline figure of a set, and what it changes by when each stage is left out."""

    title: str
    label: str
    archive: str
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Accuracy:
    measured: date
    versions: Mapping[str, str]
    sections: tuple[Section, ...]
    stages: tuple[StageWords, ...]
    by_stage: tuple[StageRow, ...]


def accuracy() -> Accuracy | None:
    """What was published last, or None; the file is read again only when it has changed."""
    try:
        changed = PATH.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return read_accuracy(PATH, changed)


@lru_cache(maxsize=1)
def read_accuracy(path: Path, _changed: int) -> Accuracy:
    raw, words = json.loads(path.read_text(encoding="utf-8")), read_words()
    return Accuracy(
        measured=date.fromisoformat(raw["measured"]),
        versions=raw["versions"],
        sections=tuple(sections(raw["sets"], words)),
        stages=tuple(words.stages.values()),
        by_stage=tuple(stage_rows(raw["sets"], words)),
    )


def sections(sets: Iterable[Mapping[str, Any]], words: Words) -> Iterator[Section]:
    """The kinds in the order in which the words give them, each with its sets."""
    sets = list(sets)
    for kind, kind_words in words.kinds.items():
        shown = tuple(
            ShownSet(words.set(one["name"]), one["texts"], one["words"], one["labels"], tuple(rows(one, kind_words)))
            for one in sets
            if one["kind"] == kind
        )
        if shown:
            yield Section(kind_words, shown)


def rows(one: Mapping[str, Any], words: KindWords) -> Iterator[Row]:
    for figure, values in one["figures"].items():
        model = values.get("none")
        yield Row(words.figures[figure], "" if model is None else number(figure, model), number(figure, values["all"]))


def stage_rows(sets: Iterable[Mapping[str, Any]], words: Words) -> Iterator[StageRow]:
    """A row for each set that stages make a difference to."""
    for one in sets:
        kind = words.kinds[one["kind"]]
        values = one["figures"].get(kind.headline, {})
        if len(values) > 1:
            yield StageRow(
                words.set(one["name"]).title,
                kind.figures[kind.headline],
                number(kind.headline, values["all"]),
                tuple(change(values["all"], values.get(f"without {stage}", 0.0)) for stage in words.stages),
            )


def number(figure: str, value: float) -> str:
    """A share in percent; other numbers as they are."""
    return f"{value:.2f}" if figure in PLAIN_NUMBERS else f"{100 * value:.1f}"


def change(whole: float, without: float) -> str:
    """What a figure loses or gains, in points of a hundred."""
    if abs(without - whole) < SEEN:
        return "0"
    return f"{100 * (without - whole):+.1f}".replace("-", "−")
