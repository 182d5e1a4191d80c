"""What every scorer is."""

from typing import Literal, Protocol

from .spans import Record

Figures = dict[str, float]
Reads = Literal["names", "dates", "events"]


class Scorer(Protocol):
    """Counts text by text. `labels` is how many labels it has seen, `reads` what it needs of a reading."""

    reads: Reads

    @property
    def labels(self) -> int: ...

    def add(self, gold: Record, said: Record) -> None: ...

    def figures(self) -> Figures: ...
