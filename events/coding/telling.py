"""How a verb tells an act: as the text goes on, as before the past, as an aside, as what another act answers."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from events.coding.newness import is_named
from events.coding.presupposed import SPEAKING
from events.coding.results import FoundDate

BEFORE = frozenset({"after", "following", "since"})
SCENES = frozenset({"after", "following", "during", "in", "at", "amid"})  # what is told under these sets the day
CONDITIONS = frozenset({"if", "unless", "lest"})
# How an act comes about that a noun names: its day is that of the act.
REACHING = frozenset({
    "announce", "reach", "sign", "agree", "broker", "declare", "launch", "impose", "hold", "stage", "unveil",
    "conclude", "strike", "carry", "start", "begin", "mediate", "order", "issue", "adopt", "approve",
})  # fmt: skip
FORMER = frozenset({"after", "since", "until", "before", "following"})  # the date of what stands under these is its own
BOUNDS = frozenset({"since", "until", "before"})
OFF_LINE = frozenset({"relcl", "acl", "appos", "pobj", "pcomp", "poss", "compound", "amod"})
LIMITS = frozenset({"until", "till", "before", "through"})
UNIQUE = frozenset({"first", "only"})
CLOCK = frozenset({"dawn", "midnight", "noon", "sunrise", "sunset", "dusk", "daybreak"})
LONG = frozenset({"month", "season", "year", "range"})
NAMING = frozenset({"nummod", "compound", "nmod", "amod"})
TIMES = frozenset({"DATE", "TIME"})
ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "reaction"})


DEEDS = frozenset({
    "attack", "raid", "bombing", "shooting", "murder", "killing", "escape", "riot", "protest", "war", "coup",
    "election", "vote", "referendum", "invasion", "crackdown", "massacre", "disaster", "scandal", "incident", "crash",
    "uprising", "revolution", "annexation", "assassination", "strike", "airstrike", "explosion", "death", "kidnapping",
    "abduction", "plot", "siege", "robbery", "stabbing", "poisoning", "hack", "breach", "leak", "arrest", "clash",
})  # fmt: skip
OVER = frozenset({"over", "about", "for", "of", "with", "to"})
WRITINGS = frozenset({
    "analysis", "report", "statement", "interview", "letter", "article", "memo", "memorandum", "editorial", "op", "ed",
    "essay", "column", "paper", "post", "tweet", "blog", "study", "survey", "assessment", "filing", "affidavit",
    "dispatch", "email", "e-mail", "book", "memoir", "profile", "poll", "audit", "testimony", "transcript",
})  # fmt: skip


def is_earlier(trigger: Token) -> bool:
    """Whether the act is only what another answers or follows: `in retaliation for the attacks`, `after the vote`."""
    if trigger.pos_ == "VERB":
        return False
    for token in and_above(trigger):
        if token.lower_ in BEFORE and token.dep_ == "prep":
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token is not trigger and (token.lower_ in BEFORE or token.lemma_ in ANSWERS):
            return True
    return False


def is_aside(trigger: Token) -> bool:
    """Whether a verb in the past only describes a noun of what is dated: `praised on Friday those who died`."""
    if any(child.lower_ == "when" for child in trigger.children):
        return False  # `in December, when they signed it`
    verb = trigger
    while verb.dep_ == "conj" and not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        verb = verb.head  # `who was shot and arrested`
    return verb.dep_ in ("relcl", "acl") and trigger.tag_ in ("VBD", "VBN")


def is_before_past(trigger: Token) -> bool:
    """Whether a verb tells what had been done before what the text tells: then its day is not that of the report."""
    return trigger.pos_ == "VERB" and any(child.dep_ == "aux" and child.lower_ == "had" for child in trigger.children)


def is_look_back(root: Token) -> bool:
    """Whether a predicate sums up what has been done so far: `has been killing people`, `has wound down both wars`."""
    perfect = any(child.dep_ == "aux" and child.lower_ in ("has", "have", "’ve", "'ve") for child in root.children)
    return perfect and root.lemma_ not in SPEAKING


def is_of_next(verb: Token) -> bool:
    """Whether a verb tells with a subject of its own what else was done: `it left, and today he talks`."""
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return verb.dep_ == "conj" and own and verb.head.pos_ in ("VERB", "AUX")


def is_condition(verb: Token) -> bool:
    """Whether a verb only tells on what condition: `would leave if there was no deal this week`."""
    return verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)


def is_whose(day: Token, trigger: Token) -> bool:
    """
    Whether a day says which other thing is meant: `fell below Monday's low`, `spoke about the May 9 raid`; but
    `Monday's raid killed five`.
    """
    if day.dep_ != "poss" and not (_is_before_noun(day) and not day.head.is_ancestor(trigger)):
        return False
    if day.head.lemma_ == trigger.lemma_ or day.head.head.lower_ in SCENES:
        return False
    return not (day.head.dep_ == "nsubj" and day.head.head == trigger)


def _is_before_noun(day: Token) -> bool:
    """`The May 9 raid`"""
    dated = day.dep_ in ("compound", "nmod") and day.ent_type_ == "DATE" and day.i < day.head.i
    return dated and day.head.pos_ == "NOUN" and day.head.ent_type_ not in TIMES


def is_when(verb: Token, trigger: Token) -> bool:
    """`Promised it when he was elected in 2014`: the time of the one is that of the other."""
    return verb.dep_ == "advcl" and verb.head == trigger and any(child.lower_ == "when" for child in verb.children)


def is_when_then(verb: Token, day: Token) -> bool:
    """`The first since 1986, near the end of the war, when they expelled him`: what was then, wherever it hangs."""
    opened = verb.dep_ == "relcl" and any(child.lower_ == "when" for child in verb.children)
    return opened and day.i < verb.left_edge.i


def is_of_former(token: Token) -> bool:
    """Whether what a word heads came before or after the act: `imposed it after a man attacked it on Christmas`."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ == "advcl":
        return any(child.dep_ == "mark" and child.lower_ in FORMER for child in token.children)
    if token.dep_ == "pobj" and token.ent_type_ != "DATE":
        return token.head.lower_ in BOUNDS  # the first since the vote of 2016
    return token.dep_ == "pcomp" and token.head.lower_ in FORMER


def is_in_name(token: Token, found: FoundDate) -> bool:
    """Whether a date only says which thing is meant: `the 2015 deal`; but `in the 2016 election` is a time."""
    feast = found.text.endswith(("Day", "Eve", "Christmas"))  # `the Christmas market attack`
    if (found.precision not in LONG and not feast) or token.dep_ not in NAMING:
        return False
    noun = token.head
    return not (noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during", "at"))


def is_bound(day: Token, found: FoundDate) -> bool:
    """Whether a date only limits an act: `suspended flights until Monday`; but `before dawn` is a time of day."""
    over = day.head.lower_ if day.dep_ in ("pobj", "pcomp") else ""
    if over in ("until", "till") and any(child.dep_ == "neg" for child in day.head.head.children):
        return False  # `did not leave until Monday`
    return over in LIMITS and found.text.split()[0].lower() not in CLOCK


def is_measure(day: Token, found: FoundDate) -> bool:
    """Whether a time only measures: `the worst attack in the past decade`, `the fifth since 2014`."""
    since = day.dep_ == "pobj" and day.head.lower_ == "since"
    span = found.precision == "range" and "weekend" not in found.text.lower()
    if day.dep_ != "pobj" or not (since or span):
        return False
    measured = day.head.head
    if measured.pos_ == "AUX":  # `was the worst attack since 2014`
        measured = next((child for child in measured.children if child.dep_ == "attr"), measured)
    words = (word for before in measured.lefts for word in before.subtree)
    return (
        measured.pos_ == "ADJ"
        or (since and measured.dep_ in ("acl", "amod"))
        or any(word.tag_ in ("JJS", "RBS") or word.lower_ in UNIQUE or word.ent_type_ == "ORDINAL" for word in words)
    )


def is_which(day: Token, found: FoundDate, trigger: Token) -> bool:
    """`On his second trip this year he signed it`: the year only tells which trip."""
    noun = day.head
    if found.precision not in LONG or day.dep_ != "npadvmod" or noun.pos_ != "NOUN" or noun == trigger:
        return False
    return any(child.lower_ in UNIQUE or child.ent_type_ == "ORDINAL" for child in noun.lefts)


def is_in_words(over: Sequence[Token], trigger: Token) -> bool:
    """`Meddled in it, she said in an August analysis`: the month of what was written is not that of the deed."""
    written = next((token for token in over[1:] if token.pos_ in ("NOUN", "PROPN")), None)
    if written is None or written.lemma_.lower() not in WRITINGS or written.dep_ != "pobj" or written == trigger:
        return False
    verb = written.head.head
    return written.head.lower_ in ("in", "from", "by") and verb != trigger and trigger.lemma_ not in SPEAKING


def is_of_deed(over: Sequence[Token], trigger: Token) -> bool:
    """`Arrested over the murder in 2011`: the year is that of the murder."""
    noun = next((token for token in over[1:3] if token.pos_ == "NOUN"), None)
    if noun is None or noun.lemma_ not in DEEDS or noun.dep_ != "pobj" or not trigger.is_ancestor(noun):
        return False
    return trigger.pos_ == "VERB" and noun.head.lower_ in OVER


def hangs_on(scene: Token) -> Token:
    """What comes `after` it or `in the wake of` it."""
    over = scene.head
    return over.head.head.head if over.lower_ == "of" else over.head


def is_scene(token: Token) -> bool:
    """`In the wake of last summer's raid, rebels left`: what followed has no day of its own."""
    if token.dep_ != "pobj" or token.ent_type_ in TIMES:
        return False
    over = token.head
    return over.lower_ in ("after", "following") or (over.lower_ == "of" and over.head.lower_ in ("wake", "aftermath"))


def goes_on(trigger: Token, who: Token) -> bool:
    """Whether the one of whom the text told goes on: `On Sunday, Smith spoke. … Smith accused`."""
    verb = next((token for token in and_above(trigger) if token.dep_ == "ROOT"), trigger)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.tag_ != "VBD" or not is_narrated(trigger):
        return False
    return subject.lower_ == who.lower_ or (subject.lower_ in ("he", "she") and who.ent_type_ in ("PERSON", ""))


def is_narrated(trigger: Token) -> bool:
    """Whether the sentence tells the act in the past, as the paragraph does."""
    for token in and_above(trigger):
        if token.pos_ in ("VERB", "AUX"):
            auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
            if token.tag_ == "VBD":
                return True
            if token.tag_ in ("VBN", "VBG") and auxiliaries:
                return bool(auxiliaries & {"was", "were", "had"})
            if token.tag_ in ("VBP", "VBZ", "MD"):
                return False
    return False


def is_on_line(trigger: Token) -> bool:
    """Whether an act is what a sentence tells, not part of what one of its nouns is about, and no deed known before."""
    if trigger.pos_ == "NOUN" and is_named(trigger) and trigger.head != trigger.sent.root:
        return False
    return not any(token.dep_ in OFF_LINE or _is_set_against(token) for token in and_above(trigger))


def _is_set_against(clause: Token) -> bool:
    """`After they asked whether`, `before it left`: what only sets the time or the question of another act."""
    marks = (child.lower_ for child in clause.children if child.dep_ == "mark")
    return clause.dep_ in ("advcl", "ccomp") and any(mark in FORMER or mark in ("if", "whether") for mark in marks)


def is_past(root: Token) -> bool:
    """Whether a predicate tells in the past: `bombed`, `was bombed`."""
    was = any(child.dep_ == "auxpass" and child.lower_ in ("was", "were") for child in root.children)
    return root.tag_ == "VBD" or (root.tag_ == "VBN" and was)


def and_above(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors
