"""How real an act is, by the words that govern it: happened, ongoing, planned, hypothetical, denied, or background."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from events.coding.lexicon import Lexicon, spelled
from events.coding.results import EventDate, Realis

FUTURE = frozenset({"will", "'ll", "wo", "shall"})
DOUBT = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "'d"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
PAST_WORDS = frozenset({"former", "late", "ex", "previous", "earlier", "historic", "anniversary"})
YEAR_DAYS = 365


def realis_of(trigger: Token, lexicon: Lexicon, when: EventDate | None, published: date | None) -> Realis:
    """The realis of the act that a verb or a noun tells of. What denies it wins, then doubt, then plans, then age."""
    cues = set(_cues(trigger, lexicon))
    for answer in ("denied", "hypothetical", "planned"):
        if answer in cues:
            return answer  # type: ignore[return-value]
    if is_old(when, published):
        return "background"
    return "ongoing" if "ongoing" in cues else "happened"


def is_old(when: EventDate | None, published: date | None) -> bool:
    """Whether the act ended more than a year before the text was published."""
    if when is None or published is None or when.source == "published":
        return False
    end = when.value.rpartition("/")[2]
    year = int(end[:4]) if end[:4].isdigit() else published.year
    month = int(end[5:7]) if end[5:7].isdigit() else 12
    day = int(end[8:10]) if end[8:10].isdigit() else 28
    return (published - date(year, month, min(day, 28))).days > YEAR_DAYS


def _cues(trigger: Token, lexicon: Lexicon) -> Iterator[Realis]:
    """What each word says that stands over the trigger, from the nearest up."""
    token = trigger
    yield from _own(token, lexicon)
    for _ in range(10):
        head = token.head
        if head is token:
            return
        relation = token.dep_
        if relation in ("advcl", "relcl", "appos", "parataxis", "nsubj", "nsubjpass", "csubj", "poss", "compound", "amod"):
            if relation in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
                yield from _own(head, lexicon)
            return
        if relation == "acl" and not _infinitive(token):
            return
        if relation == "prep" and token.lower_ in ("after", "since", "following", "despite", "during", "for", "over"):
            return
        if relation == "conj":
            if not _finite(token):
                yield from _own(head, lexicon, negated=False)
        elif head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "ADP"):
            yield from _governing(head, token, lexicon)
        token = head


def _own(token: Token, lexicon: Lexicon, negated: bool = True) -> Iterator[Realis]:
    """What a predicate's own auxiliaries, negation and conjunction say."""
    if token.pos_ not in ("VERB", "AUX"):
        if any(child.lower_ in ("no", "alleged", "planned", "possible", "potential", "proposed", "upcoming") for child in token.children):
            words = {child.lower_ for child in token.children}
            if "no" in words:
                yield "denied"
            elif words & {"planned", "upcoming", "proposed"}:
                yield "planned"
            elif words & {"possible", "potential"}:
                yield "hypothetical"
        return
    for child in token.children:
        if child.dep_ == "neg" and negated:
            yield "denied"
        elif child.dep_ == "aux" and child.lower_ in FUTURE:
            yield "planned"
        elif child.dep_ == "aux" and child.lower_ in DOUBT:
            yield "hypothetical"
        elif child.dep_ == "mark" and child.lower_ in CONDITIONS:
            yield "hypothetical"
        elif child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("unless", "if") for c in child.children):
            if any(c.dep_ == "aux" and c.lower_ in (*FUTURE, *DOUBT) for c in token.children):
                yield "hypothetical"
    if token.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" and c.lower_ in ("is", "are", "'s", "'re") for c in token.children):
        yield "ongoing"


def _governing(head: Token, content: Token, lexicon: Lexicon) -> Iterator[Realis]:
    """What a verb, noun or adjective says of the act it governs."""
    lemma = spelled(head.lemma_)
    attitudes = lexicon.attitudes
    if lemma in attitudes["reported"] or lemma == "be":
        if any(child.dep_ == "neg" for child in head.children) and content.dep_ not in ("ccomp",):
            yield "denied"
        return
    if lemma in attitudes["denied"]:
        yield "denied"
    elif lemma in attitudes["hypothetical"]:
        yield "hypothetical"
    elif lemma in attitudes["planned"] and (_infinitive(content) or content.pos_ == "NOUN" or content.dep_ == "pcomp"):
        yield "planned"
    elif lemma in attitudes["ongoing"]:
        yield "ongoing"
    yield from _own(head, lexicon)


def _infinitive(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.children)


def _finite(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in token.children)
