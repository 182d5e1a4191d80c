"""What the words around a name say of it: "the town of X", "X province" and "in X" are places, whatever X is."""

from spacy.tokens import Doc

from .lexicon import AREAS, INHABITANTS, LOCATIVE, SETTLEMENTS

PLACES = frozenset({"GPE", "LOC", "FAC"})
LINKS = frozenset({",", "and", "or", "&", "to"})
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
