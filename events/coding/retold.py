"""
Acts that a text tells again: `the attack`, `the strikes`, `five were killed`. Each is tied to the one told above it.

What is tied takes the day of the act above where it has none of its own; both stand for one happening.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from events.coding.act import Act, is_verb
from events.coding.age import ONLY_MENTIONED
from events.coding.newness import is_named
from events.coding.results import ASSUMED, CodedEvent, Participant

SEEN = frozenset({"ASSAULT", "PROTEST"})  # deeds that texts come back to by a noun
TOLD_ABOVE = "told above"
FACTS = frozenset({"happened", "ongoing", "background"})
FAR = 25  # events; what lies further up is no longer what `the attack` means
NEAR = 600  # characters in which harm belongs to the attack that was told
# States of things and words of many meanings, which are no single deed.
STATES = frozenset({
    "war", "conflict", "hostility", "fighting", "fight", "battle", "violence", "unrest", "insurgency", "invasion",
    "campaign", "capture", "abduct", "kidnap", "torture", "rape", "clash", "abuse", "confrontation", "slap",
    "take", "takeover", "seize", "seizure", "operation", "trap", "scuffle", "control", "carry", "use",
})  # fmt: skip
# Names of what goes on for long, or of what happened as a whole: one of a group is told again by another.
GOING_ON = (
    frozenset({"war", "conflict", "hostility", "fighting", "insurgency"}),
    frozenset({"violence", "unrest", "clash", "fighting", "bloodshed"}),
)
WHOLE = frozenset({"violence", "bloodshed", "carnage"})  # also of one attack that was told
HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim", "die"})
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


@dataclass(frozen=True, slots=True)
class Word:
    """By which word an act is told; `again`: it may point at a deed that the text has told."""

    lemma: str
    plural: bool
    again: bool

    @classmethod
    def of(cls, act: Act) -> "Word":
        return cls(act.trigger.lemma_.lower(), act.trigger.tag_ in ("NNS", "NNPS"), _points_back(act))


def _points_back(act: Act) -> bool:
    """A definite noun, or harm without who did it: `the attack`, `five were killed`."""
    if act.type not in SEEN:
        return False
    if is_verb(act.trigger):
        return act.trigger.lemma_ in HARMED and not act.actors
    if any(child.lower_ in ("previous", "earlier", "past", "other", "next", "first") for child in act.trigger.lefts):
        return False
    return is_named(act.trigger) or any(child.lower_ in ("this", "these") for child in act.trigger.lefts)


Words = Mapping[tuple[int, int], Word]  # by the characters of the trigger


def tied(events: Sequence[CodedEvent], words: Words) -> tuple[CodedEvent, ...]:
    """The events of a text in their order."""
    done: list[CodedEvent] = []
    for event in events:
        again = words[event.trigger].again and event.realis in FACTS and not _states_day(event)
        above = next((one for one in _candidates(event, done) if _may_be(event, one, words)), None) if again else None
        done.append(_taken_from(event, above) if above else event)
    return tuple(done)


def _candidates(event: CodedEvent, before: Sequence[CodedEvent]) -> Iterator[CodedEvent]:
    """From the nearest up."""
    for one in reversed(before[-FAR:]):
        if one.type == event.type and one.realis in FACTS and one.sentence != event.sentence:
            yield one


def _may_be(event: CodedEvent, one: CodedEvent, words: Words) -> bool:
    return (
        _same_kind(words[event.trigger], words[one.trigger])
        and not (one.realis == "background" and _is_news(event))
        and (words[event.trigger].lemma not in HARMED or event.sentence[0] - one.sentence[1] < NEAR)
        and _same_means(event.mode, one.mode)
        and _agree(_known(event, event.actors), _known(one, one.actors))
        and _agree(_known(event, event.recipients), _known(one, one.recipients))
        and not (words[one.trigger].lemma in HARMED and _are_others(event, one))
        and _same_place(event, one)
    )


def _same_kind(word: Word, above: Word) -> bool:
    """`The murder` is no raid, and `the attack` is none of several."""
    if word.lemma == above.lemma:
        return word.plural == above.plural
    if any({word.lemma, above.lemma} <= names for names in GOING_ON):
        return True
    if above.lemma in STATES or word.lemma in STATES - WHOLE:
        return False
    if word.lemma in WHOLE:
        return True
    if word.lemma in KILLING - HARMED and above.lemma not in KILLING:
        return False
    return word.plural or not above.plural


def _states_day(event: CodedEvent) -> bool:
    return event.date is not None and event.date.source in ("clause", "sentence")


def _is_news(event: CodedEvent) -> bool:
    """Whether it is told as done on the day of the news: then it is no deed of long ago."""
    return event.date is not None and event.date.source in ASSUMED


def _same_means(one: str, other: str) -> bool:
    return not one or not other or one == other or any({one, other} <= means for means in MEANS)


def _agree(some: set[str], others: set[str]) -> bool:
    """Whether two tellings of a side may mean the same: somebody is known to be, or on one side nobody is known."""
    return not some or not others or bool(some & others)


def _are_others(event: CodedEvent, one: CodedEvent) -> bool:
    """Whether people who came to harm are told in other words than those above."""
    ours, theirs = ({party.text.split()[-1].lower() for party in side} for side in (event.recipients, one.recipients))
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
    return replace(event, date=day or event.date)
