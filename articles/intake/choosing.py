"""What an editor keeps of a page: each line is in the text or not, and is put into its place or taken out again.

Nothing is remembered but the text itself, as the editor has it: so what was typed in between is never lost.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.intake.asides import cut_asides
from articles.intake.paste import Line, Part

_BETWEEN = re.compile(r"\s*\n\s*\n\s*")
_SPACES = re.compile(r"\s+")
_LONG_ENOUGH = 12  # characters by which a part of a line is known again


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the page, what it was taken for, and whether it stands in the text now."""

    number: int
    text: str
    part: Part
    kept: bool


def choices(lines: Sequence[Line], body: str) -> list[Choice]:
    """Every line, in the page's order."""
    places = _places(lines, _paragraphs(body))
    return [Choice(number, line.text, line.part, number in places) for number, line in enumerate(lines)]


def put_back(lines: Sequence[Line], body: str, number: int) -> str:
    """The text with a line as a paragraph of its own, behind what stands before it on the page."""
    paragraphs = _paragraphs(body)
    places = _places(lines, paragraphs)
    if number in places or not 0 <= number < len(lines):
        return body
    before = [places[other] for other in range(number) if other in places]
    paragraphs.insert(before[-1] + 1 if before else 0, lines[number].text)
    return "\n\n".join(paragraphs)


def take_out(lines: Sequence[Line], body: str, number: int) -> str:
    """The text without a line; what an editor wrote beside it in the same paragraph stays."""
    paragraphs = _paragraphs(body)
    place = _places(lines, paragraphs).get(number)
    if place is None:
        return body
    paragraph = _flat(paragraphs[place])
    said = next((one for one in _forms(lines[number]) if one in paragraph), paragraph)
    paragraphs[place] = _flat(paragraph.replace(said, " ", 1))
    return "\n\n".join(filter(None, paragraphs))


def _paragraphs(body: str) -> list[str]:
    return [one for one in _BETWEEN.split(body.strip()) if one]


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _forms(line: Line) -> tuple[str, ...]:
    """A line as it may stand in the text: whole, or without the links that a site sets into it."""
    return tuple(dict.fromkeys((_flat(line.text), _flat(cut_asides(line.text).text))))


def _places(lines: Sequence[Line], paragraphs: Sequence[str]) -> dict[int, int]:
    """Which paragraph each line stands in, if any. Of equal lines, those that were taken for text come first."""
    flat = [_flat(one) for one in paragraphs]
    free = Counter(flat)
    at = {text: [index for index, one in enumerate(flat) if one == text] for text in free}
    places: dict[int, int] = {}
    for number in sorted(range(len(lines)), key=lambda one: (lines[one].part != "body", one)):
        whole = next((form for form in _forms(lines[number]) if free[form]), None)
        if whole is not None:
            places[number] = at[whole][-free[whole]]
            free[whole] -= 1
        elif lines[number].part == "body" and (place := _part_of(_forms(lines[number]), flat, free)) is not None:
            places[number] = place
    return places


def _part_of(forms: Sequence[str], flat: Sequence[str], free: Counter[str]) -> int | None:
    """The paragraph that goes on before or after these words, or that is the line without its dateline."""
    for form in forms:
        for index, paragraph in enumerate(flat):
            inside = form in paragraph and len(form) >= _LONG_ENOUGH
            if inside or (free[paragraph] and len(paragraph) >= _LONG_ENOUGH and paragraph in form):
                return index
    return None
