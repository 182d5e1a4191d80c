"""How real an act is, by the words that govern it: happened, ongoing, planned, hypothetical, denied, or background."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from events.coding.act import is_verb
from events.coding.age import cue_of_age, cue_of_former_plan
from events.coding.auxiliaries import own_cues
from events.coding.control import is_led_to
from events.coding.cues import (
    ADVISED,
    AIMS,
    FACTS,
    FEARS,
    FORESEEN,
    FUTURE,
    NECESSARY,
    OCCURRING,
    RANKS,
    SOUGHT,
    STRIVING,
    WAYS,
    WORRIED,
    Cue,
)
from events.coding.hindsight import lies_ahead
from events.coding.lexicon import Lexicon, spelled
from events.coding.presupposed import SPEAKING, is_held_to, is_presupposed
from events.coding.prospects import (
    infinitive,
    is_decided,
    is_definite,
    is_feared,
    is_open,
    is_others,
    is_whoevers,
    led_by,
    what_noun_leads_to,
)
from events.coding.purposes import is_purpose, of_journey, to_an_end
from events.coding.results import EventDate, Realis
from events.coding.statements import has_subject, saying

ENDS = frozenset(
    {"advcl", "relcl", "appos", "parataxis", "nsubj", "nsubjpass", "csubj", "poss", "compound", "amod"}
)  # beyond these, a word says nothing of how real the act is
HINDERING = frozenset({"stop", "prevent", "keep", "deter", "discourage"})
CARRYING = frozenset({"carry", "conduct", "launch", "stage", "mount", "perform", "commit", "undertake", "attend"})
RULING = frozenset({"should", "must", "may", "can"})
NOT_YET = frozenset({"planned", "scheduled", "expected", "underway", "ready", "option", "plan", "intention", "there"})
NO_CUE = Cue("happened", "no cue")


def realis_of(trigger: Token, lexicon: Lexicon, when: EventDate | None, published: date | None) -> Cue:
    """The realis of the act that a verb or a noun tells of. What denies it wins, then doubt, then plans, then age."""
    cues: dict[Realis, Cue] = {}
    own = {cue.realis: cue for cue in own_cues(trigger, lexicon)}
    if is_verb(trigger) and "hypothetical" in own and "denied" not in own:
        return _as_dated(own["hypothetical"], when, published)  # `did not say who may have attacked it`
    for cue in _cues(trigger, lexicon):
        cues.setdefault(cue.realis, cue)
    for answer in ("denied", "hypothetical", "planned"):
        if answer in cues:
            old = cue_of_former_plan(trigger, when, published) if answer == "planned" else None
            return old or _as_dated(cues[answer], when, published)
    return cue_of_age(trigger, when, published) or cues.get("ongoing", NO_CUE)


def _as_dated(cue: Cue, when: EventDate | None, published: date | None) -> Cue:
    """`They would meet next week`: who tells a day that is still ahead tells a plan."""
    dated = when is not None and when.source == "clause" and lies_ahead(when.value, published)
    return Cue("planned", cue.rule) if dated and cue.rule == "modal: would" else cue


def _cues(trigger: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """What each word says that stands over the trigger, from the nearest up."""
    token = trigger
    yield from own_cues(token, lexicon)
    yield from of_journey(token, lexicon)
    if is_presupposed(token, lexicon):
        return
    for _ in range(10):
        head = _whose_mood(token) if token.dep_ == "conj" else token.head
        if head == token or (token != trigger and is_presupposed(token, lexicon)):
            return  # `failed to halt its efforts to steal`: what governs the efforts says nothing of the stealing
        relation = "xcomp" if is_led_to(token) else token.dep_
        if is_purpose(token):
            yield from to_an_end(token, trigger, lexicon)
            return
        if relation in ENDS:
            yield from _beside(token, head, lexicon, trigger)
            return
        if relation == "acl":
            told = infinitive(token) or _is_that_clause(token) or is_feared(head) or is_open(token)
            if token.tag_ == "VBG" and _is_generic(token, head):
                yield Cue("hypothetical", f"whoever: {head.lower_}")
            if token.tag_ == "VBG" and head.lemma_ in AIMS:
                yield Cue("planned", f"aim: {head.lower_}")
            if _is_ranked(head) or not (told or _is_carried_out(token, trigger)):
                return  # the worst attack to hit the town
            if infinitive(token) and not is_held_to(token) and not is_decided(head, token):
                yield what_noun_leads_to(head)
        if relation == "prep" and (said := led_by(token)) is not None:
            yield from said
            return
        yield from _over(token, relation, lexicon)
        token = head


def _over(token: Token, relation: str, lexicon: Lexicon) -> Iterator[Cue]:
    """What the word right over another says of it."""
    head = token.head
    if relation == "conj":
        tensed = _finite(token) or (token.tag_ == "VBD" and head.tag_ == "VB")  # `will stay, but said`
        yield from () if tensed else own_cues(_whose_mood(token), lexicon, negated=False)
    elif is_decided(head, token):
        yield from own_cues(head, lexicon)
    elif head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "ADP"):
        yield from _governing(head, token, lexicon)


def _whose_mood(bare: Token) -> Token:
    """`It is likely that somebody will go, take it and kill`: the verb with `will`, wherever parsers hang the last."""
    head = bare.head
    if bare.tag_ != "VB" or head.tag_ == "VB":
        return head
    before = (token for token in reversed(bare.doc[head.i : bare.i]) if token.pos_ == "VERB" and token.tag_ == "VB")
    return next((verb for verb in before if any(child.tag_ in ("MD", "TO") for child in verb.lefts)), head)


def _is_carried_out(participle: Token, trigger: Token) -> bool:
    """`A prelude to attacks carried out by rebels`: what is said of the attacks is said of it."""
    carried = participle == trigger and participle.tag_ == "VBN" and participle.lemma_ in CARRYING
    return (
        carried and not is_definite(participle.head) and not any(child.dep_ == "advmod" for child in participle.lefts)
    )


def _is_ranked(noun: Token) -> bool:
    """Whether a noun is the first, the last or the worst of its kind: what it is the first to do has been done."""
    return noun.lemma_ not in WAYS and any(
        child.tag_ == "JJS" or child.ent_type_ == "ORDINAL" or child.lower_ in RANKS for child in noun.lefts
    )


def _is_that_clause(clause: Token) -> bool:
    """Whether it says what a noun consists in: `the possibility that rebels attack`."""
    return any(child.dep_ == "mark" and child.lower_ == "that" and child.tag_ == "IN" for child in clause.children)


def _beside(token: Token, head: Token, lexicon: Lexicon, trigger: Token) -> Iterator[Cue]:
    """What is said of an act that another word only stands beside: `attacks will go on`, `rebels who attack will …`."""
    if token.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        own = own_cues(head, lexicon)
        denied = token == trigger and _may_fail_to_be(trigger, head, lexicon)
        yield from (cue for cue in own if denied or cue.realis != "denied")  # what hangs on it is not denied
    if token.dep_ == "csubj" and any(cue.realis in ("hypothetical", "denied") for cue in own_cues(head, lexicon)):
        yield Cue("hypothetical", f"subject of: {head.lower_}")  # sending troops might anger the town
    if token.dep_ == "csubj" and token.tag_ == "VBG" and head.tag_ in ("VBZ", "VBP"):
        yield Cue("hypothetical", f"subject of: {head.lower_}")  # sending troops costs money
    if _shares_mood(token):
        yield from (cue for cue in own_cues(head, lexicon) if cue.realis in ("planned", "hypothetical"))
    if token.dep_ == "advcl" and token.tag_ in ("VBZ", "VBP") and _is_awaited(token, head):
        yield Cue("planned", f"until then: {head.lower_}")  # when he arrives, they will talk
    if (
        token.dep_ == "relcl"
        and infinitive(token)
        and not (_is_ranked(head) or head.pos_ != "NOUN" or is_held_to(token))
    ):
        yield what_noun_leads_to(head)  # a force to hold the line
    if token.dep_ == "appos" and token.tag_ == "VBG" and head.lemma_ in AIMS:
        yield Cue("planned", f"aim: {head.lower_}")  # a new goal: ending the war
    if token.dep_ == "appos" and token.lemma_ == head.lemma_:
        yield from own_cues(head, lexicon)  # a planned meeting, the first such meeting
    if token.dep_ == "relcl" and (_is_generic(token, head) or is_whoevers(token)):
        yield Cue("hypothetical", f"whoever: {head.lower_}")


def _shares_mood(clause: Token) -> bool:
    """`Would march on the town, using force`; but who speaks by the way has spoken: `will leave, accusing them`."""
    bare = not any(child.dep_ in ("mark", "nsubj", "nsubjpass", "aux", "prep") for child in clause.lefts)
    return clause.dep_ == "advcl" and clause.tag_ == "VBG" and bare and clause.lemma_ not in SPEAKING


def _may_fail_to_be(act: Token, verb: Token, lexicon: Lexicon) -> bool:
    """`The attack did not take place`, `no strike was carried out`; but `the invasion did not go well` was one."""
    judged = (child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr"))
    if verb.lemma_ == "be" and any(word not in FORESEEN | NOT_YET for word in judged):
        return False  # `airstrikes are not enough`
    if act.pos_ not in ("NOUN", "PROPN") or not is_definite(act):
        return True
    lemma = spelled(verb.lemma_)
    return lemma in OCCURRING or (act.dep_ == "nsubjpass" and lemma in lexicon.words("light"))


def _is_awaited(clause: Token, head: Token) -> bool:
    opened = any(child.lower_ in ("when", "once", "until", "before", "after", "as") for child in clause.children)
    while head.dep_ == "xcomp" and head.head.pos_ == "VERB":
        head = head.head  # `will try to manage it when they meet`
    return opened and any(child.dep_ == "aux" and child.lower_ in FUTURE for child in head.children)


def _governing(head: Token, content: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """What a verb, noun or adjective says of the act it governs."""
    lemma = spelled(head.lemma_)
    attitudes = lexicon.attitudes
    if lemma in attitudes["reported"] or lemma == "be":
        yield from saying(head, lemma, content)
        if lemma == "be" and infinitive(content):
            yield from (cue for cue in own_cues(head, lexicon) if cue.realis == "planned")  # their task will be to go
        return
    if (lemma in FACTS and content.dep_ == "ccomp") or _was_in_vain(head, content):
        return  # did not realize that they had attacked, did not stop them from attacking
    if lemma in attitudes["denied"] or (lemma == "rule" and any(child.lower_ == "out" for child in head.children)):
        yield Cue("denied", f"governor: {lemma}")
    elif is_others(head, content) or (
        lemma in attitudes["hypothetical"] and (lemma != "call" or content.pos_ == "ADP" or infinitive(content))
    ):
        yield Cue("hypothetical", f"governor: {lemma}")
    elif (
        (lemma in attitudes["planned"] and _is_planned(lemma, content))
        or _is_sought(head, lemma, content)
        or _is_going_to(head, content)
    ):
        yield Cue("planned", f"governor: {lemma}")
    elif _is_weighed(head, lemma, content):
        yield Cue("hypothetical", f"governor: {lemma}")
    elif lemma == "have" and infinitive(content) and content.dep_ == "xcomp":
        if any(child.lower_ == "yet" for child in (*head.children, *content.children)):
            yield Cue("denied", "governor: have yet to")
        elif head.tag_ in ("VBZ", "VBP", "VB"):
            yield Cue("hypothetical", "governor: have to")
    elif lemma in attitudes["ongoing"] and (lemma not in ("go", "carry") or _goes_on(head)):
        yield Cue("ongoing", f"governor: {lemma}")
    yield from own_cues(head, lexicon)


def _was_in_vain(verb: Token, content: Token) -> bool:
    """`Did not stop them from attacking`, `nothing prevented Peru from attacking`."""
    if verb.lemma_ not in HINDERING or "from" not in (content.lower_, content.head.lower_):
        return False
    words = {child.dep_: child.lower_ for child in verb.children}
    vain = "neg" in words and words.get("aux") in ("did", "has", "have", "had")
    return vain or (verb.tag_ == "VBD" and words.get("nsubj") in ("nothing", "none", "nobody"))


def _goes_on(verb: Token) -> bool:
    """`Went on to bomb it`, `carried on bombing`; but the chase went through a town."""
    return any(child.lower_ in ("on", "ahead", "along") for child in verb.children)


def _is_planned(lemma: str, content: Token) -> bool:
    if lemma in ("about", "look"):  # `looking at a raid`
        return infinitive(content)
    return _is_aim(content)


def _is_sought(head: Token, lemma: str, content: Token) -> bool:
    """`Fighting to overthrow it`, `to secure the release`: whether it comes to it is open."""
    if lemma in STRIVING:
        return infinitive(content) and content.dep_ in ("xcomp", "advcl")
    return lemma in SOUGHT and content.pos_ == "NOUN" and (infinitive(head) or head.tag_ == "VBG")


def _is_going_to(head: Token, content: Token) -> bool:
    return head.lower_ == "going" and content.dep_ == "xcomp" and infinitive(content)


def _is_weighed(head: Token, lemma: str, content: Token) -> bool:
    """Whether an act is only judged or advised: `it is right to`, `recommended sending`, `worried about`."""
    if lemma in FEARS and content.dep_ == "acl":
        return True  # the possibility that they attack
    if content.dep_ == "ccomp" and any(child.dep_ == "dobj" and child.lemma_ in FEARS for child in head.children):
        return True  # `raises the possibility that they attacked`: parsers hang it on the verb
    if head.pos_ == "ADJ":
        return (lemma in NECESSARY and infinitive(content)) or (lemma in WORRIED and content.lower_ in ("about", "of"))
    return head.pos_ == "VERB" and lemma in ADVISED and _is_aim(content) and not has_subject(content)


def _is_aim(content: Token) -> bool:
    """Whether it is what somebody plans to do: an infinitive, a noun, `considered launching`."""
    return infinitive(content) or content.pos_ in ("NOUN", "ADP") or content.dep_ == "pcomp" or content.tag_ == "VBG"


def _is_generic(clause: Token, noun: Token) -> bool:
    """`Rebels who confess will avoid prison`, `anybody going there should know`: whoever will do so, nobody has yet."""
    governs = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    open_to_all = FUTURE if clause.tag_ != "VBG" else RULING
    ahead = governs is not None and any(
        child.dep_ == "aux" and child.lower_ in open_to_all for child in governs.children
    )
    bare = clause.tag_ == "VBG" and clause.dep_ == "acl"
    return ahead and (bare or clause.tag_ in ("VBP", "VBZ"))


def _finite(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in token.children)
