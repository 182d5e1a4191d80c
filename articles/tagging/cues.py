"""What the words around a name say of it: "the town of X", "X province" and "in X" are places, whatever X looks like."""

from spacy.tokens import Doc

from .lexicon import AREAS, LOCATIVE, SETTLEMENTS


def is_called_a_place(doc: Doc, first: int, last: int) -> bool:
    """Whether a noun for places stands with the tokens from `first` to `last`: "the port of X", "X district"."""
    if last < len(doc) and doc[last].lower_ in AREAS and doc[last - 1].whitespace_:
        return True
    before = first - 1
    if before > 0 and doc[before].lower_ == "of":
        before -= 1
    return before >= 0 and doc[before].lower_ in SETTLEMENTS


def is_where_something_is(doc: Doc, first: int, last: int) -> bool:
    """The same, or a preposition of place stands before the tokens: "near X"."""
    return (first > 0 and doc[first - 1].lower_ in LOCATIVE) or is_called_a_place(doc, first, last)
