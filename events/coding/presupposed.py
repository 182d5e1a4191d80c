"""What stays a fact whatever is asked or planned about it: who did it, what is looked into, what a meeting said."""

from spacy.tokens import Token

from events.coding.cues import ANSWERING, FORESEEN, GOING_ON, SOUGHT, THEN, UNDOING, WOULD_BE
from events.coding.lexicon import Lexicon, spelled
from events.coding.prospects import is_definite, is_lacking, leaves_open

ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "was", "were", "did"})
# There must be what these are into or about.
INQUIRIES = frozenset({
    "investigation", "inquiry", "enquiry", "probe", "hearing", "trial", "footage", "video", "image", "photo",
    "anniversary", "aftermath", "victim", "survivor", "response", "reaction", "retaliation", "revenge", "retribution",
    "condemnation", "outrage", "anger", "outcry", "repeat", "repetition", "rerun", "replay", "echo", "memory", "lesson",
})  # fmt: skip
ABOUT = frozenset({"into", "of", "about", "over", "to", "at", "for"})
GATHERINGS = frozenset({
    "ceremony", "commemoration", "conference", "rally", "march", "vigil", "demonstration", "protest", "meeting",
    "summit", "session", "statement", "letter", "speech", "talk", "call", "visit", "trip", "service",
})  # fmt: skip
HOLDING = frozenset({
    "hold", "host", "stage", "organize", "convene", "issue", "release", "write", "send", "sign", "give", "deliver",
    "make", "place", "take", "attend", "join",
})  # fmt: skip
# Who gathers people or writes to do this does it by that.
SPEAKING = frozenset({
    "stress", "condemn", "denounce", "protest", "demand", "urge", "discuss", "honor", "honour", "commemorate", "mourn",
    "celebrate", "mark", "support", "thank", "praise", "criticize", "criticise", "oppose", "reject", "apologize", "ask",
    "call", "express", "show", "warn", "remember", "address", "talk", "speak", "congratulate", "welcome", "announce",
    "hail", "insist", "promise", "vow", "accuse", "blame", "threaten", "pledge", "say", "tell", "claim",
})  # fmt: skip

GONE = frozenset({"repeated", "recent", "past", "previous", "earlier", "prior", "frequent"})
# `If the raid was linked to it`: there was a raid.
TYING = frozenset({
    "connect", "link", "relate", "tie", "motivate", "coordinate", "inspire", "associate", "provoke", "cause", "prompt",
    "fuel",
})  # fmt: skip


def is_presupposed(noun: Token, lexicon: Lexicon) -> bool:
    """`Nobody knows whether he survived the attack`: there was one, unless what governs it starts or denies it."""
    if is_wh_clause(noun) or (noun.pos_ == "NOUN" and any(child.lower_ in GONE for child in noun.lefts)):
        return True
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    governor = first.head.head if first.dep_ == "pobj" else first.head
    if first.dep_ == "pobj" and is_lacking(first.head):
        return False
    if _is_undone(noun, spelled(governor.lemma_)) or is_looked_into(first, governor):
        return True
    judged = governor.lemma_ == "be" and governor.tag_ == "VBD" and first.dep_ == "nsubj"  # `if the raid was a success`
    if (first.dep_ == "nsubjpass" and governor.lemma_ in TYING and is_definite(noun)) or _is_appraised(first):
        return True
    if (
        (governor.pos_ not in ("VERB", "NOUN") and not judged)
        or noun.pos_ != "NOUN"
        or first.dep_ not in ("dobj", "pobj", "nsubj")
        or not is_definite(noun)
    ):
        return False
    lemma = spelled(governor.lemma_)
    if judged:
        return True
    if lemma in SOUGHT or (first.dep_ == "pobj" and leaves_open(lemma)):
        return False
    if first.dep_ == "nsubj":
        if lemma in WOULD_BE and any(child.lower_ in THEN for child in governor.children):
            return False  # the use of force would be a mistake
        return lemma not in lexicon.words("light") | GOING_ON
    return lemma not in lexicon.words("light") and not any(lemma in words for words in lexicon.attitudes.values())


def _is_appraised(noun: Token) -> bool:
    """`Its support may not be unconditional`: there is support."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or not is_definite(noun):
        return False
    words = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr")}
    return bool(words) and not words & FORESEEN and any(child.lower_ in ("may", "might") for child in verb.children)


def _is_undone(noun: Token, lemma: str) -> bool:
    """`Lifted sanctions`, `violated the blockade`, `will respond to it`: there is what is undone or answered."""
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj", "nsubjpass"):
        return False
    return lemma in UNDOING or (lemma in ANSWERING and noun.dep_ == "pobj" and noun.head.lower_ == "to")


def is_wh_clause(verb: Token) -> bool:
    """`Will find whoever did it`, `would raise what he has alleged`, `asked why they left`: it has been done."""
    if verb.pos_ != "VERB" or verb.dep_ not in ("ccomp", "pcomp", "csubj", "dobj", "pobj", "attr"):
        return False
    if not any(child.tag_ in ASKING and child.dep_ != "mark" for child in verb.children):
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return bool(auxiliaries & PERFECT) or (verb.tag_ == "VBD" and not auxiliaries)


def is_looked_into(noun: Token, governor: Token) -> bool:
    """`Tried to stop the inquiry into meddling`: there was some."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ABOUT:
        return False
    inquiries = [governor]
    if noun.head.lower_ == "into" and governor.pos_ == "VERB":  # parsers hang it on the verb
        inquiries = [child for child in governor.children if child.dep_ == "dobj"]
    return any(inquiry.lemma_.lower() in INQUIRIES for inquiry in inquiries)


def is_held_to(purpose: Token) -> bool:
    """`Hosted a ceremony to stress it`, `held a meeting to discuss it`: it was done by that."""
    above = purpose.head
    gatherings = [above] if above.pos_ == "NOUN" else [child for child in above.children if child.dep_ == "dobj"]
    verb = above.head if above.pos_ == "NOUN" else above
    held = verb.lemma_ in HOLDING and verb.tag_ in ("VBD", "VBN")
    return held and purpose.lemma_ in SPEAKING and any(noun.lemma_.lower() in GATHERINGS for noun in gatherings)
