"""The day a page says it was published.

Only full dates count, and only when they can be read in one way: 03/04/2021 is two days, so it is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Meaning = Literal["published", "updated", "plain"]
First = Literal["day", "month"]  # what 03/04/2021 begins with

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)(?!\d(?!\d?:))"  # "20194:29 AM": year and time are pasted without a space
_DATE = re.compile(
    "|".join(
        (
            rf"\b{_MONTH.format('m1')}\s+{_DAY.format('d1')}\s*,?\s+{_YEAR.format('y1')}",
            rf"(?<!\d){_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')},?\s+{_YEAR.format('y2')}",
            rf"(?<!\d){_YEAR.format('y3')}-(?P<m3>\d\d?)-(?P<d3>\d\d?)(?!\d)",
            r"(?<![\d.])(?P<d4>\d\d?)\.(?P<m4>\d\d?)\.(?P<y4>(?:19|20)\d\d)(?!\d)",
            r"(?<![\d/])(?P<d5>\d\d?)/(?P<m5>\d\d?)/(?P<y5>(?:19|20)\d\d)(?!\d)",
            rf"(?<!\d){_DAY.format('d6')}[-/]{_MONTH.format('m6')}[-/]{_YEAR.format('y6')}",
        )
    ),
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    rf"^\W*(?:on\s+)?(?:{_MONTH.format('m')}\s+\d\d?|\d\d?\s+{_MONTH.format('n')})\b", re.IGNORECASE
)
_DATED_ENTRY = re.compile(
    rf"^\W*(?:{_MONTH.format('m')}\s+\d\d?|\d\d?\s+{_MONTH.format('n')})\s*[–—:-]\s*[^\W\d_]", re.IGNORECASE
)
_MEANING = re.compile(
    r"(?P<updated>\b(?:updated|modified|edited|revised|changed)\b)|(?P<published>\b(?:published|posted|issued|original|created)\b)",
    re.I,
)
_AROUND = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.h]\d\d(?::\d\d)?\b"
    r"|\b(?:[ap]\.?m\b\.?|hrs?\b)|\b(?:[ECMPB][SD]?T|GMT|UTC|BST|CET|CEST|IST|MSK|UK)\b|[+-]\d\d:?\d\d\b"
    r"|\b(?:at|on|last|first|date|published|posted|updated|modified|original|issued|created)\b"
    r"|\b\d+ min(?:ute)?s?(?: read)?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date on a page, where it stands, and whether the page says it published or updated the article then."""

    value: date
    meaning: Meaning
    start: int
    end: int


def find_page_dates(line: str, first: First | None = None) -> Iterator[PageDate]:
    """
    The dates of a line, each with the nearest word before it that says what it stands for.

    Where nobody said what comes `first`, 03/04/2021 is no date.
    """
    previous_end = 0
    for match in _DATE.finditer(line):
        value = _value(match, first)
        before = line[previous_end : match.start()]
        previous_end = match.end()
        if value:
            meanings = [found.lastgroup for found in _MEANING.finditer(before)]
            meaning: Meaning = "updated" if meanings[-1:] == ["updated"] else "published" if meanings else "plain"
            yield PageDate(value, meaning, match.start(), match.end())


def is_date_line(line: str) -> bool:
    """Whether a line says when, and hardly anything else; the signature below a quoted post is not one."""
    if len(line) > 160 or "(@" in line or not (any(find_page_dates(line)) or _DAY_AND_MONTH.match(line)):
        return False
    return len(_WORD.findall(_AROUND.sub(" ", _DATE.sub(" ", _DAY_AND_MONTH.sub(" ", line))))) <= 3


def is_dated_entry(line: str) -> bool:
    """Whether a line says what was on a day: "3 March: the first talks", as a chronology or a list of dates has it."""
    return bool(_DATED_ENTRY.match(line))


def _value(match: re.Match[str], said: First | None) -> date | None:
    parts = {key[0]: text for key, text in match.groupdict().items() if text}
    month = parts["m"].lower()
    numbers = int(parts["y"]), int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1, int(parts["d"])
    if match["m5"]:  # 25/02/2021 or 02/25/2021
        year, second, first = numbers
        if first <= 12 and second <= 12 and first != second and not said:
            return None
        if second > 12 or (first <= 12 and said == "month"):
            numbers = (year, first, second)
    try:
        return date(*numbers)
    except ValueError:
        return None
