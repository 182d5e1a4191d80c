"""What stays a fact whatever is asked or planned about it: who did it, what is looked into, what a meeting said."""

from spacy.tokens import Token

ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "was", "were", "did"})
# There must be what these are into or about.
INQUIRIES = frozenset({
    "investigation", "inquiry", "enquiry", "probe", "hearing", "trial", "footage", "video", "image", "photo",
    "anniversary", "aftermath", "victim", "survivor", "response", "reaction", "retaliation", "revenge", "retribution",
    "condemnation", "outrage", "anger", "outcry",
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
