"""What comes out of material: an item, which can become an article, or a refusal, which says what to do instead."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from articles.intake.bylines import Author, bare_names
from articles.intake.clean import clean_line, clean_text
from articles.intake.datelines import part_dateline
from articles.intake.decode import RefusedFile
from articles.intake.facts import PageFacts
from articles.intake.limits import MAX_BODY, MAX_NAME, MAX_PARTS, MAX_TITLE
from articles.intake.paste import Line, split_paste
from articles.languages import code_of

LONGEST_NAME = 300  # characters; what `Original.name` holds


@dataclass(frozen=True, slots=True)
class Item:
    """
    One text with its parts, clean, and what it was made from.

    `name` says where it stood ("july.zip/page.html", "rows.csv, row 17"); `encoding` is empty when the original is no
    text by itself. `title` is empty and `published` None when neither the text nor the file says them; `dated_by_file`
    when the day is only that on which the file was made, sent or crawled.
    """

    name: str
    original: bytes = field(repr=False)
    encoding: str
    body: tuple[str, ...]
    title: str = ""
    dateline: str = ""
    authors: tuple[Author, ...] = ()
    published: date | None = None
    dated_by_file: bool = False
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
    """
    What a document gives: its text as a person would copy it, what it says about its article, how its bytes were read.

    `file` is what the file says about itself (who typed it, when it was made or sent): it stands in where the text
    says nothing. `dropped` are lines about what was not taken.
    """

    text: str
    facts: PageFacts = field(default_factory=PageFacts)
    encoding: str = ""
    file: PageFacts = field(default_factory=PageFacts)
    dropped: tuple[str, ...] = ()


def item_of(page: Page, name: str, original: bytes) -> Item:
    """The article on a page, taken apart as if it had been pasted."""
    paste = split_paste(page.text, page.facts)
    dateline, body = part_dateline(paste.body)
    signed = tuple(author for name in page.file.authors for author in bare_names(clean_line(name)))
    return within_limits(
        Item(
            name=short_name(name),
            original=original,
            encoding=page.encoding,
            title=paste.title or clean_line(clean_text(page.file.title)),
            dateline=dateline,
            body=body,
            authors=paste.authors or signed,
            published=paste.published or page.file.published,
            dated_by_file=paste.published is None and page.file.published is not None,
            url=page.facts.url or page.file.url,
            section=paste.section,
            language=code_of(page.facts.language),
            credit=paste.credit,
            source=page.facts.site or page.file.site,
            related=paste.related,
            dropped=(*paste.dropped, *page.dropped),
            lines=paste.lines,
        )
    )


def within_limits(item: Item) -> Item:
    """The item with what the archive's columns cannot hold left out, and said so; raises RefusedFile."""
    size = sum(map(len, item.body)) + 2 * len(item.body)
    if size > MAX_BODY:
        raise RefusedFile(f"The text has {size} characters and the limit is {MAX_BODY}: bring it in parts.")
    if len(item.title) > MAX_TITLE:
        raise RefusedFile(f"The title has {len(item.title)} characters and the limit is {MAX_TITLE}: shorten it.")
    too_long: dict[str, Any] = {
        part: getattr(item, part) for part, limit in MAX_PARTS.items() if len(getattr(item, part)) > limit
    }
    authors = tuple(one for one in item.authors if max(len(one.name), len(one.role)) <= MAX_NAME)
    if not too_long and authors == item.authors:
        return item
    blank: dict[str, Any] = dict.fromkeys(too_long, "")
    left_out = (*item.dropped, *too_long.values(), *(one.name for one in item.authors if one not in authors))
    return replace(item, authors=authors, dropped=left_out, **blank)


def short_name(name: str) -> str:
    """A name fit to be shown and kept: on one line, and the end of it when it is too long."""
    name = clean_line(clean_text(name))
    return name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
