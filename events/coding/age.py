"""How long ago an act was: by its date, by the era or the anniversary that its words name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from events.coding.cues import Cue
from events.coding.results import ASSUMED, CodedEvent, EventDate

YEAR_DAYS = 365
ONLY_MENTIONED = "only mentioned"
LASTING = frozenset({"war", "conflict", "hostility", "insurgency"})
ANNIVERSARIES = frozenset({"anniversary", "centenary", "commemoration", "memorial", "remembrance"})
# Named times that ended long before any newspaper in the archive. Words of their names, in lower case.
ERAS = (
    "world war", "cold war", "korean war", "vietnam war", "gulf war", "great depression", "holocaust", "watergate",
    "six-day war", "yom kippur war", "iran-iraq war", "pearl harbor", "hiroshima", "bay of pigs", "nazi", "ottoman",
    "apartheid", "soviet era", "soviet times", "colonial era", "reagan administration", "nixon administration",
    "civil rights movement", "tiananmen", "cuban missile crisis",
)  # fmt: skip


def is_old(when: EventDate | None, published: date | None) -> bool:
    """Whether the act ended more than a year before the text was published."""
    if when is None or published is None or when.source in ASSUMED:
        return False
    end = when.value.rpartition("/")[2]
    year = int(end[:4]) if end[:4].isdigit() else published.year
    month = int(end[5:7]) if end[5:7].isdigit() else 12
    day = int(end[8:10]) if end[8:10].isdigit() else 28
    return (published - date(year, month, min(day, 28))).days > YEAR_DAYS


def cue_of_age(trigger: Token, when: EventDate | None, published: date | None) -> Cue | None:
    """That an act is of long ago, and what says so."""
    if when is not None and is_old(when, published):
        return Cue("background", f"age: {when.value}")
    if when is not None and when.source == "clause":
        return None
    if any(above.lemma_.lower() in ANNIVERSARIES for above in _above(trigger)):
        return Cue("background", "anniversary")
    words = " ".join(_own_words(trigger)).lower()
    return next((Cue("background", f"era: {era}") for era in ERAS if era in words), None)


def _above(trigger: Token) -> Iterator[Token]:
    """The nouns that an act is `of`."""
    token = trigger
    while token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "of":
        token = token.head.head
        yield token


def _own_words(trigger: Token) -> Iterator[str]:
    """The words of an act with what stands before it or under its prepositions, other clauses apart."""
    for child in (trigger, *trigger.children):
        if child == trigger or child.dep_ in ("compound", "nmod", "amod", "det", "nsubj"):
            yield from (token.text for token in (child.subtree if child != trigger else [child]))
        elif child.dep_ == "prep" and child.lower_ in ("in", "during", "of", "at", "under", "since", "after", "before"):
            yield from (token.text for token in child.subtree)


def mentioned(trigger: Token) -> Cue:
    """What is said of an act that is only named, before the rest of the text is known."""
    lasts = trigger.lemma_.lower() in LASTING
    return Cue("background", "a lasting state" if lasts else ONLY_MENTIONED)


def told_age(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """
    The events of a text, where one that is only mentioned is as old as the one of its type that the text tells last.

    Where none is told, it belongs to the news and has happened; a war that is only named is the background of it.
    """
    return tuple(
        replace(event, realis="happened")
        if event.realis_rule == ONLY_MENTIONED and event.realis == "background" and _is_recent(event, events)
        else event
        for event in events
    )


def _is_recent(mention: CodedEvent, events: Iterable[CodedEvent]) -> bool:
    same = (event for event in events if event.type == mention.type)
    told = [event for event in same if event.date and event.realis_rule != ONLY_MENTIONED]
    before = [event for event in told if event.sentence <= mention.sentence]
    meant = before[-1] if before else next(iter(told), None)
    return meant is None or meant.realis != "background"
