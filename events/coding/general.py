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
PERIODS = frozenset({"day", "week", "month", "year", "hour", "minute", "night"})
OPENING = frozenset({'"', "“", "``", "‘"})
CLOSING = frozenset({'"', "”", "''", "’"})
WORDING = frozenset({"use", "mean", "define", "refer", "term", "label", "describe", "call", "spell", "utter"})
RESTRICTING = frozenset({"poss", "relcl", "prep", "acl", "appos"})
SIGNS = frozenset({
    "sign", "banner", "placard", "poster", "slogan", "chant", "shirt", "graffiti", "hashtag", "headline", "entitle",
    "title", "film", "movie", "book", "song", "caption", "t-shirt",
})  # fmt: skip
TALK = frozenset({"hearing", "testimony", "speech", "remark", "book", "conference", "talk", "panel", "seminar"})
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
        or _is_of_anybody(act, cast)
        or _is_word_in_quotes(act)
        or _is_on_sign(act)
        or _is_rate(act.trigger)
        or _is_equated(act.trigger)
    )


def _is_in_name(trigger: Token) -> bool:
    """`The Department of Defense`, a film called “Shooting Dogs”: the word is part of a name."""
    if trigger.tag_ == "VB" and trigger.text.istitle() and trigger.i > 1 and trigger.nbor(-1).lower_ == "to":
        return trigger.nbor(-2).pos_ == "PROPN"  # the Committee to Protect Farmers
    inside = trigger.ent_type_ in WORKS and trigger.pos_ == "PROPN"
    return inside and any(other.ent_iob_ != "O" and other.ent_type_ == trigger.ent_type_ for other in _beside(trigger))


def _beside(token: Token) -> list[Token]:
    return [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]


def _is_present(trigger: Token) -> bool:
    """Whether a verb stands in the simple present: what it tells is a habit, a state or a headline."""
    return trigger.tag_ in PRESENT and not any(child.dep_ in ("aux", "auxpass") for child in trigger.children)


def _is_statute(act: Act) -> bool:
    """`The law bans protests`: nobody has done anything on a day."""
    if not is_verb(act.trigger):
        return False
    subjects = act.clause.subjects
    if any(child.dep_ == "aux" and child.lower_ == "shall" for child in act.trigger.children):
        parties = (child for child in act.trigger.children if child.dep_ in ("nsubj", "nsubjpass"))
        return any(word.lower_ in ("any", "no", "every", "each") for noun in parties for word in noun.lefts)
    texts = figures()["statutes"] | (frozenset() if act.type in SPOKEN else figures()["texts"])
    return _is_present(act.trigger) and any(spelled(noun.lemma_) in texts for noun in subjects)


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
    verb = act.trigger
    while (
        verb.dep_ == "conj" and verb.tag_ == "VB" and not any(child.dep_ in ("aux", "nsubj") for child in verb.children)
    ):
        verb = verb.head  # `can find and expose them`
    able = verb.dep_ == "xcomp" and verb.head.lower_ in ("able", "capable", "free") and _is_present(verb.head.head)
    return (
        is_verb(act.trigger)
        and (able or any(child.dep_ == "aux" and child.lower_ == "can" for child in verb.children))
        and not any(child.dep_ == "neg" for child in verb.children)
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
    if noun.tag_ == "VBG" and noun.dep_ == "pcomp" and noun.head.lower_ in ("on", "about"):
        return spelled(noun.head.head.lemma_) in figures()["topics"] | TALK  # a hearing on fighting crime
    if is_verb(noun) or noun.dep_ != "pobj" or noun.head.lower_ not in TOPICAL or (act.actors and act.recipients):
        return False
    pointed = any(
        child.lower_ in ("the", "this", "that", "these", "those") or child.dep_ == "poss" for child in noun.lefts
    )
    return not pointed and spelled(noun.head.head.lemma_) in figures()["topics"]


def _is_of_anybody(act: Act, cast: Cast) -> bool:
    """`Grand juries investigate crimes`: what such people do day in, day out, further down than a headline."""
    trigger = act.trigger
    if not is_verb(trigger) or act.type in SPOKEN or not _is_present(trigger) or not trigger.sent.start:
        return False
    if any(child.dep_ == "npadvmod" or child.ent_type_ in ("DATE", "TIME") for child in trigger.children):
        return False
    subjects = act.clause.subjects
    return bool(subjects) and all(_is_any_of_a_kind(noun, cast) for noun in subjects)


def _is_any_of_a_kind(noun: Token, cast: Cast) -> bool:
    """A plural without an article, a name, a number or anything that says which."""
    if noun.tag_ != "NNS" or noun.dep_ not in ("nsubj", "nsubjpass", "conj") or cast.names.at(noun) is not None:
        return False
    return not any(
        child.pos_ in ("PROPN", "NUM", "DET") or child.ent_type_ or child.dep_ in RESTRICTING or cast.names.at(child)
        for child in noun.children
    )


def _is_word_in_quotes(act: Act) -> bool:
    """`“Coup” is used of it`: the word is spoken of."""
    noun, doc = act.trigger, act.trigger.doc
    if is_verb(noun) or act.actors or act.recipients:
        return False
    over = next((token for token in noun.ancestors if is_verb(token)), None)
    if over is None or over.lemma_ not in WORDING:
        return False
    before = doc[max(noun.i - 2, 0) : noun.i]
    after = doc[noun.i + 1 : noun.i + 3]
    return any(token.text in OPENING for token in before) and any(token.text in CLOSING for token in after)


def _is_rate(noun: Token) -> bool:
    """`44 murders a day`, `33 murders per 100,000`."""
    following = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 3]]
    if noun.tag_ != "NNS" or len(following) < 2:
        return False
    return following[0] == "per" or (following[0] in ("a", "every") and following[1] in PERIODS)


def _is_equated(noun: Token) -> bool:
    """`An attack on one is an attack on all`, `regards an attack on one as an attack on all`."""
    if noun.dep_ not in ("nsubj", "attr", "dobj"):
        return False
    led = [
        inner for one in (noun, noun.head) for child in one.children if child.lower_ == "as" for inner in child.children
    ]
    compared = (
        [child for child in noun.head.children if child.dep_ in ("nsubj", "attr")] if noun.dep_ != "dobj" else led
    )
    others = [token for token in compared if token.lemma_ == noun.lemma_ and token != noun]
    told = noun.dep_ == "dobj" or noun.head.lemma_ == "be"
    return told and any(all(_is_any(one) for one in (noun, other)) for other in others)


def _is_any(noun: Token) -> bool:
    return any(word.lower_ in ("a", "an", "any") for word in noun.lefts)


def _is_on_sign(act: Act) -> bool:
    """What is written on a banner, called in a chant or the name of a film is not done."""
    doc, trigger = act.trigger.doc, act.trigger
    line = doc[trigger.sent.start : trigger.i]
    opened = next((token for token in reversed(line) if token.text in OPENING | CLOSING), None)
    if opened is None or opened.text not in OPENING:
        return False
    near = doc[max(opened.i - 8, trigger.sent.start) : opened.i]
    return any(token.lemma_.lower() in SIGNS for token in near)
