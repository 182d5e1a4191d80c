"""What leaves an act open: nouns of talk, wish and aim over it (`calls for airstrikes`, `talk of arming them`)."""

from spacy.tokens import Token

from events.coding.cues import (
    ATTEMPTS,
    ENABLING,
    FEARS,
    INSTEAD,
    MOVING_OTHERS,
    PACTS,
    TAKING_TIME,
    WARLIKE,
    WISHING,
    Cue,
)
from events.coding.lexicon import spelled

TELLING_NOTHING = frozenset({"after", "since", "following", "despite", "during", "for", "over", "because"})
# Whoever or whatever is `for` an act: it has not been done yet.
FOR = frozenset({
    "case", "argument", "plan", "proposal", "pretext", "excuse", "need", "justification", "timetable", "capability",
    "capacity", "bid", "technology", "chance", "call", "demand", "wish", "desire", "hope", "appeal", "plea", "petition",
    "push", "pressure", "campaigner", "campaign", "advocate", "proponent", "support", "vote", "deadline",
    "preparation", "condition", "option", "scenario", "schedule", "authorization", "permission", "approval", "request",
    "blueprint", "roadmap", "guarantee", "prerequisite", "precondition", "clamor", "enthusiasm", "appetite", "quest",
    "potential", "readiness", "incentive", "longing", "favor", "candidate", "date", "target", "bill", "resolution",
    "foundation", "groundwork", "policy", "framework", "guideline", "protocol", "mechanism",
    "procedure", "timeframe", "timeline", "precursor",
})  # fmt: skip
# What is said, meant or hoped `of` or `about` an act.
OF = frozenset({
    "talk", "rumor", "notion", "option", "question", "specter", "spectre", "event", "case", "advocate", "proponent",
    "favor", "warning", "promise", "hope", "vision", "wish", "dream", "threshold", "verge", "brink", "eve",
    "goal", "aim", "purpose", "objective", "means", "way", "speculation", "suggestion", "proposal", "plan", "intention",
    "intent", "cost", "hint", "pledge", "offer", "prevention", "lack", "likelihood", "probability", "task", "debate",
    "disagreement", "division", "discussion", "misgiving", "reservation",
}) | FEARS  # fmt: skip
# Who does this `for` an act wants it; `of` or `about` it, speaks of it.
ASKING = frozenset({
    "call", "push", "press", "ask", "lobby", "campaign", "argue", "appeal", "beg", "plead", "clamor", "long",
    "pray", "yearn", "vote", "advocate", "wish", "opt", "petition", "agitate",
})  # fmt: skip
AWAITING = frozenset({"prepare", "plan", "brace", "wait", "aim", "hope", "ready", "train", "gear", "schedule", "set"})
MUSING = frozenset({
    "talk", "dream", "warn", "speculate", "muse", "worry", "serious", "clear", "optimistic", "cautious", "wary",
    "skeptical", "sceptical", "hesitant",
})  # fmt: skip
HINDERING = frozenset({"constraint", "limit", "ban", "restriction", "moratorium", "prohibition", "curb", "safeguard"})
# After these, `the attack` is one that was.
ABOUT_FACTS = frozenset({
    "support", "question", "cost", "case", "way", "means", "talk", "hint", "speculation", "warning", "resolution",
    "date", "target", "campaign", "argument", "excuse", "pretext", "justification", "purpose", "goal", "aim",
    "objective",
})  # fmt: skip
WANTING = frozenset({"want", "seek", "need", "demand", "require", "hope", "look", "pursue", "urge", "favor", "focus"})
NOT_DOING = frozenset({"unwillingness", "inability", "refusal", "failure", "reluctance"})
ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "anything", "any", "every", "all", "nobody"})


def is_feared(noun: Token) -> bool:
    """`Fears of rebels attacking`: what hangs on such a noun has not been done."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about", "over") else noun
    return above.lemma_.lower() in FEARS


def is_open(participle: Token) -> bool:
    """`Expected to take up a resolution condemning it`: it is as open as what is not yet there."""
    noun = participle.head
    return participle.tag_ == "VBG" and noun.dep_ == "dobj" and not is_definite(noun) and infinitive(noun.head)


def leaves_open(word: str) -> bool:
    """Whether what a noun or a verb governs under `for`, `of` or `about` is not there by that."""
    return word not in ABOUT_FACTS and any(word in words for words in (FOR, OF, ASKING))


def is_lacking(preposition: Token) -> bool:
    """`Without its withdrawal, the talks end`; but `without the raid, it would have won` tells of a raid."""
    verb = preposition.head
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    ahead = verb.tag_ in ("VBZ", "VBP") or auxiliaries & {"will", "would", "can", "could"}
    return preposition.lower_ == "without" and preposition.i < verb.i and bool(ahead) and "have" not in auxiliaries


def led_by(preposition: Token) -> tuple[Cue, ...] | None:
    """What a preposition says of the act after it, beyond which nothing is said; None where it says nothing."""
    word, head = preposition.lower_, preposition.head
    lemma = (
        "timeframe" if head.doc[max(head.i - 1, 0) : head.i + 1].text.lower() == "time frame" else spelled(head.lemma_)
    )
    if is_lacking(preposition):
        return (Cue("hypothetical", "condition: without"),)
    if word in INSTEAD or (word == "of" and preposition.i and preposition.nbor(-1).lower_ == "instead"):
        return (Cue("denied", f"preposition: {word}"),)
    if word == "of" and head.lower_ == "ahead":
        return (Cue("planned", "preposition: ahead of"),)
    if word == "for" and (lemma in FOR if head.pos_ in ("NOUN", "ADJ", "PROPN") else lemma in ASKING):
        return (Cue("hypothetical", f"governor: {lemma} for"),)
    if word == "for" and lemma in AWAITING:
        return (Cue("planned", f"governor: {lemma} for"),)
    if word in ("of", "about") and (lemma in OF if head.pos_ == "NOUN" else lemma in MUSING):
        return (Cue("hypothetical", f"governor: {lemma} {word}"),)
    by_gerund = any(child.dep_ == "pcomp" for child in preposition.children)
    if by_gerund and (word in ("toward", "towards") or (word == "over" and lemma in OF)):
        return (Cue("hypothetical", f"preposition: {word}"),)  # progress toward lifting them
    if word in ("on", "against") and lemma in HINDERING:
        return (Cue("hypothetical", f"governor: {lemma} {word}"),)
    if word == "in" and any(child.lemma_ in ATTEMPTS for child in preposition.children):
        return ()  # `did not lead anywhere in an effort to protect it`
    return () if word in TELLING_NOTHING else None


def is_whoevers(clause: Token) -> bool:
    """`Anyone who attacks`, `a candidate who backs it` wanted: nobody has done so yet."""
    noun = clause.head
    if clause.dep_ != "relcl" or clause.tag_ not in ("VBP", "VBZ") or infinitive(clause):
        return False
    if any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in clause.children):
        return False
    if noun.lower_ in ANYBODY or any(child.lower_ in ("any", "every") for child in noun.lefts):
        return noun.lower_ != "all"
    return _is_wanted(noun)


def _is_wanted(noun: Token) -> bool:
    """`Wants a deal that …`, `is focused on reaching a deal that …`"""
    if is_definite(noun) or noun.pos_ not in ("NOUN", "PRON"):
        return False
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("for", "on") else noun.head
    if governor.pos_ != "VERB" or noun.dep_ not in ("dobj", "pobj"):
        return False
    aimed = governor.dep_ == "pcomp" and governor.head.head.lemma_ in WANTING  # `focused on reaching a deal that`
    return governor.lemma_ in WANTING or aimed


def what_noun_leads_to(noun: Token) -> Cue:
    """`A plan to strike` is planned; who has the power or is under pressure to strike has not planned it."""
    lemma = noun.lemma_.lower()
    if lemma in NOT_DOING:
        return Cue("denied", f"governor: {lemma} to")
    return Cue("hypothetical" if lemma in ENABLING else "planned", f"governor: {lemma} to")


def is_decided(governor: Token, content: Token) -> bool:
    """
    `Decided to ban them`, `its decision to ban them`: the decision is the deed, unless that takes time to carry out
    (`decided to pull the troops out`; but `to pull out of the deal`).
    """
    if not infinitive(content) or governor.lemma_ not in ("decide", "decision"):
        return False
    recent = any(child.lower_ in ("recent", "latest", "earlier", "previous", "past") for child in governor.lefts)
    if governor.pos_ == "VERB" and (governor.tag_ != "VBD" or content.lemma_ in WARLIKE):
        return False  # `decided to attack`: it may have; `its decision to attack` is spoken of because it did
    told = governor.pos_ == "VERB" or recent or is_definite(governor)
    return told and (content.lemma_ not in TAKING_TIME or any(word.lower_ in PACTS for word in content.subtree))


def is_others(governor: Token, content: Token) -> bool:
    """`Hopes that they leave`, `trying to persuade them to leave`: others would have to do it."""
    if content.dep_ not in ("ccomp", "xcomp"):
        return False
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in content.children)
    lemma = spelled(governor.lemma_)
    if lemma in WISHING and own:
        return lemma != "expect" or infinitive(content)
    at_it = governor.dep_ == "pcomp" or any(child.dep_ == "aux" for child in governor.children)
    unfinished = infinitive(governor) or (governor.tag_ == "VBG" and at_it)
    return lemma in MOVING_OTHERS and unfinished and infinitive(content)


def is_definite(noun: Token) -> bool:
    """Whether it points at what is known: `the attack`, `its attack`."""
    return any(child.lower_ in ("the", "this", "that") or child.dep_ == "poss" for child in noun.lefts)


def infinitive(token: Token) -> bool:
    """Whether a verb stands under `to`."""
    return any(child.tag_ == "TO" and child.dep_ != "prep" for child in token.children)
