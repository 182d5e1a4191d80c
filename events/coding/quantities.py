"""How many, in English words and figures: "at least two dozen", "nearly 3,000", "up to 1.2 million".

Words that leave it open are the least they can mean: dozens are at least 24, scores 40, hundreds 200, tens of thousands
20,000; so are "several hundred" and "20 to 30", of which the smaller is told. Figures that are years, days, ages,
shares or sums of money are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from events.coding.date_words import CARDINALS, any_of
from events.coding.results import Bound

SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20}
CROWDS = {f"{word}s": 2 * size for word, size in (*SCALES.items(), ("ten", 10))}
BOUNDS: dict[str, Bound] = {
    "at least": "at least", "at minimum": "at least", "a minimum of": "at least", "more than": "at least",
    "over": "at least", "well over": "at least", "above": "at least", "upwards of": "at least", "upward of": "at least",
    "no fewer than": "at least", "no less than": "at least", "not less than": "at least", "in excess of": "at least",
    "up to": "at most", "as many as": "at most", "fewer than": "at most", "less than": "at most", "under": "at most",
    "below": "at most", "at most": "at most", "no more than": "at most", "not more than": "at most",
    "a maximum of": "at most", "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "some": "about", "nearly": "about", "almost": "about", "close to": "about", "an estimated": "about",
    "estimated": "about", "perhaps": "about", "possibly": "about", "probably": "about", "exactly": "exactly",
}  # fmt: skip
AFTER: dict[str, Bound] = {"or more": "at least", "or so": "about", "or fewer": "at most", "or less": "at most"}

_WORDS = [word for word in CARDINALS if word not in ("a", "an", "the", "couple", "few", "several", "dozen", "hundred")]
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,10}(?:\.\d{1,3})?)"
_SPELLED = rf"{any_of(_WORDS)}\b(?:[- ]{any_of(_WORDS[:9])}\b)?"
_UNIT = rf"(?:{_FIGURE}|{_SPELLED})"
_SCALE = any_of(SCALES)
_OPEN = r"(?:several|many|(?:a )?few|(?:a )?couple(?: of)?)"
_MANY = any_of(CROWDS)
_COUNT = (
    rf"(?:(?P<crowd>{_MANY}(?: of {_MANY})?|{_OPEN}(?: {_SCALE}){{1,2}})"
    rf"|(?P<half>half an? {_SCALE})"
    rf"|(?P<count>(?:{_UNIT}|an?(?= {_SCALE}\b))(?:(?:[ -]{_SCALE}\b){{1,2}}(?:(?: and)? {_SPELLED})?){{0,3}}))"
)
_BEFORE = rf"(?:(?P<before>{any_of(BOUNDS)}) (?:an estimated |another |the |some )?)?(?P<between>between )?"
_RANGE = rf"(?P<range>(?:[-–]| to | or |(?(between) and | to )){_UNIT}(?: {_SCALE}){{0,2}})?"
_NEITHER_BEFORE = r"(?<![\w$€£¥#.,:/'’-])"
_NOR_AFTER = r"(?![\w%]|[.,:/]\d|-\w| percent| per cent| years? old)"
_SHAPE = rf"{_BEFORE}{_COUNT}(?P<plus>\+|[ -]plus\b)?{_RANGE}(?P<after> {any_of(AFTER)})?"
QUANTITY = re.compile((_NEITHER_BEFORE + _SHAPE + _NOR_AFTER).replace(" ", r"\s+"), re.IGNORECASE)
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`start` and `end` hold the words that bound the value too; `figure` is where those of the value begin."""

    start: int
    figure: int
    end: int
    bound: Bound
    value: int


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text from left to right."""
    for found in QUANTITY.finditer(text):
        group = next(name for name in ("crowd", "half", "count") if found[name])
        value = _value(found[group])
        if value >= 1:
            yield Quantity(found.start(), found.start(group), found.end(), _bound(found), value)


def _bound(found: re.Match[str]) -> Bound:
    least: Bound | None = "at least" if found["crowd"] or found["plus"] or found["range"] else None
    said = BOUNDS.get(_plain(found["before"])) or AFTER.get(_plain(found["after"]))
    if least and said in ("at most", "about"):  # "up to several hundred", "some 20 to 30"
        return "about"
    return least or said or "exactly"


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _value(words: str) -> int:
    """1.2 million, two hundred and fifty, half a million, hundreds of thousands, several dozen."""
    total: float = 0
    current: float = 0
    for word in re.findall(rf"{_FIGURE}|[a-z]+", words.lower()):
        if word[0].isdecimal():
            current += float(word.replace(",", ""))
        elif word in CROWDS:
            current = current * CROWDS[word] / 2 if current else CROWDS[word]
        elif word in ("hundred", "dozen", "score"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0
        elif word in ("half", "several", "many", "few", "couple"):
            current = 0.5 if word == "half" else 2
        elif word not in ("a", "an", "and", "of"):
            current += CARDINALS[word]
    return round(total + current)
