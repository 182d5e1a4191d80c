"""What an act done to an end says of the end: `went to meet them` met, `could strike to stop them` is open."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.auxiliaries import own_cues
from events.coding.control import is_led_to
from events.coding.cues import DOING, MOVING_OTHERS, PURPOSES, VOTED, Cue
from events.coding.lexicon import Lexicon, spelled
from events.coding.presupposed import is_held_to
from events.coding.prospects import ASKING, infinitive

TALKS = frozenset({
    "meeting", "summit", "talk", "talks", "visit", "negotiation", "conference", "session", "discussion", "consultation",
    "dialogue", "exercise", "drill", "rally",
})  # fmt: skip
ATTENDED = frozenset({"for", "during", "at", "in"})
LEANING = frozenset({"xcomp", "conj", "ccomp", "advcl"})


def is_purpose(clause: Token) -> bool:
    """Done in order to: the purpose is not yet a fact."""
    marked = any(child.dep_ == "mark" and child.lower_ not in PURPOSES for child in clause.children)
    return clause.dep_ == "advcl" and infinitive(clause) and not marked and not is_led_to(clause)


def of_journey(talks: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """`Will go there for talks`, `will raise it during his visit`: who will go or speak has not met anybody yet."""
    if talks.dep_ != "pobj" or talks.lemma_.lower() not in TALKS or talks.head.lower_ not in ATTENDED:
        return
    verb = next((token for token in talks.ancestors if token.pos_ in ("VERB", "AUX")), talks)
    if talks.head.head in (verb, *(child for child in verb.children if child.dep_ == "dobj")):
        yield from (cue for cue in own_cues(verb, lexicon) if cue.rule.startswith("future"))


def to_an_end(purpose: Token, trigger: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """A purpose is planned; `gathered to protest`, `used tear gas to disperse them`: who did the one did the other."""
    first = purpose if any(child.tag_ == "TO" for child in purpose.children) else purpose.head  # of two purposes
    verb = first.head
    while verb.pos_ == "NOUN" and verb.dep_ in ("conj", "dobj"):
        verb = verb.head  # parsers hang it on the last of a list
    if verb.tag_ in ("VBD", "VBN", "VBG") and _does(verb, first, trigger):
        yield from own_cues(verb, lexicon)
    elif _is_asked(verb, first):
        yield Cue("hypothetical", f"governor: {verb.lemma_}")
    else:
        yield from _doubt_over(verb, lexicon)
        yield Cue("planned", f"purpose: to {purpose.lower_}")


def _does(verb: Token, purpose: Token, trigger: Token) -> bool:
    """Whether who does this does by it what it is for."""
    voted = verb.lemma_ == "vote" and purpose == trigger and purpose.lemma_ in VOTED
    return spelled(verb.lemma_) in DOING or voted or is_held_to(purpose)


def _is_asked(verb: Token, purpose: Token) -> bool:
    """`Asked for residents to march`, `was urged by many to speak`: parsers hang what is asked like a purpose."""
    led = any(child.dep_ == "mark" and child.lower_ == "for" for child in purpose.children)
    return (verb.lemma_ in ASKING and led) or (verb.lemma_ in MOVING_OTHERS and verb.lemma_ not in ("get", "press"))


def _doubt_over(verb: Token, lexicon: Lexicon) -> Iterator[Cue]:
    """What makes the act open that is done to an end: `should use it to strike`, `is it going there to strike?`"""
    for _ in range(5):
        yield from (cue for cue in own_cues(verb, lexicon) if cue.realis == "hypothetical")
        if verb.dep_ not in LEANING or verb.head.pos_ not in ("VERB", "AUX"):
            return
        verb = verb.head
