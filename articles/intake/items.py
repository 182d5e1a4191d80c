"""What comes out of material: an item, which can become an article, or a refusal, which says what to do instead."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from articles.intake.bylines import Author
from articles.intake.clean import clean_line, clean_text
from articles.intake.datelines import part_dateline
from articles.intake.facts import PageFacts
from articles.intake.paste import Line, split_paste

LONGEST_NAME = 300  # characters; what `Original.name` holds


@dataclass(frozen=True, slots=True)
class Item:
    """
    One text with its parts, clean, and what it was made from.

    `name` says where it stood ("july.zip/page.html", "rows.csv, row 17"); `encoding` is empty when the original is no
    text by itself. `title` is empty and `published` None when neither the text nor the file says them.
    """

    name: str
    original: bytes = field(repr=False)
    encoding: str
    body: tuple[str, ...]
    title: str = ""
    dateline: str = ""
    authors: tuple[Author, ...] = ()
    published: date | None = None
    url: str = ""
    section: str = ""
    credit: str = ""
    source: str = ""
    language: str = ""
    related: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """What cannot become an article, and a sentence that says why and what to do."""

    name: str
    reason: str


Outcome = Item | Refused


@dataclass(frozen=True, slots=True)
class Page:
    """What a document gives: its text as a person would copy it, what it says about itself, how its bytes were read."""

    text: str
    facts: PageFacts = field(default_factory=PageFacts)
    encoding: str = ""


def item_of(page: Page, name: str, original: bytes, *, dropped: Sequence[str] = ()) -> Item:
    """The article on a page, taken apart as if it had been pasted."""
    paste = split_paste(page.text, page.facts)
    dateline, body = part_dateline(paste.body)
    return Item(
        name=short_name(name),
        original=original,
        encoding=page.encoding,
        title=paste.title,
        dateline=dateline,
        body=body,
        authors=paste.authors,
        published=paste.published,
        url=page.facts.url,
        section=paste.section,
        credit=paste.credit,
        source=page.facts.site,
        related=paste.related,
        dropped=(*paste.dropped, *dropped),
        lines=paste.lines,
    )


def short_name(name: str) -> str:
    """A name fit to be shown and kept: on one line, and the end of it when it is too long."""
    name = clean_line(clean_text(name))
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
