"""Dates: are date expressions found, and resolved to the right days?

Labelled: `{"dates": [{"start", "end", "value", "also": [accepted values]}], "ignore": [[start, end]]}`. Values are
compared by their first and last day. What touches only ignored stretches counts neither way.
"""

from collections.abc import Sequence
from datetime import date

from events.calendar import first_and_last

from .ratios import f1
from .scorer import Figures, Reads
from .spans import Record, overlap, overlaps, span


class DateScore:
    """`span`: F1 of expressions that share a character; `value`: F1 of those that mean the same days as well."""

    reads: Reads = "dates"

    def __init__(self) -> None:
        self.labels = self.said = self.paired = self.right = 0

    def add(self, gold: Record, said: Record) -> None:
        labelled, read = gold["dates"], said.get("dates") or []
        pairs = paired(labelled, read)
        free = [found for n, found in enumerate(read) if n not in pairs.values()]
        left_out = [found for found in free if any(overlaps(span(found), one) for one in gold.get("ignore", ()))]
        self.labels += len(labelled)
        self.said += len(read) - len(left_out)
        self.paired += len(pairs)
        self.right += sum(means(labelled[n], read[m]) for n, m in pairs.items())

    def figures(self) -> Figures:
        said, labels = self.said, self.labels
        return {name: f1(n, said - n, labels - n) for name, n in (("span", self.paired), ("value", self.right))}


def paired(labelled: Sequence[Record], read: Sequence[Record]) -> dict[int, int]:
    """Which labelled expression is which that was read, one to one: right values first, then the longest overlap."""
    candidates = sorted(
        (not means(label, found), -overlap(span(label), span(found)), n, m)
        for n, label in enumerate(labelled)
        for m, found in enumerate(read)
        if overlaps(span(label), span(found))
    )
    pairs: dict[int, int] = {}
    for _, _, n, m in candidates:
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def means(label: Record, found: Record) -> bool:
    """Whether an expression was resolved to the labelled days, or to others that are accepted."""
    days = days_of(found["value"])
    return days is not None and any(days_of(value) == days for value in (label["value"], *label.get("also", ())))


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of a value, None where it has none."""
    try:
        return first_and_last(value) if value else None
    except ValueError:
        return None
