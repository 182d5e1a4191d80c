"""Acts that a sentence sets before or after another: `a day after the raid`, `since they left`, `as it once did`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Span, Token

from events.coding.date_words import count_of, is_vague
from events.coding.results import EventDate, Precision

UNITS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
SIDES = {"after": -1, "since": -1, "following": -1, "before": 1}
ONCE = frozenset(
    {"once", "previously", "formerly", "historically", "originally", "long", "before", "ever", "traditionally"}
)
THEN = frozenset({"in the past", "at the time", "at that time", "since then", "in decades past", "over the years"})
REACTIONS = frozenset({
    "condemn", "denounce", "deplore", "decry", "praise", "hail", "welcome", "criticize", "criticise", "discuss",
    "mourn", "commemorate", "mark", "remember", "recall", "investigate", "probe", "defend", "justify", "blame", "cite",
    "recount", "survive", "witness", "describe", "celebrate", "protest", "regret", "avenge", "answer",
    "bring", "raise", "mention", "acknowledge", "dismiss", "highlight", "slam", "blast", "lament", "review", "examine",
    "call", "label", "brand", "characterize", "liken", "compare",
})  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OCCASIONS = frozenset({
    "anniversary", "aftermath", "wake", "memory", "commemoration", "victim", "survivor", "veteran", "mastermind",
    "legacy", "history", "era",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Distance:
    """How far an act lies from the one that governs it, in days (negative: earlier), and the words that say so."""

    days: int
    unit: str
    words: Span


def distance(trigger: Token) -> Distance | None:
    """The measure before the `after` or `before` that leads to an act: `two weeks after police fired`."""
    marker = _marker(trigger)
    if marker is None or marker.i <= marker.sent.start:
        return None
    measure = marker.nbor(-1)
    unit = measure.lemma_.lower()
    if unit not in UNITS or measure.dep_ not in ("npadvmod", "pobj", "dobj", "advmod", "nmod", "conj"):
        return None
    if measure.dep_ == "pobj" and measure.head.lower_ == "for":
        return None  # `said so for a week after police fired`: so long did it last
    count = " ".join(token.text for token in measure.doc[measure.left_edge.i : measure.i])
    if not count and UNITS[unit]:
        return None  # `days after`
    many = count_of(count) if count and not is_vague(count) and _is_count(count) else 0
    if not many and UNITS[unit]:
        return None
    side = SIDES[marker.lower_]
    return Distance(side * many * UNITS[unit], unit, measure.doc[measure.left_edge.i : marker.i + 1])


def counted_from(trigger: Token) -> tuple[Token, Distance] | None:
    """The act from which this one is counted, and how far: `fired a missile a week after the raid of Thursday`."""
    for child in trigger.children:
        other = next((word for word in child.children if word.dep_ == "pobj"), None) if child.dep_ == "prep" else child
        if other is not None and (child.dep_ == "prep" or child.dep_ == "advcl") and (by := distance(other)):
            return other, replace(by, days=-by.days)
    return None


def shifted(base: EventDate, by: Distance, offset: int) -> EventDate | None:
    """The date so far from another: days are counted from a day, years also from a month or a year."""
    if base.precision == "day":
        day = date.fromisoformat(base.value) + timedelta(days=by.days)
    elif base.precision in ("month", "year") and by.unit == "year":
        day = date(int(base.value[:4]) + by.days // UNITS["year"], 1, 1)
    else:
        return None
    value, precision = _as_exact_as(by.unit, day)
    start, end = by.words.start_char + offset, by.words.end_char + offset
    return EventDate(value, precision, start, end, by.words.text, "sentence")


def is_set_earlier(trigger: Token) -> bool:
    """Whether an act lies before the news without a day: after `after`, in an aside, or by a word like `once`."""
    if trigger.pos_ not in ("VERB", "AUX"):
        return False
    marker = _marker(trigger)
    if marker is not None and marker.dep_ == "mark" and SIDES[marker.lower_] < 0 and _is_past(trigger):
        return marker.lower_ != "since" or _is_perfect(trigger.head)  # else `since` gives a reason
    before = trigger.left_edge.nbor(-1).text if trigger.left_edge.i else ","
    if trigger.dep_ == "relcl" and before != "," and trigger.tag_ == "VBD" and _is_present(trigger.head):
        return True
    return _was_once(trigger) or (trigger.dep_ == "xcomp" and _was_once(trigger.head))  # `once tried to kill him`


def _was_once(trigger: Token) -> bool:
    return any(
        child.dep_ == "advmod" and child.lower_ in ONCE and not [*child.children] for child in trigger.children
    ) or any(phrase.text.lower() in THEN for phrase in _adverbials(trigger))


def is_known(noun: Token) -> bool:
    """Whether a noun only names a deed again: what is condemned, commemorated, or has an anniversary."""
    if noun.pos_ in ("VERB", "AUX") or not any(
        child.lower_ in DEFINITE or child.dep_ == "poss" for child in noun.lefts
    ):
        return False
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "pobj" and above.lemma_ in OCCASIONS:
        return True
    return noun.dep_ in ("dobj", "pobj", "nsubjpass") and above.lemma_ in REACTIONS


def _marker(trigger: Token) -> Token | None:
    """The `after` or `before` that leads straight to an act."""
    for child in trigger.lefts if trigger.pos_ in ("VERB", "AUX") else ():
        if child.dep_ == "mark" and child.lower_ in SIDES:
            return child
    head = trigger.head
    return head if head.dep_ == "prep" and head.lower_ in SIDES and trigger.dep_ in ("pobj", "pcomp") else None


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children
    )


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _is_count(words: str) -> bool:
    return count_of("one " + words) > 1 or any(word in ("a", "an", "one") for word in words.lower().split())


def _as_exact_as(unit: str, day: date) -> tuple[str, Precision]:
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}", "week"
    if unit == "month":
        return day.isoformat()[:7], "month"
    return (day.isoformat()[:4], "year") if unit == "year" else (day.isoformat(), "day")


def _is_present(noun: Token) -> bool:
    """Whether a noun stands in a clause in the present."""
    verb = next((token for token in noun.ancestors if token.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.tag_ in ("VBP", "VBZ", "MD", "VB")


def _adverbials(verb: Token) -> Iterator[Span]:
    for child in verb.children:
        if child.dep_ in ("prep", "advmod"):
            yield verb.doc[child.left_edge.i : child.right_edge.i + 1]
