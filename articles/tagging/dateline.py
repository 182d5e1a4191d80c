"""The dateline that opens a report: "BEIRUT, Lebanon (AP) — ", "Kyiv, 24 February — "; no names are looked up."""

import re
from dataclasses import dataclass, replace

from .lexicon import PARTICLES

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|Apr(?:il|\.)?|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?"
WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])|\.(?=,|\s[^\W\d_a-z]))*"
NAME = rf"{WORD}(?:[ -]{WORD}){{0,3}}"
AGENCY = r"\((?:[A-Z][\w&./ ’'-]{1,30})\)"
# A place, what it lies in, a date, who reports, and what parts all this from the report.
OPENING = re.compile(
    rf"\s*(?P<place>{NAME}(?:/{NAME})?)(?:,\s(?P<around>(?!{MONTH}\b){NAME}\.?))?(?:,\s(?P<date>{DATE}))?"
    rf"(?:\s(?P<agency>{AGENCY}))?(?:\s*(?P<dash>—)|\s(?P<hyphen>–|--|-)(?=\s)|\s?:(?=\s)|(?<=\))(?=\s+[A-Z“])|\n)\s*"
)
LONGEST = 90
PARAGRAPH = re.compile(r"(?:\A|\n)[ \t]*(?=\S)")
BEFORE = 2000  # characters in which a report's first paragraph begins


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the characters of a dateline stand, `end` where the report begins, and its words for place and date."""

    start: int
    end: int
    place: str
    around: str = ""  # the country or province after the place
    date: str = ""
    agency: str = ""


def dateline(text: str) -> Dateline | None:
    """The dateline at the beginning of a text, if it has one that leaves no doubt."""
    found = OPENING.match(text[: 2 * LONGEST])
    if found is None or found.end() > LONGEST or not is_one(found, text):
        return None
    place, around, date, agency = (found[group] or "" for group in ("place", "around", "date", "agency"))
    start = found.start("place")
    return Dateline(start, found.end(), place, around, date, agency.strip("()"))


def opening_dateline(text: str) -> Dateline | None:
    """The first dateline that opens a paragraph: above it may stand a headline or a summary."""
    for paragraph in PARAGRAPH.finditer(text[:BEFORE]):
        at = paragraph.end()
        if line := dateline(text[at : at + 2 * LONGEST]):
            return replace(line, start=at + line.start, end=at + line.end)
    return None


def is_one(found: re.Match[str], text: str) -> bool:
    """Whether a match says enough: a date or an agency, or a dash after a place in capitals or with its country."""
    place = found["place"]
    named = all(word[:1].isupper() or word in PARTICLES for word in re.split(r"[\s/-]", place))
    if not named or found.end() >= len(text):
        return False
    if found["dash"] or found["hyphen"]:
        country = found["dash"] and found["around"]
        return bool(found["date"] or found["agency"] or country or place.isupper())
    return bool(found["date"] or found["agency"])
