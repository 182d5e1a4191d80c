"""Words with many meanings, told of under the type that their objects give them: `hit with a fine` is a sanction."""

from dataclasses import replace

from spacy.tokens import Token

from events.coding.act import Act, is_time, is_verb
from events.coding.clauses import of_verb
from events.coding.lexicon import Lexicon, spelled
from events.coding.participants import Cast
from events.coding.verbal import is_verbal

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
INQUIRING = frozenset({"COP", "SPY", "JUD", "MIL"})
INVESTIGATORS = frozenset({"authority", "investigator", "agent", "detective", "interrogator", "prosecutor", "police"})
COMMANDING = frozenset(
    {"commander", "captain", "general", "admiral", "colonel", "skipper", "chief", "officer", "coach"}
)
POSITIONS = frozenset({"settlement", "outpost", "territory", "position", "base", "garrison", "land", "checkpoint"})
KILLING = frozenset({"kill", "leave", "wound", "injure"})


def with_sense(act: Act, lexicon: Lexicon, cast: Cast) -> Act:
    """The act under the type that its parties and objects give its word."""
    return _by_objects(_by_parties(_in_words(act, lexicon, cast), cast), cast)


def _in_words(act: Act, lexicon: Lexicon, cast: Cast) -> Act:
    if is_verbal(act, lexicon, cast):
        return replace(act, type="ACCUSE", mode="disapprove", rule=f"in words: {act.rule}")
    if act.trigger.lemma_ == "dismiss" and act.type in ("SANCTION", "REJECT") and _is_called_something(act, cast):
        return replace(act, type="ACCUSE", mode="disapprove", rule=f"as something: {act.rule}")
    return act


def _by_parties(act: Act, cast: Cast) -> Act:
    """Questions of investigators, somebody who is fired, relieved or isolated, posts that are left, a rampage."""
    lemma = spelled(act.trigger.lemma_)
    if act.key == "ACCUSE.disapprove" and lemma == "question" and any(_inquires(noun, cast) for noun in act.actors):
        return replace(act, mode="investigate", rule=f"by investigators: {act.rule}")
    if act.key == "ASSAULT.firearms" and lemma == "fire" and act.clause.passive and _are_persons(act, cast):
        return replace(act, type="SANCTION", mode="expel", recipients=act.clause.objects, rule=f"a person: {act.rule}")
    if act.type == "AID" and lemma in ("evacuate", "evacuation") and _is_of_positions(act):
        return replace(act, type="RETREAT", mode="withdraw", recipients=(), rule=f"of positions: {act.rule}")
    if act.key == "PROTEST.riot" and _is_rampage(act):
        return replace(act, type="ASSAULT", mode="", rule=f"by one: {act.rule}")
    if act.key == "SANCTION." and lemma == "isolate" and _are_people(act, cast):
        return replace(act, type="COERCE", mode="restrict", rule=f"people: {act.rule}")
    if act.type == "AID" and lemma == "relieve" and any(_commands(noun, cast) for noun in act.clause.objects):
        return replace(act, type="SANCTION", mode="expel", rule=f"an officer: {act.rule}")
    return act


def _by_objects(act: Act, cast: Cast) -> Act:
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


def _is_called_something(act: Act, cast: Cast) -> bool:
    """`Dismissed Okello as a fool`; not `as minister`."""
    if act.clause.passive or not any(cast.is_party(noun) for noun in act.clause.objects):
        return False
    led = (child for child in act.trigger.children if child.dep_ == "prep" and child.lower_ == "as")
    called = (child for one in led for child in one.children)
    return any(
        child.pos_ == "ADJ" or child.tag_ == "NNS" or any(word.lower_ in ("a", "an") for word in child.lefts)
        for child in called
    )


def _inquires(noun: Token, cast: Cast) -> bool:
    return cast.sector_of(noun) in INQUIRING or spelled(noun.lemma_) in INVESTIGATORS


def _commands(noun: Token, cast: Cast) -> bool:
    return noun.tag_ == "NN" and (cast.sector_of(noun) in STATE or spelled(noun.lemma_) in COMMANDING)


def _are_persons(act: Act, cast: Cast) -> bool:
    return bool(act.clause.objects) and all(cast.is_person(noun) for noun in act.clause.objects)


def _is_of_positions(act: Act) -> bool:
    """Whether settlements or posts are given up, not people brought away."""
    of = (token for token in act.trigger.subtree if token.dep_ == "pobj" and token.head.lower_ == "of")
    given_up = act.clause.objects if is_verb(act.trigger) else of
    return any(spelled(noun.lemma_) in POSITIONS for noun in given_up)


def _is_rampage(act: Act) -> bool:
    alone = len(act.actors) == 1 and act.actors[0].tag_ in ("NN", "NNP", "PRP")
    return alone and any(token.lemma_ == "rampage" for token in act.trigger.subtree)


def _are_people(act: Act, cast: Cast) -> bool:
    """Whether those who are kept apart are patients or crews, no state."""
    return bool(act.recipients) and all(
        noun.tag_ == "NNS" and not cast.is_place(noun) and cast.sector_of(noun) not in STATE for noun in act.recipients
    )


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
