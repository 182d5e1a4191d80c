"""How real an act is, by the words that govern it: happened, ongoing, planned, hypothetical, denied, or background."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from spacy.tokens import Token

from events.coding.lexicon import Lexicon, spelled
from events.coding.results import ASSUMED, EventDate, Realis

FUTURE = frozenset({"will", "'ll", "wo", "shall"})
DOUBT = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d"})
THEN = frozenset({"would", "'d"})
PRESENT = frozenset({"is", "are", "am", "'s", "'re", "'m"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
BEFORE_NOUNS: dict[str, Realis] = {
    "no": "denied",
    "planned": "planned",
    "upcoming": "planned",
    "proposed": "planned",
    "future": "planned",
    "impending": "planned",
    "looming": "planned",
    "possible": "hypothetical",
    "potential": "hypothetical",
    "threatened": "hypothetical",
    "likely": "hypothetical",
    "any": "hypothetical",
    "ongoing": "ongoing",
    "continuing": "ongoing",
}
ARGUMENTS = frozenset(
    {
        "case",
        "argument",
        "plan",
        "proposal",
        "pretext",
        "excuse",
        "need",
        "justification",
        "timetable",
        "capability",
        "capacity",
        "bid",
        "technology",
        "chance",
    }
)  # for it
RANKS = frozenset({"first", "second", "third", "last", "latest", "only"})
PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})
GOING_ON = frozenset({"happen", "occur", "take", "follow", "come", "end", "stop", "cease", "fail", "proceed", "last"})
INSTEAD = frozenset({"without", "instead"})
ENDS = frozenset(
    {"advcl", "relcl", "appos", "parataxis", "nsubj", "nsubjpass", "csubj", "poss", "compound", "amod"}
)  # beyond these, a word says nothing of how real the act is
YEAR_DAYS = 365


class Cue(NamedTuple):
    """What the words say of how real an act is, and which rule read it in which word: `modal: would`."""

    realis: Realis
    rule: str


NO_CUE = Cue("happened", "no cue")


def realis_of(trigger: Token, lexicon: Lexicon, when: EventDate | None, published: date | None) -> Cue:
    """The realis of the act that a verb or a noun tells of. What denies it wins, then doubt, then plans, then age."""
    cues: dict[Realis, Cue] = {}
    for cue in _cues(trigger, lexicon):
        cues.setdefault(cue.realis, cue)
    for answer in ("denied", "hypothetical", "planned"):
        if answer in cues:
            return cues[answer]
    if when is not None and is_old(when, published):
        return Cue("background", f"age: {when.value}")
    return cues.get("ongoing", NO_CUE)


def is_old(when: EventDate | None, published: date | None) -> bool:
    """Whether the act ended more than a year before the text was published."""
    if when is None or published is None or when.source in ASSUMED:
        return False
    end = when.value.rpartition("/")[2]
    year = int(end[:4]) if end[:4].isdigit() else published.year
    month = int(end[5:7]) if end[5:7].isdigit() else 12
    day = int(end[8:10]) if end[8:10].isdigit() else 28
    return (published - date(year, month, min(day, 28))).days > YEAR_DAYS


def _cues(trigger: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """What each word says that stands over the trigger, from the nearest up."""
    token = trigger
    yield from _own(token, lexicon)
    if _is_presupposed(token, lexicon):
        return
    for _ in range(10):
        head = token.head
        if head == token:
            return
        relation = token.dep_
        if _is_purpose(token):
            yield Cue("planned", f"purpose: to {token.lower_}")
            return
        if relation in ENDS:
            yield from _beside(token, head, lexicon)
            return
        if relation == "acl":
            if _is_ranked(head) or not (_infinitive(token) or _is_that_clause(token)):
                return  # the worst attack to hit the town
            if _infinitive(token):
                yield Cue("planned", f"governor: {head.lemma_.lower()} to")  # leeway to deploy, a plan to withdraw
        if relation == "prep" and (said := _led_by(token)) is not None:
            yield from said
            return
        if relation == "conj":
            yield from () if _finite(token) else _own(head, lexicon, negated=False)
        elif head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "ADP"):
            yield from _governing(head, token, lexicon)
        token = head


def _led_by(preposition: Token) -> tuple[Cue, ...] | None:
    """What a preposition says of the act after it, beyond which nothing is said; None where it says nothing."""
    word, head = preposition.lower_, preposition.head
    if word in INSTEAD:
        return (Cue("denied", f"preposition: {word}"),)
    if word == "of" and head.lower_ == "ahead":
        return (Cue("planned", "preposition: ahead of"),)
    if word == "for" and head.lemma_.lower() in ARGUMENTS:
        return (Cue("hypothetical", f"governor: {head.lemma_.lower()} for"),)
    return () if word in ("after", "since", "following", "despite", "during", "for", "over") else None


def _is_presupposed(noun: Token, lexicon: Lexicon) -> bool:
    """`Nobody knows whether he survived the attack`: there was one, unless what governs it starts or denies it."""
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if (
        governor.pos_ not in ("VERB", "NOUN")
        or noun.pos_ != "NOUN"
        or noun.dep_ not in ("dobj", "pobj", "nsubj")
        or not _is_definite(noun)
    ):
        return False
    lemma = spelled(governor.lemma_)
    if noun.dep_ == "nsubj":
        return lemma not in lexicon.words("light") | GOING_ON
    return lemma not in lexicon.words("light") and not any(lemma in words for words in lexicon.attitudes.values())


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") or child.dep_ == "poss" for child in noun.lefts)


def _is_ranked(noun: Token) -> bool:
    """Whether a noun is the first, the last or the worst of its kind: what it is the first to do has been done."""
    return any(child.tag_ == "JJS" or child.ent_type_ == "ORDINAL" or child.lower_ in RANKS for child in noun.lefts)


def _is_that_clause(clause: Token) -> bool:
    """Whether it says what a noun consists in: `the possibility that rebels attack`."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _beside(token: Token, head: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """What is said of an act that another word only stands beside: `attacks will go on`, `rebels who attack will …`."""
    if token.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        yield from _own(head, lexicon)
    if token.dep_ == "csubj" and any(cue.realis == "hypothetical" for cue in _own(head, lexicon)):
        yield Cue("hypothetical", f"subject of: {head.lower_}")  # sending troops might anger the town
    if token.dep_ == "relcl" and _is_generic(token, head):
        yield Cue("hypothetical", f"whoever: {head.lower_}")


def _is_purpose(clause: Token) -> bool:
    """Done in order to: the purpose is not yet a fact."""
    marked = any(child.dep_ == "mark" for child in clause.children)
    return clause.dep_ == "advcl" and _infinitive(clause) and not marked


def _own(token: Token, lexicon: Lexicon, negated: bool = True) -> Iterator[Cue]:
    """What a predicate's own auxiliaries, negation and conditions say; for a noun, the words before it."""
    if token.pos_ not in ("VERB", "AUX"):
        for child in token.children:
            if child.lower_ in BEFORE_NOUNS:
                yield Cue(BEFORE_NOUNS[child.lower_], f"before the noun: {child.lower_}")
        return
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if any(inner.lower_ == "no" for child in token.children if child.dep_ in PARTS for inner in child.lefts):
        yield Cue("denied", "negation: no")  # no rebels were killed
    if negated and any(child.dep_ == "neg" and not _is_not_only(child) for child in token.children):
        yield Cue("denied", "negation: not")
    if auxiliaries & FUTURE:
        yield Cue("planned", f"future: {min(auxiliaries & FUTURE)}")
    elif token.dep_ == "ROOT" and _infinitive(token) and _has_subject(token):
        yield Cue("planned", "future: to")  # of a headline: `Ministers to sign`
    if auxiliaries & DOUBT:
        then = auxiliaries & THEN and _is_reported(token, lexicon)
        yield Cue("planned" if then else "hypothetical", f"modal: {min(auxiliaries & DOUBT)}")
    if _is_conditional(token) or (auxiliaries & (FUTURE | DOUBT) and _has_condition(token)):
        yield Cue("hypothetical", "condition")
    if token.tag_ == "VBG" and auxiliaries & PRESENT:
        yield Cue("ongoing", f"progressive: {token.lower_}")


def _is_not_only(negation: Token) -> bool:
    """`Was not just criticised`: more is said, nothing is denied."""
    after = negation.doc[negation.i + 1 : negation.i + 2].text.lower()
    return after in ("just", "only", "merely", "simply", "solely")


def _is_conditional(clause: Token) -> bool:
    """Whether a clause opens with `if` or the like."""
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in clause.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _has_condition(verb: Token) -> bool:
    return any(child.dep_ == "advcl" and _is_conditional(child) for child in verb.children)


def _governing(head: Token, content: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """What a verb, noun or adjective says of the act it governs."""
    lemma = spelled(head.lemma_)
    attitudes = lexicon.attitudes
    if lemma in attitudes["reported"] or lemma == "be":
        if any(child.dep_ == "neg" for child in head.children) and content.dep_ not in ("ccomp",):
            yield Cue("denied", f"negation: not {lemma}")
        if lemma == "be" and _is_conditional(head):
            yield Cue("hypothetical", "condition")  # if they were to attack
        return
    if lemma in attitudes["denied"] or (lemma == "rule" and any(child.lower_ == "out" for child in head.children)):
        yield Cue("denied", f"governor: {lemma}")
    elif lemma in attitudes["hypothetical"] and (lemma != "call" or content.pos_ == "ADP" or _infinitive(content)):
        yield Cue("hypothetical", f"governor: {lemma}")
    elif lemma in attitudes["planned"] and _is_aim(content):
        yield Cue("planned", f"governor: {lemma}")
    elif lemma in attitudes["ongoing"]:
        yield Cue("ongoing", f"governor: {lemma}")
    yield from _own(head, lexicon)


def _is_aim(content: Token) -> bool:
    """Whether it is what somebody plans to do: an infinitive, a noun, `considered launching`."""
    return _infinitive(content) or content.pos_ in ("NOUN", "ADP") or content.dep_ == "pcomp" or content.tag_ == "VBG"


def _is_generic(clause: Token, noun: Token) -> bool:
    """`Rebels who confess will avoid prison`: whoever will do so, nobody has yet."""
    governs = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    ahead = governs is not None and any(child.dep_ == "aux" and child.lower_ in FUTURE for child in governs.children)
    return ahead and clause.tag_ in ("VBP", "VBZ")


def _is_reported(token: Token, lexicon: Lexicon) -> bool:
    """`said it would`: the future as it was then."""
    governor = token.head
    return (
        token.dep_ in ("ccomp", "conj")
        and governor.tag_ == "VBD"
        and spelled(governor.lemma_) in lexicon.attitudes["reported"]
    )


def _infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def _finite(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in token.children)
