"""What the words next to an unknown name say of its kind: "the newspaper X", "X shares", "X, 47,", "said X"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from .lexicon import LOCATIVE, SAYING
from .nouns import ORGANIZATIONS_AFTER, ORGANIZATIONS_BEFORE, PEOPLES_AFTER
from .results import Kind

AGE = re.compile(r", \d{2}\b(?:,|\.|$)")


def kinds_around(doc: Doc, first: int, last: int) -> Iterator[tuple[Kind, float]]:
    """The kinds that the words next to the tokens from `first` to `last` speak for, and how strongly."""
    before, after = doc[first - 1].lower_ if first > 0 else "", doc[last].lower_ if last < len(doc) else ""
    plain = last < len(doc) and doc[last].is_lower
    if before in ORGANIZATIONS_BEFORE:
        yield "organization", 2
    if plain and after in ORGANIZATIONS_AFTER:
        yield "organization", 2
    if plain and after in PEOPLES_AFTER and before not in LOCATIVE:
        yield "group", 1.5
    if before in ("in", "near") and after not in ("'s", "’s"):
        yield "place", 1.5
    if AGE.match(doc[last : last + 3].text):
        yield "person", 2
    if is_said_to_speak(doc, first, last):
        yield "person", 1


def is_said_to_speak(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens are who says something."""
    head = doc[first:last].root
    return head.dep_ == "nsubj" and head.head.lemma_ in SAYING and doc[first:last].text.istitle()
