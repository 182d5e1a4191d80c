"""Short forms in brackets: "Blim News Agency (BNA)" and its letters name a body, "mobile service (MS)" names none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from .growth import Stretch

WORDS_AND_SHORT = re.compile(r"\b((?:[a-z]{1,30}[ -]){1,7}[a-z]{1,30}) \(([A-Z]{2,6})s?\)")


def bracketed(doc: Doc, taken: list[bool]) -> Iterator[Stretch]:
    """Abbreviations that spaCy overlooked in brackets after an organization: "Kuwait News Agency (KUNA)"."""
    for short in doc[2:-1]:
        inside = doc[short.i - 1].text == "(" and doc[short.i + 1].text == ")" and not taken[short.i]
        capitals = short.text[0].isupper() and sum(map(str.isupper, short.text)) > 1
        if inside and capitals and doc[short.i - 2].ent_type_ == "ORG":
            yield Stretch(short.idx, short.idx + len(short), "ORG")


def of_ordinary_words(text: str) -> frozenset[str]:
    """Abbreviations that a text makes of words without capitals, so that they name nothing."""
    return frozenset(short for long, short in WORDS_AND_SHORT.findall(text) if is_made_of(short, long))


def is_made_of(short: str, long: str) -> bool:
    """Whether letters are the first ones of the last words before them, some small words left out."""
    initials = [word[0] for word in re.split(r"[ -]", long)]
    if short[0].lower() not in initials:
        return False
    last = len(initials) - 1 - initials[::-1].index(short[0].lower())
    for first in range(last + 1):
        rest = iter(initials[first:])
        if initials[first] == short[0].lower() and all(letter in rest for letter in short.lower()):
            return True
    return False


def alike(text: str, stretches: list[Stretch], long_label: dict[Stretch, str]) -> Iterator[Stretch]:
    """Stretches in order, where short forms in brackets have the label of the long form before them."""
    shorts = {
        short: long_label[long]
        for long, short in pairwise(stretches)
        if long in long_label
        and text[long.end : short.start].strip() == "("
        and text[short.end : short.end + 1] == ")"
        and text[short.start : short.end].rstrip("s").isupper()
    }
    for stretch in stretches:
        yield replace(stretch, label=shorts.get(stretch, stretch.label))
