"""A row of a table, a line of JSON, an entry of a feed: fields with names, as an item."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from articles.intake.asides import cut_asides
from articles.intake.bylines import Author, read_byline
from articles.intake.clean import clean_line, clean_text
from articles.intake.datelines import part_dateline
from articles.intake.decode import RefusedFile
from articles.intake.headline import fold
from articles.intake.html import visible_text
from articles.intake.items import Item, short_name, within_limits
from articles.intake.page_dates import First, find_page_dates
from articles.intake.paste_lines import read_blocks

FIELDS = (
    *("title", "body", "authors", "published", "url", "section", "credit", "source", "language", "dateline"),
    "related",
)
DATES: dict[str, First | None] = {  # what a column of dates may be said to hold: 03/04/2021 is 3 April, or 4 March
    "published": None,
    "published_day_first": "day",
    "published_month_first": "month",
}
_KNOWN_AS = {  # the likelier first
    "title": "title headline heading head titel titre titulo",
    "body": "body text fulltext articletext articlebody maintext content contents article story html summary"
    " description",
    "authors": "authors author byline bylines writer reporter creator by",
    "published": "published publicationdate publisheddate publishdate datepublished pubdate publishedat publishedon"
    " date day datetime time timestamp",
    "url": "url link address permalink weburl canonicalurl sourceurl href",
    "section": "section category desk rubric topic",
    "credit": "credit photocredit imagecredit",
    "source": "source publication outlet newspaper publisher sitename sourcename site medium",
    "language": "language lang",
    "dateline": "dateline",
    "related": "related relatedheadlines",
}
_MARKUP = re.compile(r"</(?:p|div|span|a|em|strong|b|i|h\d|ul|li)>|<(?:p|br|img)\b[^<>]*>", re.I)
_BETWEEN_AUTHORS = re.compile(r"\s*(?:[;|\n]|,|\band\b|&)\s*")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:\d{6})?$")
_ADDRESS = re.compile(r"^https?://[^\s<>\"]+$", re.I)
_OLDEST = 1600  # the first newspaper is of 1605
_NO_DAY = "write it as year-month-day, such as 2021-02-26"
_TWO_DAYS = "say of its column whether the day or the month comes first, or write it as year-month-day"


def guess_columns(names: Iterable[str]) -> dict[str, str]:
    """Which column holds which field, by their names in a few languages; each field at most once."""
    known = {re.sub(r"[\W_]", "", name.casefold()): name for name in reversed(list(names))}
    found: dict[str, str] = {}
    for field, words in _KNOWN_AS.items():
        name = next((known[word] for word in words.split() if word in known and known[word] not in found), None)
        if name is not None:
            found[name] = field
    return found


def item_of_record(values: Mapping[str, str], name: str, original: bytes, *, encoding: str = "utf-8") -> Item:
    """
    The item in fields named as in `FIELDS`; raises RefusedFile.

    Nothing is guessed here: a person, or a program, already said what is what. A title that the text repeats is left
    out of it.
    """
    text = values.get("body", "")
    blocks = read_blocks(visible_text(text) if _MARKUP.search(text) else clean_text(text))
    found = [cut_asides(block.text) for block in blocks]
    paragraphs = [paragraph.text for paragraph in found if paragraph.text]
    title = clean_line(clean_text(_without_markup(values.get("title", ""))))
    dropped = [aside for paragraph in found for aside in paragraph.asides]
    related = [headline for paragraph in found for headline in paragraph.headlines]
    if len(paragraphs) > 1 and title and fold(paragraphs[0]) == fold(title):
        dropped.append(paragraphs.pop(0))
    if not any(char.isalpha() for paragraph in paragraphs for char in paragraph):
        raise RefusedFile("It has no text: fill in the column with the article's text, or leave the row out.")
    dateline, body = part_dateline(paragraphs)
    url = clean_line(values.get("url", ""))
    if url and not _ADDRESS.match(url):
        dropped.append(url)
        url = ""
    parts: dict[str, Any] = {
        part: clean_line(clean_text(values.get(part, ""))) for part in ("section", "credit", "source", "language")
    }
    return within_limits(
        Item(
            name=short_name(name),
            original=original,
            encoding=encoding,
            title=title,
            dateline=clean_line(clean_text(values.get("dateline", ""))) or dateline,
            body=body,
            authors=read_authors(values.get("authors", "")),
            published=_published(values),
            url=url,
            related=(*filter(None, map(clean_line, clean_text(values.get("related", "")).splitlines())), *related),
            dropped=tuple(dropped),
            **parts,
        )
    )


def _without_markup(title: str) -> str:
    return visible_text(title) if _MARKUP.search(title) else title


def read_authors(text: str) -> tuple[Author, ...]:
    """Names as a column holds them: one, or several between commas, semicolons or "and"; offices after a comma."""
    line = clean_line(clean_text(text.replace("\n", "; ")))
    people = read_byline(line) or read_byline(f"By {line}")
    if people:
        return people
    names = (name for name in _BETWEEN_AUTHORS.split(line) if name)
    return tuple(Author(name) for name in dict.fromkeys(names))


def _published(values: Mapping[str, str]) -> date | None:
    return next((read_day(text, first) for field, first in DATES.items() if (text := values.get(field, ""))), None)


def read_day(text: str, first: First | None = None) -> date | None:
    """The day that a text names, as printed there, whatever its hour and zone; raises RefusedFile."""
    line = clean_line(clean_text(text))
    if not line:
        return None
    compact = _COMPACT.match(line)
    printed = "-".join(compact.groups()) if compact else line.replace("T", " ")
    found = next(find_page_dates(printed, first), None)
    if found is None and any(find_page_dates(printed, "day")):
        raise RefusedFile(f"Its date “{line[:40]}” can be two days: {_TWO_DAYS}.")
    if found is None:
        raise RefusedFile(f"Its date “{line[:40]}” is no day that can be told: {_NO_DAY}.")
    return plausible(found.value)


def day_of_moment(text: str) -> date | None:
    """The day in what a program wrote down by itself; None where it is no day that a text can have been published."""
    try:
        return read_day(text)
    except RefusedFile:
        return None


def plausible(day: date) -> date:
    """The day, when something can have been published on it; raises RefusedFile."""
    if day.year < _OLDEST:
        raise RefusedFile(f"Its date {day.isoformat()} is before there were newspapers: correct it.")
    if day > date.today() + timedelta(days=1):  # noqa: DTZ011  # where each day begins first it is tomorrow already
        raise RefusedFile(f"Its date {day.isoformat()} is still to come: correct it.")
    return day
