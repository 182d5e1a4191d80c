"""How long ago an act was: by its date, by the era or the anniversary that its words name."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from events.coding.cues import Cue
from events.coding.results import ASSUMED, CodedEvent, EventDate

YEAR_DAYS = 365
ONLY_MENTIONED = "only mentioned"
LASTING_STATE = "a lasting state"
MENTIONS = frozenset({ONLY_MENTIONED, LASTING_STATE})
LASTING = frozenset({"war", "conflict", "hostility", "insurgency"})
NOW = frozenset({"current", "ongoing", "present", "continuing"})
ANNIVERSARIES = frozenset({"anniversary", "centenary", "commemoration", "memorial", "remembrance", "observance"})
RULE = frozenset({"administration", "government", "regime", "army", "presidency"})
CARRIED = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
DURING = frozenset({"in", "during", "of", "at", "under", "after", "before"})
TERMS = ("administration", "presidency", "white house", "years", "era")
OFFICES = frozenset({
    "president", "minister", "secretary", "governor", "senator", "mayor", "chancellor", "ambassador", "director",
    "teenager", "child", "boy", "girl", "student", "lawmaker", "general", "chief", "leader", "candidate",
})  # fmt: skip


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
    return _cue_of_era(_words_of_clause(trigger), published) or _cue_of_time(trigger)


def cue_of_former_plan(trigger: Token, when: EventDate | None, published: date | None) -> Cue | None:
    """That what is told as an aim was one of long ago: by its date, or by the era of what it is the aim of."""
    if when is not None and is_old(when, published):
        return Cue("background", f"age: {when.value}")
    verb = next((token for token in trigger.ancestors if token.pos_ == "VERB"), None)
    if verb is None or verb.tag_ != "VBD":
        return None
    objects = (token for child in verb.children if child.dep_ == "dobj" for token in _own_words(child))
    return _cue_of_era(_in_order((*_own_words(verb), *objects)), published)


def _cue_of_era(words: str, published: date | None) -> Cue | None:
    era = _era_in(words, published)
    return Cue("background", f"era: {era}") if era else None


def _era_in(words: str, published: date | None) -> str:
    """The words of a time that was over more than a year before; none for a former president, a vice president."""
    words = _full_names().sub("president ", words)
    era = next((era for era, year in eras().items() if era in words and _is_past(year, published)), "")
    other = any(f"{title} {era}" in words for title in ("former", "vice"))
    return "" if era and other else era


@cache
def _full_names() -> re.Pattern[str]:
    """`President Theodore` in front of a president's surname; of other offices (`Vice President`) it says nothing."""
    surnames = "|".join(phrase.removeprefix("president ") for phrase in eras() if phrase.startswith("president "))
    return re.compile(rf"(?<!vice )\bpresident (?:[a-z.]+ ){{1,2}}(?=(?:{surnames})\b)")


@cache
def eras() -> dict[str, int]:
    """Words that name a time, and the year in which it was over."""
    raw = tomllib.loads(files(__package__).joinpath("data/eras.toml").read_text(encoding="utf-8"))
    reigns = {
        phrase: year - 1  # they leave in January
        for name, year in raw["presidencies"].items()
        for phrase in (f"president {name}", *(f"{name} {term}" for term in TERMS))
    }
    ended: dict[str, int] = raw["ended"]
    return ended | reigns


def is_of_former_term(trigger: Token, published: date | None) -> bool:
    """Whether an act is set in a time that is over, be it for less than a year: `President Obama acted`."""
    return published is not None and bool(_era_in(_words_of_clause(trigger), published + timedelta(days=YEAR_DAYS)))


def _is_past(year: int, published: date | None) -> bool:
    return published is None or published >= date(year + 2, 1, 1)


def _cue_of_time(trigger: Token) -> Cue | None:
    """What only tells of a former time: `used to`, `years ago`, `then-President`, `when he was mayor`."""
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and _is_then(child):
            return Cue("background", "of its time: then-")
        if child.lower_ == "ago" and any(
            inner.lemma_ in ("year", "decade", "century", "generation") for inner in child.children
        ):
            return Cue("background", "long ago")
        if child.dep_ == "advcl" and _tells_an_office(child):
            return Cue("background", "in a former office")
    return Cue("background", "used to") if verb.dep_ == "xcomp" and _is_former_habit(verb.head) else None


def _is_former_habit(verb: Token) -> bool:
    """`They used to attack`; nothing is used to do so, as are `the words he used to describe it`."""
    means = verb.dep_ == "relcl" and any(child.dep_ == "nsubj" and child.tag_[0] != "W" for child in verb.children)
    return (
        not means
        and verb.lower_ == "used"
        and not any(child.dep_ in ("dobj", "aux", "auxpass", "nsubjpass") for child in verb.children)
    )


def _is_then(noun: Token) -> bool:
    """`Then-President Smith`, `then - Senator`."""
    before = noun.doc[max(noun.left_edge.i - 2, 0) : noun.i + 1].text.lower()
    return "then-" in before.replace(" - ", "-")


def _tells_an_office(clause: Token) -> bool:
    """`When he was president`, `while she was governor`."""
    opened = any(child.lower_ in ("when", "while") for child in clause.children)
    held = (child for child in clause.children if child.dep_ == "attr")
    return opened and clause.lower_ in ("was", "were") and any(child.lemma_.lower() in OFFICES for child in held)


def _above(trigger: Token) -> Iterator[Token]:
    """The nouns that an act is `of`."""
    token = trigger.head if trigger.dep_ == "acl" else trigger
    while token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "of":
        token = token.head.head
        yield token


def _words_of_clause(trigger: Token) -> str:
    """The words of an act, and of the verb that carries it."""
    carried = trigger.pos_ in ("NOUN", "PROPN") and trigger.dep_ in CARRIED and trigger.head.pos_ in ("VERB", "AUX")
    return _in_order((*_own_words(trigger), *(_own_words(trigger.head) if carried else ())))


def _in_order(words: Iterable[Token]) -> str:
    """Words as they follow one another, in lower case."""
    by_place = {word.i: word.lower_ for word in words}
    return " ".join(by_place[i] for i in sorted(by_place)).replace(" - ", "-")


def _own_words(trigger: Token) -> Iterator[Token]:
    """The words of an act with what stands before it or under its prepositions, and of the time when it was."""
    yield trigger
    for child in trigger.children:
        during = child.dep_ == "prep" and child.lower_ in DURING
        when = child.dep_ == "advcl" and any(word.lower_ in ("when", "while") for word in child.children)
        if during or when or child.dep_ in ("compound", "nmod", "amod", "det"):
            yield from child.subtree
        elif child.dep_ == "nsubj":  # `the Nixon administration`, `the raids during the war`, but not its veterans
            yield child
            for inner in child.children:
                led = inner.lower_ == "of" and child.lemma_ in RULE
                if inner.i < child.i or inner.lower_ == "during" or led:
                    yield from inner.subtree


def mentioned(trigger: Token) -> Cue:
    """What is said of an act that is only named, before the rest of the text is known."""
    if trigger.lemma_.lower() not in LASTING:
        return Cue("background", ONLY_MENTIONED)
    over = next((token for token in trigger.ancestors if token.pos_ in ("VERB", "AUX")), None)
    lasts = any(child.lower_ in NOW or (child.dep_ == "relcl" and _is_of_now(child)) for child in trigger.children)
    was = trigger.pos_ == "PROPN" or (over is not None and over.tag_ == "VBD" and over.lemma_ == "be")
    return Cue("background", "a former state" if was and not lasts else LASTING_STATE)


def _is_of_now(verb: Token) -> bool:
    """`That has reduced it to rubble`, `that goes on`."""
    perfect = any(child.dep_ == "aux" and child.lower_ in ("has", "have", "is") for child in verb.children)
    return perfect or verb.tag_ in ("VBZ", "VBP")


def told_age(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """
    The events of a text, where one that is only mentioned is as old as the one of its type that the text tells last.

    Where none is told, it belongs to the news and has happened; a war that is only named goes on.
    """
    return tuple(
        replace(event, realis="ongoing" if event.realis_rule == LASTING_STATE else "happened")
        if event.realis_rule in MENTIONS and event.realis == "background" and _is_recent(event, events)
        else event
        for event in events
    )


def _is_recent(mention: CodedEvent, events: Iterable[CodedEvent]) -> bool:
    same = (event for event in events if event.type == mention.type)
    told = [event for event in same if event.date and event.realis_rule not in MENTIONS]
    before = [event for event in told if event.sentence <= mention.sentence]
    meant = before[-1] if before else next(iter(told), None)
    return meant is None or meant.realis != "background"
