"""Labelled sets as files: `gold.jsonl` with the labels, beside it `input.jsonl` with the texts, gzipped or not.

Objects of both are matched by their `id`. What is labelled is seen from the keys of the labels.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from articles.tagging import Text

from .actors import ActorScore
from .dates import DateScore
from .events import EventScore
from .links import LinkScore
from .names import NameScore
from .places import PlaceScore
from .scorer import Scorer
from .spans import Record

GZIPPED = b"\x1f\x8b"
SCORERS: dict[str, tuple[str, Callable[[], Scorer]]] = {
    "names": ("names", NameScore),
    "places": ("places", PlaceScore),
    "links": ("links", LinkScore),
    "span": ("actors", ActorScore),
    "form": ("events", EventScore),
    "dates": ("dates", DateScore),
}


class NotASet(ValueError):
    """A path does not lead to labels with their texts."""


@dataclass(frozen=True)
class LabelledSet:
    """Texts with their labels: what is labelled, and (labels, text) for each of them."""

    name: str
    kind: str
    scorer: Callable[[], Scorer]
    rows: tuple[tuple[Record, Text], ...]

    @property
    def words(self) -> int:
        return sum(len(text.text.split()) for _, text in self.rows)


def read_set(path: Path) -> LabelledSet:
    """The set of a folder, or of a file of labels; it is called after its folder."""
    gold = path if path.is_file() else there(path, "gold.jsonl")
    labels = list(objects(gold))
    texts = {row["id"]: text_of(row) for row in objects(there(gold.parent, "input.jsonl"))}
    key = next((key for key in SCORERS if labels and key in labels[0]), None)
    if key is None:
        raise NotASet(f"{gold} holds no labels of a known kind ({', '.join(SCORERS)}).")
    if missing := [row["id"] for row in labels if row["id"] not in texts]:
        raise NotASet(f"{gold} labels texts that are not beside it, such as {missing[0]}.")
    kind, scorer = SCORERS[key]
    return LabelledSet(gold.resolve().parent.name, kind, scorer, tuple((row, texts[row["id"]]) for row in labels))


def there(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise NotASet(f"There is no {name} in {folder}.")


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON Lines."""
    content = path.read_bytes()
    for line in (gzip.decompress(content) if content.startswith(GZIPPED) else content).splitlines():
        if line.strip():
            yield json.loads(line)


def text_of(row: Record) -> Text:
    """What is read; a day of publication that is not one is as good as none."""
    try:
        published = date.fromisoformat((row.get("published") or "")[:10])
    except ValueError:
        published = None
    return Text(row.get("title") or "", row["text"], published)
