"""How well pasted pages are taken apart, measured on pages whose text, headline, authors and day are labelled.

Labels are objects with `id`, `paragraphs`, `sections` (headings), `optional` (summaries and captions, which count
neither way), `title`, `authors`, `date`; null or [] is not labelled. Everything is compared in lower case, by letters
and digits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.intake.paste import Paste

Labels = dict[str, Any]
_SHORT = 3  # lines of so many words must be a paragraph of their own
_FIELDS = ("title", "authors", "date")


@dataclass(slots=True)
class PasteScore:
    """Counts over pages, and the figures that follow from them."""

    pages: int = 0
    lines: Counter[tuple[bool, bool]] = field(default_factory=Counter)  # by whether labelled as text, and kept
    paragraphs: Counter[bool] = field(default_factory=Counter)  # by whether whole
    fields: Counter[tuple[str, bool]] = field(default_factory=Counter)  # by whether right

    def add(self, labels: Labels, pasted: str, paste: Paste) -> None:
        """Count one page."""
        kept = _Passage([line for paragraph in paste.body for line in paragraph.splitlines()])
        self.pages += 1
        self.lines.update((wanted, kept.holds(line)) for line, wanted in _judged(pasted, labels))
        self.paragraphs.update(_words(paragraph) in kept.running for paragraph in labels["paragraphs"])
        said = {
            "title": _words(paste.title),
            "authors": _names([author.name for author in paste.authors]),
            "date": paste.published.isoformat() if paste.published else None,
        }
        wanted = {"title": _words(labels["title"]), "authors": _names(labels["authors"]), "date": labels["date"]}
        self.fields.update((name, said[name] == wanted[name]) for name in _FIELDS if labels[name])

    def figures(self) -> dict[str, float]:
        """Figures by name, each between 0 and 1; those of fields that nothing labels are left out."""
        right, kept, lost = self.lines[True, True], self.lines[False, True], self.lines[True, False]
        figures = {
            "line_f1": _ratio(2 * right, 2 * right + kept + lost),
            "line_precision": _ratio(right, right + kept),
            "line_recall": _ratio(right, right + lost),
            "paragraph_recall": _ratio(self.paragraphs[True], self.paragraphs.total()),
        }
        for name in _FIELDS:
            if labelled := self.fields[name, True] + self.fields[name, False]:
                figures[f"{name}_exact"] = self.fields[name, True] / labelled
        return figures


class _Passage:
    """Some paragraphs that can be asked whether a line belongs to them."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.whole = set(map(_words, paragraphs))
        self.running = _words(" ".join(paragraphs))

    def holds(self, line: str) -> bool:
        return line in self.whole or (len(line.split()) > _SHORT and line in self.running)


def _judged(pasted: str, labels: Labels) -> Iterable[tuple[str, bool]]:
    """The lines that count, each with whether it is text."""
    text = _Passage([*labels["paragraphs"], *labels["sections"]])
    optional = _Passage(labels["optional"])
    for line in map(_words, pasted.splitlines()):
        wanted = text.holds(line)
        if line.strip() and (wanted or not (line in text.running or optional.holds(line))):
            yield line, wanted


def _words(text: str | None) -> str:
    """Letters and digits in lower case, a space between words and at both ends; an apostrophe is none."""
    bare = re.sub(r"['’‘`]", "", (text or "").lower())
    return f" {re.sub(r'[^a-z0-9]+', ' ', bare).strip()} "


def _names(authors: Iterable[str] | None) -> frozenset[str]:
    return frozenset(map(_words, authors or ()))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
