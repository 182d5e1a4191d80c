"""What statements and judgements say of what they state, and which clauses are conditions, wishes or demands."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.cues import AIMS, CONDITIONS, KNOWING, NECESSARY, UNSETTLED, Cue
from events.coding.prospects import infinitive

ENDING = frozenset({".", "?", "!"})


def saying(head: Token, lemma: str, content: Token) -> Iterator[Cue]:
    """What `say`, `report` or `be` says of what it states."""
    if any(child.dep_ == "neg" for child in head.children) and not _is_known(content):
        yield Cue("denied", f"negation: not {lemma}")
    if lemma == "be" and is_conditional(head):
        yield Cue("hypothetical", "condition")  # if they were to attack
    if lemma == "be" and infinitive(content):
        yield from _weighing(head)
    judged = [child.lemma_ for child in head.children if child.dep_ == "acomp" and child != content]
    if UNSETTLED.intersection(judged) and any(child.dep_ == "neg" for child in head.children):
        yield Cue("hypothetical", "unsettled: it is not … that")
    if lemma == "be" and content.dep_ == "xcomp" and (word := next((w for w in judged if w in NECESSARY), "")):
        yield Cue("hypothetical", f"governor: {word}")  # it is necessary to attack


def _weighing(verb: Token) -> Iterator[Cue]:
    """`The aim is to hold them`, `it is cheaper to release them than to hold them`: what would be done."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "expl")]
    if any(child.lemma_ in AIMS for child in subjects):
        yield Cue("planned", "governor: the aim is to")
    judged = any(child.dep_ == "acomp" for child in verb.children)
    told = any(child.dep_ in ("acomp", "attr", "prep", "expl") for child in verb.children)
    if verb.tag_ in ("VBZ", "VBP") and subjects and not told and not any(child.pos_ == "PRON" for child in subjects):
        yield Cue("planned", "future: is to")  # the ministers are to meet
    if judged and verb.tag_ == "VBZ" and any(child.lower_ == "it" for child in subjects):
        yield Cue("hypothetical", "weighed: it is … to")


def _is_known(content: Token) -> bool:
    """Whether what `is not` says leaves the deed standing: `it is not that …`, `was not aware of it`."""
    return content.dep_ == "ccomp" or content.lemma_ in KNOWING


def is_subjunctive(verb: Token) -> bool:
    """`The demand that it go`, `suggested that sanctions be lifted`, but `had it go`."""
    be_done = verb.tag_ == "VBN" and any(child.dep_ == "auxpass" and child.lower_ == "be" for child in verb.children)
    if be_done and has_subject(verb):
        return verb.dep_ in ("ccomp", "acl", "conj")
    asked = verb.tag_ == "VB" and verb.dep_ in ("ccomp", "acl") and has_subject(verb)
    return asked and verb.head.lemma_ not in ("have", "make", "let", "see", "watch", "help", "hear")


def is_conditional(clause: Token) -> bool:
    """Whether a clause opens with `if` or the like, or asks how to."""
    asked = (word.lower_ for child in clause.lefts if child.dep_ in ("advmod", "mark") for word in child.subtree)
    if infinitive(clause) and any(word in ("how", "whether") for word in asked):
        return True  # also `how broadly to attack`
    marks = [child for child in clause.children if child.dep_ == "mark"]
    if any(mark.lower_ == "as" and mark.i and mark.nbor(-1).lower_ == "long" for mark in marks):
        return True
    return any(mark.lower_ in CONDITIONS for mark in marks)


def has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def has_condition(verb: Token) -> bool:
    return any(child.dep_ == "advcl" and is_conditional(child) for child in verb.children)


def is_question(verb: Token) -> bool:
    """`Will they attack?`, `did it attack?`: whether they do is asked; `why did they attack?` knows that they did."""
    asked = next((token.text for token in reversed(verb.sent) if token.text in ENDING), "")
    if asked != "?" or any(child.tag_ in ("WRB", "WP", "WDT") for child in verb.children):
        return False
    auxiliary = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), None)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return auxiliary is not None and subject is not None and auxiliary.i < subject.i and verb.dep_ in ("ROOT", "ccomp")
