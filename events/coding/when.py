"""When an act happened: the date of its clause, of its sentence, of its paragraph, else the day of publication."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Span, Token

from events.coding.results import EventDate, FoundDate

BEFORE = frozenset({"after", "following", "since"})
ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "reaction"})


def date_of(
    trigger: Token,
    sentence: Span,
    dates: Sequence[FoundDate],
    earlier: EventDate | None,
    published: date | None,
    offset: int,
) -> EventDate | None:
    """The date of an act. `earlier` is the date that the paragraph is telling of."""
    inside = [
        d for d in dates if d.value and sentence.start_char + offset <= d.start and d.end <= sentence.end_char + offset
    ]
    for found in inside:
        if _clause_of(trigger, sentence, found, offset):
            return _dated(found, "clause")
    if _is_earlier(trigger):
        return None
    if len(inside) == 1 or (inside and trigger.dep_ == "ROOT"):
        return _dated(inside[0], "sentence")
    if earlier is not None and not inside and _is_narrated(trigger):
        return earlier
    if published is not None:
        return EventDate(published.isoformat(), "day", None, None, "", "published")
    return None


def _is_earlier(trigger: Token) -> bool:
    """Whether the act is only what another answers or follows: `in retaliation for the attacks`, `after the vote`."""
    over = [trigger, *trigger.ancestors]
    if trigger.pos_ == "VERB":
        return False
    for token in over:
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token is not trigger and (token.lower_ in BEFORE or token.lemma_ in ANSWERS):
            return True
    return False


def _is_narrated(trigger: Token) -> bool:
    """Whether the sentence tells the act in the past, as the paragraph does."""
    for token in (trigger, *trigger.ancestors):
        if token.pos_ in ("VERB", "AUX"):
            auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
            if token.tag_ == "VBD":
                return True
            if token.tag_ in ("VBN", "VBG") and auxiliaries:
                return bool(auxiliaries & {"was", "were", "had"})
            if token.tag_ in ("VBP", "VBZ", "MD"):
                return False
    return False


def _dated(found: FoundDate, source: str) -> EventDate:
    return EventDate(found.value or "", found.precision or "day", found.start, found.end, found.text, source)


def _clause_of(trigger: Token, sentence: Span, found: FoundDate, offset: int) -> bool:
    """Whether the date hangs on the act itself, on its noun or on the verb that carries it."""
    span = sentence.doc.char_span(found.start - offset, found.end - offset, alignment_mode="expand")
    if span is None or not len(span):
        return False
    near = {trigger.i}
    if trigger.pos_ != "VERB" and trigger.head.pos_ == "VERB":
        near.add(trigger.head.i)
    token = span.root
    for _ in range(5):
        if token.i in near:
            return True
        if token.head == token or (token.pos_ == "VERB" and token.i not in near):
            return False
        token = token.head
    return False
