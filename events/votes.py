"""
The people who decided about one report, and which of them agree: the rule of several persons (REVIEWERS_NEEDED).

The last word of each counts. An event is reviewed once so many agree on what stands of it; a report is taken away once
so many reject it, and until then it stays and waits for somebody who has not decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

Columns = dict[str, Any]
Person = int | None


@dataclass
class Votes:
    """`words` holds what each person said last, None for a rejection; `stands` what was said last of the report."""

    words: dict[Person, Columns | None] = field(default_factory=dict)
    stands: Columns | None = None
    last: Columns | None = field(default_factory=dict)

    def agree(self, person: Person, columns: Columns) -> None:
        """Somebody accepts the report as these columns tell it, or has made it so."""
        self.words[person] = self.stands = self.last = columns

    def reject(self, person: Person) -> None:
        self.words[person] = self.last = None

    @property
    def agreeing(self) -> int:
        """How many agree on what stands."""
        return sum(word is not None and word == self.stands for word in self.words.values())

    @property
    def is_rejected(self) -> bool:
        """Whether the last word is a rejection and enough people said so."""
        return self.last is None and sum(word is None for word in self.words.values()) >= settings.REVIEWERS_NEEDED
