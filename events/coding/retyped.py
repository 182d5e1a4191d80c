"""Words with many meanings, told of under the type that their objects give them: `hit with a fine` is a sanction."""

from dataclasses import replace

from spacy.tokens import Token

from events.coding.act import Act, is_time, is_verb
from events.coding.clauses import of_verb
from events.coding.lexicon import spelled
from events.coding.participants import Cast

HITTING = frozenset({"hit", "slap", "strike", "punish"})
PENALTIES = frozenset({"fine", "penalty", "sanction", "tariff", "levy", "surcharge", "duty"})
TREATIES = frozenset({"treaty", "pact", "accord", "agreement", "deal", "convention", "protocol"})
ROCKETS = frozenset({"missile", "satellite", "icbm"})
AIMED = ("at", "on", "into", "against", "toward", "towards", "from")
STATE = frozenset({"GOV", "MIL"})
SENDING = frozenset({"send", "dispatch", "move", "fly", "deploy"})
FORCES = frozenset({
    "warship", "carrier", "destroyer", "frigate", "bomber", "jet", "submarine", "warplane", "fighter", "ship", "fleet",
    "force",
})  # fmt: skip
HARMED = frozenset({"wounded", "injured", "sick"})
GIVING = frozenset({"give", "grant", "provide"})
HELP = frozenset({"assistance", "aid", "funding", "money", "loan", "grant", "relief", "dollar"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
RESCUERS = frozenset({"rescuer", "firefighter", "paramedic", "medic", "bystander"})
KILLING = frozenset({"kill", "leave", "wound", "injure"})


def with_sense(act: Act, cast: Cast) -> Act:
    """The act under the type that its objects give its verb."""
    lemma = spelled(act.trigger.lemma_)
    if act.type == "ASSAULT" and lemma in HITTING and _under(act, "with") & PENALTIES:
        return replace(act, type="SANCTION", mode="", rule=f"with a penalty: {act.rule}")
    if act.key == "SANCTION.withdraw" and act.recipients and all(_is_treaty(noun) for noun in act.recipients):
        return replace(act, type="RETREAT", rule=f"a commitment: {act.rule}")
    if act.type == "ASSAULT" and _is_launch(act, cast):
        return replace(act, type="MOBILIZE", mode="weapons", rule=f"at nobody: {act.rule}")
    if act.key == "COERCE.seize" and lemma == "raid" and any(cast.sector_of(noun) in ARMED for noun in act.recipients):
        return replace(act, type="ASSAULT", mode="", rule=f"on fighters: {act.rule}")
    if act.key == "RETREAT.release" and any(spelled(token.lemma_) in RESCUERS for token in act.actors):
        return replace(act, type="AID", mode="", rule=f"by rescuers: {act.rule}")
    if act.key == "SANCTION.withdraw" and lemma == "leave" and any(cast.is_person(noun) for noun in act.actors):
        return replace(act, type="RETREAT", mode="resign", recipients=(), rule=f"by a person: {act.rule}")
    if act.key == "COERCE.seize" and lemma == "raid" and any(_kills(child) for child in act.trigger.rights):
        dead = tuple(noun for verb in act.trigger.rights if _kills(verb) for noun in of_verb(verb).objects)
        return replace(act, type="ASSAULT", mode="", recipients=dead, rule=f"with dead: {act.rule}")
    if act.type == "AID" and lemma in SENDING and _in_objects(act) & FORCES and not _is_for_somebody(act, cast):
        return replace(act, type="MOBILIZE", mode="", rule=f"to a region: {act.rule}")
    if act.type == "AID" and lemma == "evacuate" and _are_own_troops(act, cast):
        return replace(act, type="RETREAT", mode="withdraw", recipients=(), rule=f"its own: {act.rule}")
    if act.type == "CONCEDE" and lemma in GIVING and _in_objects(act) & HELP:
        return replace(act, type="AID", mode="", rule=f"what is given: {act.rule}")
    return act


def _under(act: Act, preposition: str) -> set[str]:
    """The lemmas of all that stands under a preposition: `with $1 billion in fines`."""
    led = (child for child in act.trigger.children if child.dep_ == "prep" and child.lower_ == preposition)
    return {spelled(token.lemma_) for one in led for token in one.subtree}


def _in_objects(act: Act) -> set[str]:
    objects = (child for child in act.trigger.children if child.dep_ in ("dobj", "nsubjpass"))
    return {spelled(token.lemma_) for one in objects for token in one.subtree}


def _are_own_troops(act: Act, cast: Cast) -> bool:
    """Whether those who are flown out are troops, and none of them is hurt."""
    moved = act.clause.objects
    hurt = any(token.lower_ in HARMED for noun in moved for token in noun.subtree)
    return not hurt and bool(moved) and all(cast.sector_of(noun) == "MIL" for noun in moved)


def _is_treaty(noun: Token) -> bool:
    return noun.lemma_.lower() in TREATIES


def _is_launch(act: Act, cast: Cast) -> bool:
    """`The regime launched another missile`: a state that fires at nobody tests what it has."""
    fired = is_verb(act.trigger) and act.trigger.lemma_ in ("launch", "fire")
    if not fired or act.recipients or not _in_objects(act) & ROCKETS:
        return False
    led = (child for child in act.trigger.children if child.dep_ == "prep" and child.lower_ in AIMED)
    aimed = any(not is_time(noun) for preposition in led for noun in preposition.children)
    return not aimed and bool(act.actors) and all(_is_state(token, cast) for token in act.actors)


def _is_state(token: Token, cast: Cast) -> bool:
    return cast.is_place(token) or cast.sector_of(token) in STATE


def _kills(clause: Token) -> bool:
    return clause.dep_ in ("relcl", "acl") and clause.lemma_ in KILLING


def _is_for_somebody(act: Act, cast: Cast) -> bool:
    """Whether arms go to people, a body or a state: no region, no sea."""
    return any(cast.is_party(noun) and not cast.is_bare_place(noun) for noun in act.recipients)
