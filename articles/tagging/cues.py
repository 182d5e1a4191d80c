"""What the words around a name say of it: "the town of X", "X province" and "in X" are places, whatever X is."""

from spacy.tokens import Doc

from .lexicon import AREAS, LOCATIVE, SETTLEMENTS

PLACES = frozenset({"GPE", "LOC", "FAC"})
LINKS = frozenset({",", "and", "or", "&", "to"})
DASHES = frozenset({"-", "–", "—", "--", "("})


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


def begins_dateline(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens begin a paragraph in capitals and a dash follows them: "X — The court ..."."""
    begins = first == 0 or "\n" in doc[first - 1].text
    return begins and last < len(doc) and doc[last].text in DASHES and doc[first:last].text.isupper()
