"""The dateline of a report, `GAZA CITY (AP) --`: where it is filed from, and no part of the sentence that follows."""

import re

from spacy.tokens import Doc, Span, Token

from articles.tagging import Filed
from articles.tagging.dateline import opening_dateline
from events.coding.names import Names
from events.coding.places import is_place
from events.coding.results import EventPlace

AGENCY_ALONE = re.compile(r"\s*(\([A-Z][\w ]{1,20}\))\s*(?:--|[—–-])?\s*(?=[A-Z“\"])")
OUTSIDE = "meta"  # how words that are no part of their sentence hang on it


def find_dateline(doc: Doc) -> Span | None:
    """The tokens of the first dateline that opens a paragraph."""
    line = opening_dateline(doc.text)
    if line is None and (agency := AGENCY_ALONE.match(doc.text)):
        return doc.char_span(agency.start(1), agency.end(), alignment_mode="contract")
    return doc.char_span(line.start, line.end, alignment_mode="contract") if line else None


def set_aside(dateline: Span) -> None:
    """Mend the parse of the sentence: what hung on the dateline takes the dateline's own place in it."""
    inside = {token.i for token in dateline}
    for token in dateline:
        for child in [child for child in token.children if child.i not in inside]:
            _raise(child, inside)
    for token in dateline:
        token.dep_ = OUTSIDE


def _raise(token: Token, inside: set[int]) -> None:
    """Hang a token where the dateline's outermost word hangs; without such a place it heads the sentence."""
    above = token.head
    while above.i in inside and above.head.i != above.i and above.head.i in inside:
        above = above.head
    if above.dep_ != OUTSIDE and above.head.i not in inside and token.dep_ in ("appos", "conj", "nmod", "compound"):
        token.dep_ = above.dep_
        token.head = above.head


def place_of_dateline(dateline: Span, names: Names) -> EventPlace | None:
    """The place that a report is filed from."""
    for mention in names.within(dateline):
        if is_place(mention):
            return EventPlace(mention.start, mention.end, mention.text, mention.place, mention.country, "dateline")
    return None


def place_filed_from(filed: Filed) -> EventPlace | None:
    """The same, where tagging has read the dateline."""
    if not (filed.place or filed.country):
        return None
    return EventPlace(filed.start, filed.end, filed.text, filed.place, filed.country, "dateline")
