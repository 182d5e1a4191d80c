"""The second step of intake: the page line by line beside the form, and lines put into the text or taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..intake.choosing import Choice, choices, put_back, take_out
from ..intake.items import Item

SHOWN = 2_000
MOVES = {"_put": put_back, "_take": take_out}
WORDS = {
    "title": _("headline"),
    "section": _("section"),
    "authors": _("authors"),
    "published": _("date"),
    "credit": _("photo credit"),
    "body": _("left out"),
    "dropped": _("left out"),
}


@dataclass(frozen=True)
class ShownLine:
    """A line with what became of it in a word; struck through when it is nowhere in the article."""

    choice: Choice

    @property
    def number(self) -> int:
        return self.choice.number

    @property
    def text(self) -> str:
        return self.choice.text

    @property
    def kept(self) -> bool:
        return self.choice.kept

    @property
    def part(self) -> str:
        return "dropped" if self.choice.part == "body" and not self.kept else self.choice.part

    @property
    def struck(self) -> bool:
        return not self.kept and self.part == "dropped"

    @property
    def word(self) -> Any:
        return _("text") if self.kept else WORDS[self.part]


def moved(item: Item, sent: QueryDict) -> dict[str, Any] | None:
    """What the editor has typed, with a line moved as the button asks; None when no such button was pressed."""
    for name, move in MOVES.items():
        if (number := sent.get(name, "")).isdecimal():
            return {**sent.dict(), "body": move(item.lines, sent.get("body", ""), int(number[:9]))}
    return None


def shown_lines(item: Item, form: Any) -> dict[str, Any]:
    """For the page: its lines as they stand now, how many are left out, and what was left out that is no line."""
    lines = [ShownLine(choice) for choice in choices(item.lines, form["body"].value() or "")]
    texts = {line.text for line in lines}
    return {
        "lines": lines[:SHOWN],
        "more_lines": max(0, len(lines) - SHOWN),
        "left_out": sum(line.struck for line in lines),
        "notes": [note for note in item.dropped if note not in texts],
    }
