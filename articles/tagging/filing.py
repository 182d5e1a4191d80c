"""Where and when a report was filed: its dateline, with the place that the linker found in it."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from dateutil import parser

from .dateline import DATE, opening_dateline
from .results import Filed, Mention, Text

LATE = timedelta(days=8)  # a report is not published later than this after it was filed
EARLY = timedelta(days=1)  # the far side of the date line
WRITTEN_DATE = re.compile(DATE)
SETTING = datetime(2000, 1, 1, tzinfo=UTC)  # a leap year, for a date without its year


def filed(text: Text, apart: Iterable[Mention], inside: Iterable[Mention]) -> Filed | None:
    """What the dateline says, standing apart (its mentions are `apart`) or opening the text (those `inside`)."""
    if text.dateline:
        written = WRITTEN_DATE.search(text.dateline)
        day = day_of(written[0] if written else "", text.published)
        place = first_place(apart)
        return Filed(place.place, place.country, day, text=place.text) if place else Filed(None, None, day)
    if line := opening_dateline(text.text):
        place = first_place(mention for mention in inside if line.start <= mention.start and mention.end <= line.end)
        day = day_of(line.date, text.published)
        if place is None:
            return Filed(None, None, day)
        return Filed(place.place, place.country, day, place.start, place.end, place.text)
    return None


def first_place(mentions: Iterable[Mention]) -> Mention | None:
    return next((mention for mention in mentions if mention.place or mention.kind == "place"), None)


def day_of(words: str, published: date | None) -> date | None:
    """The day of "24 February" or "Feb. 24, 2021"; without a year the one that the publication date settles."""
    if not words:
        return None
    try:
        day = parser.parse(words, default=SETTING)
    except (ValueError, OverflowError):
        return None
    if re.search(r"\d{4}", words):
        return day.date() if published is None or fits(day.date(), published) else None
    if published is None:
        return None
    years = (published.year, published.year - 1)
    days = (replaced for year in years if (replaced := in_year(day.date(), year)))
    return next((one for one in days if fits(one, published)), None)


def in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def fits(day: date, published: date) -> bool:
    return published - LATE <= day <= published + EARLY
