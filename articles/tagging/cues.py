"""What the words around a name say of it: "the town of X", "X province" and "in X" are places, whatever X is."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from .lexicon import AREAS, INHABITANTS, LOCATIVE, SAYING, SETTLEMENTS
from .nouns import ORGANIZATIONS_AFTER, ORGANIZATIONS_BEFORE, PEOPLES_AFTER
from .results import Kind

PLACES = frozenset({"GPE", "LOC", "FAC"})
LINKS = frozenset({",", "and", "or", "&", "to"})
AGE = re.compile(r", \d{2}\b(?:,|\.|$)")
DASHES = frozenset({"-", "–", "—", "--", "---", "(", ","})


def is_called_a_place(doc: Doc, first: int, last: int) -> bool:
    """Whether a noun for places stands with the tokens from `first` to `last`: "the port of X", "X district"."""
    if last < len(doc) and doc[last].lower_ in AREAS and doc[last - 1].whitespace_:
        return True
    before = first - 1
    if before > 0 and doc[before].lower_ == "of":
        before -= 1
    return before >= 0 and doc[before].lower_ in SETTLEMENTS


def is_where_something_is(doc: Doc, first: int, last: int) -> bool:
    """The same, or a preposition of place stands before the tokens ("near X"), or they begin a dateline."""
    located = first > 0 and doc[first - 1].lower_ in LOCATIVE
    return located or is_called_a_place(doc, first, last) or begins_dateline(doc, first, last)


def is_among_places(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens stand beside a place in a list or an address: "Cairo, X and Suez", "X, Texas"."""
    before = first > 1 and doc[first - 1].lower_ in LINKS and doc[first - 2].ent_type_ in PLACES
    return before or (last + 1 < len(doc) and doc[last].lower_ in LINKS and doc[last + 1].ent_type_ in PLACES)


def is_home_of_people(doc: Doc, first: int, last: int) -> bool:
    """Whether people belong to what the tokens name: "X residents", "X police", "Jo Zork, 22, of X"."""
    if last < len(doc) and doc[last].lower_ in INHABITANTS and doc[last - 1].whitespace_:
        return True
    return first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].text == ","


def begins_dateline(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens begin a sentence in capitals and a dash follows them: "X — The court", "X, Texas (AP)"."""
    before = doc[first - 1].text if first > 0 else "\n"
    begins = "\n" in before or before[-1:] in ".!?" or bool(doc[first].is_sent_start)
    if not begins or last >= len(doc) or doc[last].text not in DASHES or not doc[first:last].text.isupper():
        return False
    return doc[last].text != "," or any(token.text in DASHES - {","} for token in doc[last + 1 : last + 5])


def kinds_around(doc: Doc, first: int, last: int) -> Iterator[tuple[Kind, float]]:
    """The kinds that the words next to the tokens from `first` to `last` speak for, and how strongly."""
    before, after = doc[first - 1].lower_ if first > 0 else "", doc[last].lower_ if last < len(doc) else ""
    if before == "the" and first > 1 and after not in ORGANIZATIONS_AFTER:
        before = doc[first - 2].lower_ if doc[first - 2].lower_ in LOCATIVE else before
    if before in ORGANIZATIONS_BEFORE:
        yield "organization", 2
    if after in ORGANIZATIONS_AFTER and doc[last].is_lower:
        yield "organization", 2
    if after in PEOPLES_AFTER and doc[last].is_lower and before not in LOCATIVE:
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
