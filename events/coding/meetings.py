"""Meetings, visits and departures that are none: of families and travellers, deadlines that are met, the press."""

from collections.abc import Iterable

from spacy.tokens import Token

from events.coding.act import Act, is_infinitive, is_verb
from events.coding.lexicon import spelled
from events.coding.participants import Cast

KIN = frozenset({
    "wife", "husband", "girlfriend", "boyfriend", "spouse", "fiancee", "mother", "father", "parent", "son", "daughter",
    "brother", "sister", "mom", "dad", "uncle", "aunt", "cousin", "grandmother", "grandfather", "friend", "lawyer",
})  # fmt: skip
MEASURED = frozenset({
    "standard", "goal", "target", "need", "requirement", "condition", "demand", "deadline", "criterion", "challenge",
    "obligation", "expectation", "test", "threshold", "quota", "definition", "term",
})  # fmt: skip
PRESS = frozenset({"media", "medium", "press", "reporter", "journalist", "newspaper"})
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "PTY", "JUD", "REL", "SPY", "IGO", "ELI", "OPP", "REB", "COP"})
JOINING = frozenset({"join", "fight", "train", "work", "study", "live", "shop", "vacation"})


def is_no_meeting(act: Act, cast: Cast) -> bool:
    """Whether nobody meets, visits or gives up a place who does so for anybody but himself."""
    return _is_private(act) or _is_other_meeting(act, cast) or _is_journey(act, cast) or _is_departure(act, cast)


def lemmas(nouns: Iterable[Token]) -> set[str]:
    return {spelled(noun.lemma_) for noun in nouns}


def _is_private(act: Act) -> bool:
    """`Met his wife at school`: who sees his family consults nobody."""
    if act.type != "CONSULT":
        return False
    met = (*act.clause.objects, *act.clause.under(("with", "to")))
    return bool(met) and all(_is_of_family(noun) for noun in met)


def _is_of_family(noun: Token) -> bool:
    owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.lefts)
    return owned and spelled(noun.lemma_) in KIN


def _is_other_meeting(act: Act, cast: Cast) -> bool:
    """`Met the deadline`, `held a news conference`, `heard from its speech`, `briefed the media`: nobody is met."""
    if act.type not in ("CONSULT", "AGREE"):
        return False
    conference = [noun for noun in _conferences(act) if noun.lemma_.lower() in ("conference", "briefing", "release")]
    if any(spelled(child.lemma_) in ("news", "press") for noun in conference for child in noun.lefts):
        return len(act.actors) < 2
    if act.type != "CONSULT":
        return False
    verb = act.trigger
    quoting = any(child.dep_ == "ccomp" for child in verb.lefts) and not act.clause.objects
    if quoting and verb.lemma_ in ("continue", "begin", "conclude"):
        return True  # `"We have a dialogue," he continued`
    if verb.lemma_ == "meet":
        told = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
        return bool(lemmas(act.clause.objects) & MEASURED) or (verb.dep_ == "advcl" and verb.tag_ == "VBN" and not told)
    if verb.lemma_ == "hear":
        return not any(cast.is_party(noun) for noun in act.clause.under(("from",)))
    return verb.lemma_ == "brief" and bool(lemmas(act.clause.objects) & PRESS)


def _conferences(act: Act) -> tuple[Token, ...]:
    inner = tuple(noun for content in act.contents if is_verb(content.trigger) for noun in content.clause.objects)
    return inner or act.clause.objects


def _is_journey(act: Act, cast: Cast) -> bool:
    """`Those who travelled to Syria to join the rebels`: who goes somewhere for himself is no visitor of a state."""
    if act.key != "CONSULT.visit" or not act.clause.subjects:
        return False
    if act.trigger.lemma_ == "stop":
        return not any(cast.is_place(noun) for noun in act.recipients)
    if any(cast.sector_of(noun) in OFFICIAL or cast.is_place(noun) for noun in act.clause.subjects):
        return False
    aims = [child.lemma_ for child in act.trigger.children if child.dep_ in ("advcl", "xcomp") and is_infinitive(child)]
    people = all(noun.tag_ == "NNS" or noun.lower_ in ("those", "who") for noun in act.clause.subjects)
    return people or bool(JOINING.intersection(aims))


def _is_departure(act: Act, cast: Cast) -> bool:
    """`The minister left Lyon`, `a woman leaves the airport`: only who holds a place gives it up."""
    if act.trigger.lemma_ != "leave" or not act.actors:
        return False
    if act.key == "REJECT.meet":
        return all(cast.is_person(noun) for noun in act.actors)
    if act.key == "RETREAT.resign":
        near = (child for child in act.trigger.children if child.dep_ in ("prep", "npadvmod"))
        return any(token.ent_type_ == "TIME" or token.lower_ == "noon" for one in near for token in one.subtree)
    if act.key != "RETREAT.withdraw":
        return False
    if any(cast.sector_of(noun) in ("MIL", "REB", "UAF", "PRM") or cast.is_place(noun) for noun in act.actors):
        return False
    left = act.clause.objects
    town = bool(left) and all(cast.is_bare_place(noun) or noun.pos_ == "NOUN" for noun in left)
    persons = all(cast.is_person(noun) or cast.sector_of(noun) in ("CVL", "COP", "REF") for noun in act.actors)
    return persons and town
