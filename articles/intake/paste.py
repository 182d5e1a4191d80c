"""A copied web page taken apart: headline, section, authors, date, picture credit, paragraphs, and what was dropped.

The article is found first (`body`), then its headline above it (`headline`), then what stands between them. Every line
that is not empty gets exactly one part, so that an editor sees on the desk what became of each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from articles.intake.apart import set_apart
from articles.intake.asides import cut_asides, related_headline
from articles.intake.body import body_of, find_stretch, is_clutter, is_time_ago
from articles.intake.bylines import Author, bare_name, bare_names, is_byline_mark, office, read_byline
from articles.intake.clean import clean_line, clean_text
from articles.intake.credits import read_credit
from articles.intake.facts import PageFacts
from articles.intake.headline import find_headline, fold
from articles.intake.page_dates import find_page_dates, is_date_line
from articles.intake.paste_lines import Block, read_blocks

Part = Literal["title", "section", "authors", "published", "credit", "body", "dropped"]

_ABOVE = 7  # blocks above the headline where a byline or a date may stand
_BELOW = 6  # blocks below the article
_SECTION_WORDS = 4
_STANDFIRST = range(4, 61)  # words
_DECK = 9  # blocks below the headline where it may be signed
_DECK_WORDS = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the pasted text, without the space around it, and the part it became."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Paste:
    """The parts of a pasted page; `related` are headlines that asides pointed to, `dropped` what belongs to no part."""

    title: str
    section: str
    authors: tuple[Author, ...]
    credit: str
    published: date | None
    body: tuple[str, ...]
    related: tuple[str, ...]
    dropped: tuple[str, ...]
    lines: tuple[Line, ...]


def split_paste(pasted: str, facts: PageFacts | None = None) -> Paste:
    """Take a pasted page or plain article apart; what `facts` say goes before what the lines say."""
    page = _Page(read_blocks(clean_text(pasted)), facts or PageFacts())
    page.keep_paragraphs()
    page.read_headline()
    page.read_authors()
    page.read_section()
    page.read_published()
    page.read_credit()
    page.keep_standfirst()
    page.keep_short_opening()
    page.drop_deck()
    return page.as_paste()


class _Page:
    """The blocks of a page with the parts given to them so far."""

    def __init__(self, blocks: Sequence[Block], facts: PageFacts) -> None:
        self.blocks = blocks
        self.facts = facts
        self.parts: list[Part] = ["dropped"] * len(blocks)
        self.apart = set_apart(blocks)
        self.stretch = find_stretch(blocks, self.apart)
        self.title_at = find_headline(blocks, self.stretch, facts)
        if self.title_at is not None and self.title_at >= self.stretch.start:
            self.stretch = range(self.title_at + 1, self.stretch.stop)
        self.title = facts.title
        self.section = facts.section
        self.authors = tuple(Author(name) for name in facts.authors)
        self.published = facts.published
        self.credit = ""
        self.related: list[str] = []

    def keep_paragraphs(self) -> None:
        title = fold(self.blocks[self.title_at].bare) if self.title_at is not None else None
        start = self.title_at + 1 if self.title_at is not None else self.stretch.start
        for index in body_of(self.blocks, range(start, self.stretch.stop), self.apart):
            if fold(self.blocks[index].bare) != title:
                self.parts[index] = "body"
        for block in self.blocks[self.stretch.start : self.stretch.stop + _BELOW]:
            headline = related_headline(block.bare)
            self.related += [headline] if headline else []

    def read_headline(self) -> None:
        if self.title_at is None:
            return
        self.parts[self.title_at] = "title"
        self.title = self.title or clean_line(self.blocks[self.title_at].bare)

    def read_section(self) -> None:
        """A word or three right above the headline."""
        if self.title_at in (None, 0):
            return
        index = self.title_at - 1
        block = self.blocks[index]
        if self.parts[index] != "dropped" or is_clutter(block):
            return
        if block.words > _SECTION_WORDS or block.ends_as_sentence:
            return
        if self.facts.section and fold(block.bare) != fold(self.facts.section):
            return
        if block.capitalised >= 0.5:
            self.parts[index] = "section"
            self.section = self.section or clean_line(block.bare.strip("|/>»:—- "))

    def read_authors(self) -> None:
        near = [index for index in self._near() if self.parts[index] in ("dropped", "body")]
        for index in near:
            people = self._byline_at(index)
            if people:
                self._sign(index, people)
                return
        for stands_as_signature in (self._is_dated, self._is_below_title):
            for index in near:
                people = bare_names(self.blocks[index].bare) if self.parts[index] == "dropped" else ()
                if people and stands_as_signature(index):
                    self._sign(index, people)
                    return

    def read_published(self) -> None:
        """The first date near the headline that is not one of an update."""
        for index in self._near():
            if self.parts[index] == "body" and not is_date_line(self.blocks[index].bare):
                continue
            line = self.blocks[index].bare
            found = [day for day in find_page_dates(line) if day.meaning != "updated"]
            if not found or len(line) > 240 or not (is_date_line(line) or self.parts[index] == "authors"):
                continue
            if self.parts[index] != "authors":
                self.parts[index] = "published"
            self.published = self.published or found[0].value
            return

    def read_credit(self) -> None:
        """The first credit; captions belong to pictures, which are not kept."""
        for index in (*self._near(), *self.stretch):
            credit = read_credit(self.blocks[index].bare) if self.parts[index] == "dropped" else None
            if credit:
                self.parts[index] = "credit"
                self.credit = credit
                return

    def keep_standfirst(self) -> None:
        """A sentence or two between headline and article are the article's own summary."""
        if self.title_at is None:
            return
        for index in range(self.title_at + 1, min(self.stretch.start, self.title_at + 3)):
            block = self.blocks[index]
            if (
                self.parts[index] == "dropped"
                and block.words in _STANDFIRST
                and not block.listed
                and not self._is_clutter(index)
            ):
                self.parts[index] = "body"

    def keep_short_opening(self) -> None:
        """An article may open with sentences of two words."""
        above = self.title_at + 1 if self.title_at is not None else max(0, self.stretch.start - _ABOVE)
        for index in reversed(range(above, self.stretch.start)):
            block = self.blocks[index]
            if self.parts[index] != "dropped" or not block.ends_as_sentence or block.listed or self._is_clutter(index):
                return
            self.parts[index] = "body"

    def drop_deck(self) -> None:
        """What stands between the headline and the line that signs or dates the article belongs to the headline."""
        if self.title_at is None:
            return
        below = range(self.title_at + 1, min(len(self.blocks), self.title_at + _DECK))
        signed = next((index for index in below if self.parts[index] in ("authors", "published")), self.title_at)
        body = [index for index, part in enumerate(self.parts) if part == "body"]
        deck = [index for index in body if self.title_at < index < signed]
        if self._words(deck) <= min(_DECK_WORDS, self._words(body) / 2):
            for index in deck:
                self.parts[index] = "dropped"

    def as_paste(self) -> Paste:
        body: list[str] = []
        dropped: list[str] = []
        lines: list[Line] = []
        for block, part in zip(self.blocks, self.parts, strict=True):
            lines += (Line(line, part) for line in block.lines)
            if part == "body":
                paragraph = cut_asides(block.text)
                body += [paragraph.text] if paragraph.text else []
                dropped += paragraph.asides
                self.related += paragraph.headlines
            elif part == "dropped":
                dropped += block.lines
        return Paste(
            title=self.title,
            section=self.section,
            authors=self.authors,
            credit=self.credit,
            published=self.published,
            body=tuple(body),
            related=tuple(dict.fromkeys(self.related)),
            dropped=tuple(dropped),
            lines=tuple(lines),
        )

    def _is_clutter(self, index: int) -> bool:
        return index in self.apart or is_clutter(self.blocks[index])

    def _words(self, indices: Sequence[int]) -> int:
        return sum(self.blocks[index].words for index in indices)

    def _near(self) -> list[int]:
        """Blocks where a page signs and dates its article: around the headline, then just below the article."""
        top = self.title_at if self.title_at is not None else max(0, self.stretch.start - _ABOVE)
        below_title = range(top, min(len(self.blocks), max(self.stretch.start, top + 1) + 2))
        above_title = reversed(range(max(0, top - _ABOVE), top))
        after = range(self.stretch.stop, min(len(self.blocks), self.stretch.stop + _BELOW))
        return list(dict.fromkeys((*below_title, *above_title, *after)))

    def _byline_at(self, index: int) -> tuple[Author, ...]:
        block = self.blocks[index]
        following = self.blocks[index + 1].bare if index + 1 < len(self.blocks) else ""
        if is_byline_mark(block.bare):
            return read_byline(f"By {following}")
        people = read_byline(block.bare)
        name = bare_name(block.bare)
        if not people and name and self.parts[index] == "dropped":
            role = office(following)
            return (Author(name.name, role),) if role else ()
        return people

    def _sign(self, index: int, people: tuple[Author, ...]) -> None:
        self.authors = self.authors or people
        self.parts[index] = "authors"
        if is_byline_mark(self.blocks[index].bare):
            index += 1
            self.parts[index] = "authors"
        following = index + 1
        if following < len(self.blocks) and self.parts[following] == "dropped" and office(self.blocks[following].bare):
            self.parts[following] = "authors"

    def _is_dated(self, index: int) -> bool:
        """Whether a date stands right above or below."""
        beside = (self.blocks[other].bare for other in (index - 1, index + 1) if 0 <= other < len(self.blocks))
        return any(is_date_line(line) or is_time_ago(line) for line in beside)

    def _is_below_title(self, index: int) -> bool:
        return self.title_at is not None and self.title_at < index < self.stretch.start
