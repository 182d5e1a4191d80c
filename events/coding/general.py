"""General statements: laws, habits, duties, topics and names that read like deeds and tell of none."""

from spacy.tokens import Token

from events.coding.act import SPOKEN, Act, is_verb
from events.coding.figures import figures
from events.coding.lexicon import spelled
from events.coding.participants import Cast

WORKS = frozenset({"ORG", "LAW", "WORK_OF_ART", "PRODUCT", "FAC"})
PRESENT = frozenset({"VBZ", "VBP"})
LASTING = frozenset({"equip", "arm", "train", "surround", "limit", "restrict", "isolate", "protect", "fund", "finance"})
SELDOM = frozenset({"rarely", "seldom", "hardly"})
TOPICAL = frozenset({"of", "on", "about", "over", "for", "against"})


def is_general(act: Act, cast: Cast) -> bool:
    """Whether the act is told of no occasion."""
    return (
        _is_in_name(act.trigger)
        or _is_statute(act)
        or _is_habit(act)
        or _is_ability(act)
        or _is_quality(act, cast)
        or _is_bare_gerund(act)
        or _is_state_left(act)
        or _is_imperative(act)
        or _is_topic(act)
    )


def _is_in_name(trigger: Token) -> bool:
    """`The Department of Defense`, a film called “Shooting Dogs”: the word is part of a name."""
    inside = trigger.ent_type_ in WORKS and trigger.pos_ == "PROPN"
    return inside and any(other.ent_iob_ != "O" and other.ent_type_ == trigger.ent_type_ for other in _beside(trigger))


def _beside(token: Token) -> list[Token]:
    return [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]


def _is_present(trigger: Token) -> bool:
    """Whether a verb stands in the simple present: what it tells is a habit, a state or a headline."""
    return trigger.tag_ in PRESENT and not any(child.dep_ in ("aux", "auxpass") for child in trigger.children)


def _is_statute(act: Act) -> bool:
    """`The law bans protests`: nobody has done anything on a day."""
    if not is_verb(act.trigger) or not _is_present(act.trigger):
        return False
    return any(spelled(noun.lemma_) in figures()["statutes"] for noun in act.clause.subjects)


def _is_habit(act: Act) -> bool:
    """`They often attack villages`, `when they attack, people flee`: what is done again and again is no one event."""
    trigger = act.trigger
    if not is_verb(trigger) or any(child.ent_type_ == "DATE" for child in trigger.children):
        return False
    how_often = {child.lower_ for child in trigger.children if child.dep_ == "advmod"}
    if how_often & SELDOM or (how_often & figures()["usual"] and _is_timeless(trigger)):
        return True
    clauses = [trigger, *(child for child in trigger.children if child.dep_ == "advcl")]
    return _is_timeless(trigger) and any(_is_whenever(clause) for clause in clauses)


def _is_timeless(verb: Token) -> bool:
    passive = any(child.dep_ == "auxpass" and child.lower_ in ("is", "are") for child in verb.children)
    return _is_present(verb) or passive


def _is_whenever(clause: Token) -> bool:
    opened = any(child.dep_ == "advmod" and child.lower_ in ("when", "whenever") for child in clause.children)
    return clause.dep_ == "advcl" and opened and _is_timeless(clause) and _is_timeless(clause.head)


def _is_ability(act: Act) -> bool:
    """`They can support these measures`: what somebody is able or free to do is an opinion."""
    return (
        is_verb(act.trigger)
        and any(child.dep_ == "aux" and child.lower_ == "can" for child in act.trigger.children)
        and not any(child.dep_ == "neg" for child in act.trigger.children)
    )


def _is_quality(act: Act, cast: Cast) -> bool:
    """`A country that threatens its neighbours`: it is told what a thing is like, not what it did."""
    trigger = act.trigger
    if trigger.dep_ != "relcl" or not _is_present(trigger) or act.type in SPOKEN:
        return False
    head = trigger.head
    if any(child.dep_ == "mark" for child in trigger.children) or _is_modal(head.head):
        return False  # the demand that it give up its arms; those who attack will be punished
    return cast.names.at(head) is None and not any(child.dep_ == "npadvmod" for child in trigger.children)


def _is_bare_gerund(act: Act) -> bool:
    """`Destroying the group is no victory`: a deed that is weighed, by nobody."""
    gerund = act.trigger.tag_ == "VBG" and act.trigger.dep_ == "csubj"
    return gerund and not act.actors and not _is_modal(act.trigger.head)


def _is_state_left(act: Act) -> bool:
    """`Warships equipped with radar`, `he was trained for it`: what somebody has or is, by nobody's deed."""
    trigger = act.trigger
    if act.actors or not act.clause.passive or trigger.lemma_ not in LASTING or trigger.tag_ != "VBN":
        return False
    return not any(child.dep_ == "npadvmod" or child.ent_type_ == "DATE" for child in trigger.children)


def _is_imperative(act: Act) -> bool:
    """`Cut off their funding!` is advice to whoever reads."""
    trigger = act.trigger
    first = trigger
    while first.dep_ == "conj" and first.tag_ == "VB" and first.head != first:
        first = first.head
    if first.tag_ != "VB" or first.dep_ != "ROOT":
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "expl", "csubj") for child in first.children)


def _is_modal(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)


def _is_topic(act: Act) -> bool:
    """`The issue of sanctions`, `a culture of violence`: the act is what something is about."""
    noun = act.trigger
    if is_verb(noun) or noun.dep_ != "pobj" or noun.head.lower_ not in TOPICAL or (act.actors and act.recipients):
        return False
    pointed = any(
        child.lower_ in ("the", "this", "that", "these", "those") or child.dep_ == "poss" for child in noun.lefts
    )
    return not pointed and spelled(noun.head.head.lemma_) in figures()["topics"]
