"""Where one type of event ends and the next begins, when it takes more than the words of one pattern to tell.

Each function is one of PLOVER's boundaries; the codebook states them all in its `boundary` notes.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from events.coding.act import Act, is_verb
from events.coding.coordination import CROWDS
from events.coding.lexicon import Lexicon, spelled
from events.coding.participants import Cast
from events.coding.results import CodedEvent, Participant, Realis

BLASTS = frozenset({"explosion", "explode", "blast", "detonation"})
REFUSAL = "will not: "  # how the rule of an act begins that was refused
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
REFUSED = {
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "AGREE": "",
    "CONSULT": "meet",
    "SUPPORT": "change",
    "COOPERATE": "assist",
    "AID": "assist",
}
WORKING = frozenset({"LAB", "EDU", "AGR", "MED", "CVL", "BUS"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
PAYMENT = frozenset({"pay", "compensate", "reimburse", "repay", "refund"})
MOVED = {"COP": "police", "MIL": "troops", "REB": "militia", "UAF": "militia", "PRM": "militia"}
EXERCISES = frozenset({"exercise", "drill", "maneuver", "manoeuvre", "game", "patrol"})
HARMED = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "die",
        "destroy",
        "damage",
        "death",
        "hit",
        "devastate",
        "ravage",
        "strike",
        "claim",
        "blast",
        "explosion",
        "leave",
        "take",
        "inflict",
        "poisoning",
        "sink",
        "burn",
    }
)


def settled(act: Act, realis: Realis, cast: Cast) -> Act:
    """The act under the type that the boundaries give it."""
    act = _refusal(act, realis)
    act = _ordered_by_a_court(act, cast)
    act = _taken_by_force(act, cast)
    act = _troops_arriving(act, cast)
    act = _walkout(act, cast)
    act = _demonstration(act, cast)
    act = _exercise(act, cast)
    act = _relief(act, cast)
    act = _forces(act, cast)
    act = _phone_call(act, cast)
    act = _conference(act, cast)
    if realis == "planned" and act.type in PROMISED and not _is_purpose(act.trigger):
        return replace(act, type="AGREE", mode="", rule=f"still to come: {act.rule}")
    if realis == "planned" and act.type == "RETREAT":
        return replace(act, type="CONCEDE", mode="", rule=f"still to come: {act.rule}")
    return act


def _is_purpose(trigger: Token) -> bool:
    """What is done `to support the mission` is neither agreed nor promised."""
    return trigger.dep_ == "advcl" and any(child.tag_ == "TO" for child in trigger.children)


def _refusal(act: Act, realis: Realis) -> Act:
    """Saying that one will not do what is asked is a refusal."""
    mode = REFUSED.get(act.type)
    if act.type == "CONCEDE" and realis != "denied" and any(_is_negated(content) for content in act.contents):
        return replace(act, type="REJECT", mode="yield", rule=f"{REFUSAL}{act.rule}")
    refusing = any(
        child.dep_ == "aux" and child.lower_ in ("will", "wo", "would", "'ll") for child in act.trigger.children
    )
    if realis == "denied" and mode is not None and refusing:
        return replace(act, type="REJECT", mode=mode, rule=f"{REFUSAL}{act.rule}")
    return act


def _is_negated(content: Act) -> bool:
    """`Said that it would never give in`; whether the promise itself is denied, its realis says."""
    will = any(child.dep_ == "aux" and child.tag_ == "MD" for child in content.trigger.children)
    return will and any(child.dep_ == "neg" for child in content.trigger.children)


def _taken_by_force(act: Act, cast: Cast) -> Act:
    """Armed forces and groups take places by fighting."""
    if act.key == "COERCE.seize" and any(cast.sector_of(token) in ARMED for token in act.actors):
        return replace(act, type="ASSAULT", mode="", rule=f"by armed force: {act.rule}")
    return act


def _troops_arriving(act: Act, cast: Cast) -> Act:
    """Troops that arrive at a place are no visitors."""
    to_people = any(cast.is_person(noun) for noun in act.recipients)
    if act.key == "CONSULT.visit" and not to_people and any(cast.sector_of(token) in ARMED for token in act.actors):
        return replace(act, type="MOBILIZE", mode="", rule=f"troops arriving: {act.rule}")
    return act


def _walkout(act: Act, cast: Cast) -> Act:
    """A strike of workers is a protest, not an attack."""
    if (
        act.type == "ASSAULT"
        and spelled(act.trigger.lemma_) == "strike"
        and not (is_verb(act.trigger) and act.clause.objects)  # crowds struck the car
        and any(cast.sector_of(token) in WORKING for token in act.actors)
    ):
        return replace(act, type="PROTEST", mode="strike", rule=f"by workers: {act.rule}")
    return act


def _demonstration(act: Act, cast: Cast) -> Act:
    """Citizens who protest are out on the streets; others who do criticise."""
    by_citizens = any(cast.sector_of(token) == "CVL" or token.lower_ in CROWDS for token in act.actors)
    if act.type == "ACCUSE" and spelled(act.trigger.lemma_) == "protest" and by_citizens:
        return replace(act, type="PROTEST", mode="demo", rule=f"by citizens: {act.rule}")
    return act


def _ordered_by_a_court(act: Act, cast: Cast) -> Act:
    """A payment ordered by a court is a penalty; its other orders stay requests."""
    by_court = any(cast.sector_of(token) == "JUD" for token in act.actors)
    to_pay = any(verb.lemma_ in PAYMENT for _, verb in act.clause.contents)
    if act.type == "REQUEST" and by_court and to_pay:
        return replace(act, type="SANCTION", mode="convict", rule=f"ordered by a court: {act.rule}")
    return act


def _exercise(act: Act, cast: Cast) -> Act:
    """An exercise of several parties, or a joint one, is cooperation."""
    nouns = (act.trigger, *act.clause.objects)
    exercise = next((noun for noun in nouns if noun.lemma_.lower() in EXERCISES), None)
    if act.type != "MOBILIZE" or exercise is None:
        return act
    joint = any(child.lower_ in ("joint", "bilateral", "multinational", "trilateral") for child in exercise.children)
    partners = act.clause.under(("with",))
    if joint or partners or len({_country(token, cast) for token in act.actors} - {None}) > 1:
        return replace(
            act, type="COOPERATE", mode="", actors=(*act.actors, *partners), rule=f"held together: {act.rule}"
        )
    return act


def _country(token: Token, cast: Cast) -> str | None:
    found = cast.participant(token)
    return found.country if found else None


def _relief(act: Act, cast: Cast) -> Act:
    """Forces sent out for disaster relief help; they do not threaten."""
    words = cast.disasters
    if act.type == "MOBILIZE":
        around = (
            [*act.actors, *act.clause.objects]
            + [noun for _, noun in act.clause.obliques]
            + [inner for _, verb in act.clause.contents for inner in verb.subtree]
        )
        if any(
            spelled(noun.lemma_) in words or any(spelled(c.lemma_) in words for c in noun.children) for noun in around
        ):
            return replace(act, type="AID", mode="", rule=f"relief or peacekeeping: {act.rule}")
    return act


def _forces(act: Act, cast: Cast) -> Act:
    """Who is moved, or moves, tells forces apart: those deployed before those who deploy them."""
    if act.type != "MOBILIZE" or act.mode not in ("", "troops"):
        return act
    moved = (*act.clause.objects, *act.clause.under(("of",)), *act.actors)
    modes = (MOVED[sector] for noun in moved if (sector := cast.sector(noun)) in MOVED)
    return replace(act, mode=next(modes, act.mode))


def _phone_call(act: Act, cast: Cast) -> Act:
    """A call from one to another that asks for nothing is a talk by telephone."""
    if act.type != "REQUEST" or act.trigger.lemma_ != "call" or is_verb(act.trigger):
        return act
    asked = act.contents or act.clause.contents or act.clause.under(("for", "on", "upon"))
    called = [noun for noun in act.clause.under(("to", "with", "between")) if cast.is_party(noun)]
    return act if asked or not called else replace(act, type="CONSULT", mode="phone", rule=f"by telephone: {act.rule}")


def _conference(act: Act, cast: Cast) -> Act:
    """Where three or more countries meet, it is a conference."""
    if act.type != "CONSULT" or act.mode or len({_country(token, cast) for token in act.actors} - {None}) < 3:
        return act
    return replace(act, mode="multilateral")


def is_accident(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether nobody meant the harm: a storm, a crash, a disease."""
    if act.type != "ASSAULT":
        return False
    causes = lexicon.words("accident")
    doing = (*act.clause.subjects, *act.actors)
    if any(spelled(word.lemma_) in causes for token in doing for word in (token, *token.lefts)):
        return True  # Typhoon Haiyan
    if any(cast.may_act(token) for token in act.actors):
        return False
    lemma = spelled(act.trigger.lemma_)
    if lemma in BLASTS and not _tells_of_attackers(act, lexicon):
        return True
    if lemma not in HARMED or act.mode not in ("", "explosives", "targeted"):
        return False
    sentence = act.trigger.sent
    before = sentence.doc[sentence.start - 1].sent if sentence.start else sentence
    return any(spelled(token.lemma_) in causes for part in (before, sentence) for token in part)


def _tells_of_attackers(act: Act, lexicon: Lexicon) -> bool:
    words = lexicon.words("deliberate")
    return any(spelled(token.lemma_) in words for token in act.trigger.doc)


def whole(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """The events of a text without those that only prepare or word another one."""
    return tuple(
        event
        for event in events
        if not (_only_mobilised(event, events) or _only_demanded(event, events) or _only_mentioned(event, events))
    )


def _only_mentioned(event: CodedEvent, events: Sequence[CodedEvent]) -> bool:
    """An act without parties counts where its clause says where or when, or the text tells it in full elsewhere."""
    if event.actors or event.recipients:
        return False
    if (event.place and event.place.source == "clause") or (event.date and event.date.source == "clause"):
        return False
    told_elsewhere = any(other.type == event.type and (other.actors or other.recipients) for other in events)
    return not told_elsewhere or event.type == "COERCE" or event.realis in ("planned", "hypothetical", "denied")


def _only_mobilised(event: CodedEvent, events: Sequence[CodedEvent]) -> bool:
    """Forces that are moved and attack in one text: the attack alone is told; a test of arms is no part of it."""
    return (
        event.type == "MOBILIZE"
        and event.mode != "weapons"
        and any(
            other.type == "ASSAULT" and other.realis in ("happened", "ongoing") and _share(event.actors, other.actors)
            for other in events
        )
    )


def _only_demanded(event: CodedEvent, events: Sequence[CodedEvent]) -> bool:
    """What protesters demand belongs to their protest."""
    return event.type == "REQUEST" and any(
        other.type == "PROTEST"
        and (
            (other.sentence == event.sentence and not (event.actors and other.actors))
            or _share(event.actors, other.actors)
            or (bool(event.actors) and all(_is_of_crowd(one, other.actors) for one in event.actors))
        )
        for other in events
    )


def _is_of_crowd(one: Participant, crowd: Sequence[Participant]) -> bool:
    """Whether civilians without a name may be those who protest: students are, and so are `the protesters`."""
    return one.actor is None and any(
        other.actor is None
        and (one.sector == "CVL" or (one.sector in WORKING and one.sector == other.sector))
        and (not one.country or not other.country or one.country == other.country)
        for other in crowd
    )


def _share(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    keys = {_key(one) for one in some}
    return any(_key(other) in keys for other in others)


def _key(participant: Participant) -> tuple[str | None, ...]:
    if participant.actor:
        return (participant.actor,)
    return (participant.country, participant.sector) if participant.country else (participant.text.lower(),)
