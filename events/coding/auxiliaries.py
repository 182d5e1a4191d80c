"""What a predicate's own auxiliaries, negation and conditions say of how real it is, and the words before a noun."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.act import is_verb
from events.coding.cues import (
    BEFORE_NOUNS,
    DOUBT,
    FORESEEN,
    FUTURE,
    HABITUAL,
    HAVE,
    LASTING,
    NOWADAYS,
    PRESENT,
    THEN,
    Cue,
)
from events.coding.lexicon import Lexicon, spelled
from events.coding.prospects import infinitive
from events.coding.statements import has_condition, has_subject, is_conditional, is_question, is_subjunctive

NO_DENIAL = frozenset({"choice", "option", "doubt", "secret", "longer", "wonder", "surprise", "coincidence"})
PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def own_cues(token: Token, lexicon: Lexicon, negated: bool = True) -> Iterator[Cue]:
    """What a predicate's own auxiliaries, negation and conditions say; for a noun, the words before it."""
    if token.pos_ not in ("VERB", "AUX"):
        for child in token.children:
            if _is_number(child) or token.lower_ in NO_DENIAL:
                continue
            if child.lower_ in BEFORE_NOUNS:
                yield Cue(BEFORE_NOUNS[child.lower_], f"before the noun: {child.lower_}")
        yield from _predicted(token)
        return
    auxiliaries = {child.lower_ for child in _auxiliaries(token)}
    if not is_conditional(token):
        yield from _denials(token, negated)  # `if they do not attack`
    if is_question(token):
        yield Cue("hypothetical", "question")  # `will they attack?`
    elif auxiliaries & FUTURE:
        yield Cue("planned", f"future: {min(auxiliaries & FUTURE)}")
    elif token.dep_ == "ROOT" and infinitive(token) and has_subject(token):
        yield Cue("planned", "future: to")  # of a headline: `Ministers to sign`
    if auxiliaries & DOUBT:
        then = auxiliaries & THEN and _is_reported(token, lexicon)
        yield Cue("planned" if then else "hypothetical", f"modal: {min(auxiliaries & DOUBT)}")
    if not auxiliaries and is_subjunctive(token):
        yield Cue("hypothetical", "subjunctive")  # the demand that it go
    if is_conditional(token) or (auxiliaries & (FUTURE | DOUBT) and has_condition(token)):
        yield Cue("hypothetical", "condition")
    yield from _goes_on(token, auxiliaries, lexicon)


def _auxiliaries(verb: Token) -> Iterator[Token]:
    """Also of `may be attacking`, where parsers hang the one on the other."""
    for child in verb.children:
        if child.dep_ == "aux":
            yield child
            yield from (inner for inner in child.children if inner.dep_ == "aux")


def _is_number(word: Token) -> bool:
    """`Its No. 2 leader`"""
    return word.lower_ == "no" and word.i + 1 < len(word.doc) and (word.nbor().text == "." or word.nbor().is_digit)


def _predicted(noun: Token) -> Iterator[Cue]:
    """`The attack is imminent`, `a release was not likely`."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "seem", "appear", "look", "become", "remain"):
        said = (child.lower_ for child in noun.head.children if child.dep_ in ("acomp", "oprd"))
        if word := next((word for word in said if word in FORESEEN), None):
            yield Cue("hypothetical", f"said of it: {word}")


def _denials(token: Token, negated: bool) -> Iterator[Cue]:
    """`No rebels were killed`, `did not attack`, `rather than attack`."""
    before = (inner for child in token.children if child.dep_ in PARTS for inner in child.lefts)
    if any(inner.lower_ == "no" and not _is_number(inner) and inner.head.lower_ not in NO_DENIAL for inner in before):
        yield Cue("denied", "negation: no")
    if negated and any(child.dep_ == "neg" and not _denies_nothing(child) for child in token.children):
        yield Cue("denied", "negation: not")
    if token.i > 1 and token.doc[token.i - 2 : token.i].text.lower() == "rather than":
        yield Cue("denied", "rather than")


def _goes_on(verb: Token, auxiliaries: set[str], lexicon: Lexicon) -> Iterator[Cue]:
    """`Is bombing`, `has been bombing`, `supports`, `is occupied`, `rebels fighting it`; `bombs` is of a headline."""
    if verb.lemma_ in LASTING and verb.sent.start:
        passives = {child.lower_ for child in verb.children if child.dep_ == "auxpass"}
        if verb.tag_ in ("VBZ", "VBP") and not auxiliaries:
            yield Cue("ongoing", f"present: {verb.lower_}")
        elif verb.tag_ == "VBN" and passives & PRESENT and not auxiliaries:
            yield Cue("ongoing", f"present: is {verb.lower_}")
        elif verb.tag_ == "VBG" and verb.dep_ == "acl" and not auxiliaries:
            yield Cue("ongoing", f"participle: {verb.lower_}")
    adverbs = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    if (verb.tag_ in ("VBZ", "VBP") and not auxiliaries and adverbs & HABITUAL) or (
        verb.tag_ == "VBG" and verb.dep_ == "acl" and adverbs & NOWADAYS
    ):
        yield Cue("ongoing", f"at present: {min(adverbs & (HABITUAL | NOWADAYS))}")
    if verb.tag_ == "VBG" and (auxiliaries & PRESENT or ("been" in auxiliaries and auxiliaries & HAVE)):
        yield Cue("ongoing", f"progressive: {verb.lower_}")
    elif verb.tag_ == "VBG" and auxiliaries & {"was", "were"} and _is_reported(verb, lexicon):
        yield Cue("ongoing", f"reported progressive: {verb.lower_}")  # `said that it was bombing`
    if auxiliaries & PRESENT and any(child.dep_ == "auxpass" and child.lower_ == "being" for child in verb.children):
        yield Cue("ongoing", f"progressive: being {verb.lower_}")


def _denies_nothing(negation: Token) -> bool:
    """`Was not just criticised`: more is said; `whether or not they leave`: nothing is."""
    if negation.i and negation.nbor(-1).lower_ == "or":
        return True
    after = negation.doc[negation.i + 1 : negation.i + 2].text.lower()
    return after in ("just", "only", "merely", "simply", "solely", "limited", "confined")


def _is_reported(token: Token, lexicon: Lexicon) -> bool:
    """`said it would`: the future as it was then."""
    governor = token.head
    told = governor
    while told.tag_ == "VBG" and told.dep_ in ("advcl", "conj", "xcomp") and is_verb(told.head):
        told = told.head  # `left, announcing that it would`
    while told.lemma_ == "be" and told.dep_ == "ccomp" and is_verb(told.head):
        told = governor = told.head  # `said it was an outrage that it was`
    past = told.tag_ == "VBD" or any(child.lower_ == "had" for child in told.children if child.dep_ == "aux")
    return token.dep_ in ("ccomp", "conj") and past and spelled(governor.lemma_) in lexicon.attitudes["reported"]
