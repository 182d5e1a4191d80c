"""
Acts that a text tells again: `the attack`, `the strikes`, `five were killed`. Each is tied to the one told above it.

What is tied takes the day of the act above where it has none of its own; both stand for one happening.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from events.coding.age import ONLY_MENTIONED
from events.coding.mentions import CROWD, HARMED, LAUNCHES, WEAPONS, Word, Words
from events.coding.results import ASSUMED, CodedEvent, Participant

TOLD_ABOVE = "told above"
FURTHER = re.compile(r",| (?:of|in|from|with|at|on|near|who|that) ")
FACTS = frozenset({"happened", "ongoing", "background"})
FAR = 25  # events; what lies further up is no longer what `the attack` means
NEAR = 600  # characters in which harm belongs to the attack that was told, and people go on
FEW = 3  # days that the news of an act may come after it
# States of things and words of many meanings, which are no single deed.
STATES = frozenset({
    "war", "conflict", "hostility", "fighting", "fight", "battle", "violence", "unrest", "insurgency", "invasion",
    "campaign", "capture", "abduct", "kidnap", "torture", "rape", "clash", "abuse", "confrontation", "slap",
    "take", "takeover", "neutralize", "demolish", "demolition", "destruction", "seize", "seizure",
    "operation", "trap", "scuffle", "control", "carry", "use",
})  # fmt: skip
# Names of what goes on for long, or of what happened as a whole: one of a group is told again by another.
GOING_ON = (
    frozenset({"war", "conflict", "hostility", "fighting", "insurgency"}),
    frozenset({"violence", "unrest", "clash", "fighting", "bloodshed"}),
)
WHOLE = frozenset({"violence", "bloodshed", "carnage"})  # also of one attack that was told
KILLING = frozenset({
    "kill", "murder", "assassinate", "slay", "execute", "behead", "shoot", "stab", "gun", "lynch", "poison", "killing",
    "assassination", "execution", "beheading", "shooting", "stabbing", "slaying", "death", "massacre", "slaughter",
})  # fmt: skip
# Means under which one deed is told again.
MEANS = (
    frozenset({"aerial", "drone", "explosives", "destroy", "targeted", "heavy-weapons", "unconventional"}),
    frozenset({"firearms", "explosives", "destroy", "targeted", "suicide-attack"}),
    frozenset({"demo", "riot", "obstruct", "vandalize"}),
)
APART = "crowd-control"  # what is done against a crowd is not what the crowd does
RIOTS = frozenset({"riot", "vandalize", "obstruct"})  # also told as attacks
FIRED = frozenset({"aerial", "heavy-weapons", "explosives", "firearms", "destroy", ""})  # tests of arms, too


def tied(events: Sequence[CodedEvent], words: Words) -> tuple[CodedEvent, ...]:
    """The events of a text in their order."""
    done: list[CodedEvent] = []
    for event in events:
        word = words[event.trigger]
        again = (word.again or word.known or word.going_on) and event.realis in FACTS
        before = _candidates(event, done, words) if again else ()
        above = next((one for one in before if _may_be(event, one, words)), None)
        done.append(_taken_from(event, above) if above else event)
    return tuple(done)


def _candidates(event: CodedEvent, before: Sequence[CodedEvent], words: Words) -> Iterator[CodedEvent]:
    """Those of the same type or told by the same word, then others; of each the nearest first."""
    near = [one for one in reversed(before[-FAR:]) if one.realis in FACTS and one.sentence != event.sentence]
    word = words[event.trigger]
    yield from sorted(near, key=lambda one: one.type != event.type and not _same_word(word, words[one.trigger]))


def _may_be(event: CodedEvent, one: CodedEvent, words: Words) -> bool:
    word, above = words[event.trigger], words[one.trigger]
    return (
        (word.again or (word.known and _share_somebody(event, one)) or (word.going_on and _same_people(event, one)))
        and _same_type(event, one, going_on=word.going_on)
        and _same_kind(word, above)
        and not (one.realis == "background" and _is_news(event))
        and not (word.lemma in HARMED and _is_far(event, one))
        and not (word.is_total and _states_day(one))
        and _same_day(event, one)
        and _agree(_known(event, event.actors), _known(one, one.actors))
        and _agree(_known(event, event.recipients), _known(one, one.recipients))
        and not (above.lemma in HARMED and _are_others(event, one))
        and _same_place(event, one)
    )


def _same_type(event: CodedEvent, one: CodedEvent, *, going_on: bool) -> bool:
    """Under the same type and means. A riot may be told as an attack, the test of a missile as its firing."""
    if event.type == one.type:
        return _same_means(event.mode, one.mode)
    modes = {event.type: event.mode, one.type: one.mode}
    if modes.keys() == {"ASSAULT", "PROTEST"}:
        return modes["PROTEST"] in RIOTS and modes["ASSAULT"] != APART and (event.type == "ASSAULT" or going_on)
    return modes.keys() == {"ASSAULT", "MOBILIZE"} and modes["MOBILIZE"] == "weapons" and modes["ASSAULT"] in FIRED


def _same_means(one: str, other: str) -> bool:
    if APART in (one, other):
        return one == other
    return not one or not other or one == other or any({one, other} <= means for means in MEANS)


def _same_word(word: Word, above: Word) -> bool:
    if word.noun in WEAPONS or word.noun == "it":
        return above.lemma in LAUNCHES
    return (word.noun or word.lemma) in (above.noun, above.lemma)


def _same_kind(word: Word, above: Word) -> bool:
    """`The murder` is no raid, and `the attack` is none of several."""
    told, before = word.noun or word.lemma, above.noun or above.lemma
    if _same_word(word, above):
        return word.plural == above.plural or not above.noun
    if told in WEAPONS or told == "it":
        return False
    if any(told in names and {before, above.lemma} & names for names in GOING_ON):
        return True
    if before in STATES and not (word.lemma in HARMED and above.lemma in HARMED):
        return False
    if told in WHOLE or told in STATES:
        return told in WHOLE
    if told in KILLING - HARMED and above.lemma not in KILLING:
        return False
    return word.plural or not above.plural


def _states_day(event: CodedEvent) -> bool:
    return event.date is not None and event.date.source in ("clause", "sentence")


def _same_day(event: CodedEvent, one: CodedEvent) -> bool:
    """Whether the day that an act states is that of the other, or shortly before the one that was assumed for it."""
    if not _states_day(event):
        return True
    if one.date is None or event.date is None or one.date.value == event.date.value:
        return one.date is not None
    if one.date.source not in ASSUMED or {event.date.precision, one.date.precision} != {"day"}:
        return False
    return 0 <= (date.fromisoformat(one.date.value) - date.fromisoformat(event.date.value)).days <= FEW


def _is_news(event: CodedEvent) -> bool:
    """Whether it is told as done on the day of the news: then it is no deed of long ago."""
    return event.date is not None and event.date.source in ASSUMED


def _is_far(event: CodedEvent, one: CodedEvent) -> bool:
    return event.sentence[0] - one.sentence[1] >= NEAR


def _agree(some: set[str], others: set[str]) -> bool:
    """Whether two tellings of a side may mean the same: somebody is known to be, or on one side nobody is known."""
    return not some or not others or bool(some & others)


def _share_somebody(event: CodedEvent, one: CodedEvent) -> bool:
    """Whether somebody is on the same side of both, if only by the word for them."""
    sides = ((event.actors, one.actors), (event.recipients, one.recipients))
    return any(_heads(ours) & _heads(theirs) or _known(event, ours) & _known(one, theirs) for ours, theirs in sides)


def _same_people(event: CodedEvent, one: CodedEvent) -> bool:
    """Whether those go on of whom no more is known than the word for them."""
    if any(party.actor for party in event.actors) or _is_far(event, one):
        return False
    ours, theirs = _heads(event.actors), _heads(one.actors)
    return bool(ours & theirs) or all(any(head.removesuffix("s") in CROWD for head in side) for side in (ours, theirs))


def _heads(side: Sequence[Participant]) -> set[str]:
    """The nouns of phrases: of `the base in Syria` the base."""
    return {FURTHER.split(party.text)[0].split()[-1].lower() for party in side}


def _are_others(event: CodedEvent, one: CodedEvent) -> bool:
    """Whether people who came to harm are told in other words than those above."""
    ours, theirs = _heads(event.recipients), _heads(one.recipients)
    return bool(ours and theirs) and not ours & theirs


def _known(event: CodedEvent, side: Sequence[Participant]) -> set[str]:
    """Who is known on a side; of `facilities in Syria` that were struck in Syria only the place is."""
    there = event.place.country if event.place else None
    return {
        found
        for party in side
        for found in (party.actor, party.country)
        if found and (party.actor or party.sector or found != there)
    }


def _same_place(event: CodedEvent, one: CodedEvent) -> bool:
    here, there = event.place, one.place
    if here is None or there is None or "dateline" in (here.source, there.source):
        return True
    if here.country and there.country and here.country != there.country:
        return False
    return not here.place or not there.place or here.place == there.place or here.text == there.text


def _taken_from(event: CodedEvent, above: CodedEvent) -> CodedEvent:
    event = replace(event, told_above=above.told_above or above.trigger)
    if event.realis == "happened" and above.realis == "background":
        event = replace(event, realis="background", realis_rule=TOLD_ABOVE)
    elif event.realis_rule == ONLY_MENTIONED and above.realis != "background":
        event = replace(event, realis="happened")
    day = above.date and (above.date if above.date.source in ASSUMED else replace(above.date, source=TOLD_ABOVE))
    return event if _states_day(event) else replace(event, date=day or event.date)
