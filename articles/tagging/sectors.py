"""The sector that common nouns tell ("riot police", "chairman of the company"), by `data/sectors.toml`."""

import tomllib
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from .spelling import folded
from .titles import LESSER

# These sectors held an office; who left it belongs to the elite.
OFFICES = frozenset({"GOV", "LEG", "JUD", "SPY", "PTY"})
OF = frozenset({"of", "for"})  # "members of parliament", "a spokesman for the army"
LONGEST = 6  # words before a noun that may tell its sector
ENDINGS = (("ies", "y"), ("men", "man"), ("ches", "ch"), ("s", ""))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/sectors.toml").read_text(encoding="utf-8"))


def _by_noun(section: str) -> dict[tuple[str, ...], str]:
    return {words_of(noun): code for code, nouns in _data()[section].items() for noun in nouns}


@cache
def _nouns() -> dict[tuple[str, ...], str]:
    return _by_noun("sectors")


@cache
def _adjectives() -> dict[tuple[str, ...], str]:
    return _by_noun("adjectives")


@cache
def _blocs() -> dict[tuple[str, ...], str]:
    return _by_noun("blocs")


@cache
def _heads(section: str) -> frozenset[str]:
    return frozenset(map(folded, _data()["heads"][section]))


@cache
def _ends() -> frozenset[str]:
    """The words that a phrase with a sector ends in."""
    return frozenset(words[-1] for words in _nouns()) | _heads("members")


def words_of(phrase: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in phrase.replace("-", " ").split())


@lru_cache(maxsize=20_000)
def sector_of_words(words: tuple[str, ...]) -> str | None:
    """The sector of somebody called by these words (folded, in the singular), the last one the noun."""
    own = next((found for n in (3, 2, 1) if (found := _nouns().get(words[-n:])) and len(words) >= n), None)
    if own in OFFICES and _heads("former").intersection(words[:-1]):
        return "ELI"
    if is_membership(words):
        return of_body(own, next(filter(None, map(body_sector, prefixes(words))), None))
    return own


def prefixes(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What stands before the last word, the longest stretch first."""
    return (words[:n] for n in range(len(words) - 1, 0, -1))


def body_sector(words: tuple[str, ...]) -> str | None:
    """The sector of the body, or the adjective, that words before a member end in; a deputy is no body."""
    if words[-1] in LESSER or is_membership(words):
        return None
    return _adjectives().get(words[-1:]) or sector_of_words(words)


def is_membership(words: tuple[str, ...]) -> bool:
    """Whether words end in one that only says that somebody belongs to a body, and make no name with the one before."""
    named = len(words) > 1 and words[-2:] in _nouns()
    return bool(words) and words[-1] in _heads("members") and not named


def of_body(own: str | None, body: str | None) -> str | None:
    """The sector of somebody who belongs to a body; a government and an employer only tell whom one works for."""
    if body is None or (body == "GOV" and own != "UNK") or (body == "BUS" and own in ("LAB", "MIL", "COP")):
        return own
    return body


def is_member(noun: Token) -> bool:
    """Whether a noun only says that somebody belongs to a body: "spokesman", "fighters"."""
    return singular(noun) in _heads("members")


def sector_of(noun: Token, named: Container[int] = ()) -> str | None:
    """The sector of the phrase that a common noun heads. `named`: tokens of names, which tell no sector here."""
    if singular(noun) not in _ends():
        return None
    words = phrase_words(noun, named)
    own = sector_of_words(words)
    if is_membership(words) and own == sector_of_words(words[-1:]):
        for preposition in noun.children:
            if preposition.dep_ == "prep" and preposition.lower_ in OF:
                inner = (sector_of(body, named) for body in preposition.children if body.dep_ == "pobj")
                return of_body(own, next(inner, None))
    return own


def phrase_words(noun: Token, named: Container[int]) -> tuple[str, ...]:
    """A noun and the words before it that belong to it, folded, in the singular, without names."""
    first = max(noun.left_edge.i, noun.i - LONGEST)
    before = (token for token in noun.doc[first : noun.i] if token.is_alpha and token.i not in named)
    return (*(singular(token) for token in before), singular(noun))


def singular(token: Token) -> str:
    """A word in the singular; spaCy leaves words with a capital as they are."""
    if token.pos_ == "NOUN":
        return folded(token.lemma_)
    if token.pos_ != "PROPN":
        return folded(token.text)
    word = folded(token.text)
    for plural, ending in ENDINGS:
        if word.endswith(plural) and (words := word.removesuffix(plural) + ending) and (words,) in _nouns():
            return words
    return word


def bloc_of(noun: Token) -> str | None:
    """The code for the country slot of somebody without a country: "world powers"."""
    words = phrase_words(noun, ())
    return next((bloc for n in (2, 1) if (bloc := _blocs().get(words[-n:]))), None)


def of_title(title: Iterable[str]) -> str | None:
    """The sector of whoever bears a title."""
    return sector_of_words(tuple(map(folded, title)))
