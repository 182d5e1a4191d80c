"""Whether the words tell an act as news. What they only name, or set before the news, has not the day of the report."""

from spacy.tokens import Token

from events.coding.act import is_verb
from events.coding.presupposed import is_looked_into
from events.coding.sequence import REACTIONS

DEFINITE = frozenset({"the", "that", "those", "such"})
HABITS = frozenset({
    "often", "repeatedly", "frequently", "regularly", "routinely", "consistently", "constantly", "occasionally",
    "sometimes", "always", "never", "usually", "typically", "long", "already", "previously", "earlier", "initially",
    "originally", "historically", "traditionally", "periodically", "persistently", "intermittently", "once",
})  # fmt: skip
SPELLS = frozenset({"year", "decade", "month", "generation", "century", "time", "occasion", "past", "history"})
UNDATED = frozenset({"recently", "lately", "afterward", "afterwards", "subsequently", "eventually", "ultimately"})
RECALLING = frozenset({
    "remember", "recall", "recount", "know", "admit", "confess", "acknowledge", "regret", "deny", "forget", "concede",
})  # fmt: skip
TIMES = frozenset(
    {"campaign", "tenure", "presidency", "career", "course", "era", "childhood", "youth", "reign", "heyday"}
)
FRESH = frozenset({"just", "now", "today", "finally", "newly"})
LATEST = frozenset({"latest", "new", "fresh", "ongoing", "current", "continuing", "growing", "renewed"})
BEHIND = frozenset({"for", "after", "since", "following", "of"})  # `blamed for killing`: done before the blame
COMING = frozenset({
    "come", "occur", "happen", "take", "begin", "start", "kill", "wound", "injure", "hit", "strike", "target", "leave",
    "destroy", "damage", "break", "erupt", "last", "end", "follow",
})  # fmt: skip  # what a deed does by being done
# Whoever does this to `the withdrawal` sets it going.
BRINGING = frozenset({
    "order", "announce", "launch", "begin", "start", "declare", "impose", "approve", "authorize", "conduct", "stage",
    "unveil", "mount", "undertake",
})  # fmt: skip
RANKS = frozenset({"first", "second", "third", "only", "last"})
LEANING = frozenset(
    {"conj", "xcomp", "advcl", "dep"}
)  # a verb without a tense of its own has that of the one it leans on


def is_news(trigger: Token, *, opening: bool) -> bool:
    """`opening`: the act is told in the first paragraphs, where the perfect announces what is new."""
    verb = trigger if is_verb(trigger) else _carrier(trigger)
    if verb is None:
        above = trigger.head.head if trigger.dep_ == "pobj" else trigger.head
        spoken_of = trigger.dep_ == "dobj" and trigger.head.lemma_ in REACTIONS
        return opening and not (spoken_of or is_named(trigger) or is_looked_into(trigger, above))
    told = _with_tense(verb)
    if any(_is_past_habit(one) or _is_counted_from_before(one) for one in {verb, told}):
        return False
    if _is_aside(verb) or _is_aside(told) or _is_told_aside(told) or _is_behind(verb) or _is_recalled(told):
        return False
    if not opening and (_is_timeless(verb, told) or _is_known_when(told)):
        return False
    auxiliaries = {child.lower_ for child in told.children if child.dep_ == "aux"}
    if "had" in auxiliaries:
        return False
    if auxiliaries & {"has", "have", "'ve", "’ve"} and told.tag_ == "VBN":
        return opening or any(child.lower_ in FRESH for child in told.children)
    return True


def is_named(noun: Token) -> bool:
    """Whether a noun points at a deed that is known: `the attack`, `its withdrawal`; not `the latest attack`."""
    if any(child.lower_ in LATEST for child in noun.lefts):
        return False
    return any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in noun.lefts)


def deed_in(verb: Token) -> Token | None:
    """The known deed in which an act was done, or that did it: `killed in the attack`, `the attack killed five`."""
    for child in verb.children if is_verb(verb) else ():
        noun = child
        if child.dep_ == "prep" and child.lower_ in ("in", "during"):
            noun = next((word for word in child.children if word.dep_ == "pobj"), child)
        elif child.dep_ != "nsubj" or verb.lemma_ not in COMING:
            continue
        if noun.pos_ == "NOUN" and is_named(noun):
            return noun
    return None


def _carrier(noun: Token) -> Token | None:
    """The verb with which a noun tells of a deed: `carried out strikes`, `clashes broke out`, `the attack killed 5`."""
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass", "attr") or not is_verb(noun.head):
        return None
    if noun.dep_ == "dobj" and noun.head.lemma_ in REACTIONS:
        return None  # `called an attack on the town a crime`
    comes = COMING if noun.dep_ == "nsubj" else BRINGING
    return None if is_named(noun) and noun.head.lemma_ not in comes else noun.head


def _with_tense(verb: Token) -> Token:
    """The verb whose tense a participle, an infinitive or a second predicate shares."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and is_verb(verb.head.head):
        return verb.head.head  # `have been able to take it`
    for _ in range(6):
        own = any(
            child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children if child.tag_ != "TO"
        )
        if own or (verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ != "conj"):
            return verb
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if above == verb or not is_verb(above) or verb.dep_ not in (*LEANING, "pcomp"):
            return verb
        if verb.dep_ == "conj" and verb.tag_ != above.tag_ and verb.tag_ in ("VBD", "VBZ", "VBP"):
            return verb
        verb = above
    return verb


def _is_told_aside(verb: Token) -> bool:
    """`Videos of those who say that rebels seized it`; but what Smith, who said it, tells is news."""
    said = verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.head.dep_ == "relcl"
    return said and verb.head.left_edge.i > 0 and verb.head.left_edge.nbor(-1).text != ","


def _is_aside(verb: Token) -> bool:
    """Whether a verb in the past only says which people or things are meant: `rebels who seized it`."""
    if verb.tag_ == "VB":  # the first to attack it, `is the only one to attack it`
        nouns = [verb.head] if verb.dep_ in ("relcl", "acl") else []
        if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
            nouns = [child for child in verb.head.children if child.dep_ == "attr"]
        known = any(noun.lemma_ == "decision" for noun in nouns)  # `its decision to ban them`
        return known or any(child.lower_ in RANKS for noun in nouns for child in noun.lefts)
    if verb.dep_ not in ("relcl", "acl"):
        return False
    return verb.tag_ in ("VBD", "VBN") and not _is_present(verb)


def _is_present(verb: Token) -> bool:
    return any(
        child.lower_ in ("is", "are", "being", "'s", "'re") for child in verb.children if child.dep_ == "auxpass"
    )


def _is_behind(verb: Token) -> bool:
    """`Blamed for killing`, `responsible for carrying out`, `after seizing`."""
    return verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in BEHIND


def _is_counted_from_before(verb: Token) -> bool:
    """`Recently struck it`, `soon afterward left`: not on the day of the report."""
    return any(child.dep_ == "advmod" and child.lower_ in UNDATED and not [*child.children] for child in verb.children)


def _is_recalled(verb: Token) -> bool:
    """`Admitted that he killed them`, `it is known that they lied`, `had howled when he did it`: done before."""
    if verb.dep_ not in ("ccomp", "xcomp", "advcl") or verb.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    over = verb.head
    if verb.dep_ != "advcl" and over.lemma_ in RECALLING:
        return True
    return verb.tag_ == "VBD" and any(child.dep_ == "aux" and child.lower_ == "had" for child in over.children)


def _is_timeless(verb: Token, told: Token) -> bool:
    """`Interested in combating them`, `people being kidnapped`: a participle that is told of no time."""
    if verb.tag_ != "VBG" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "pcomp":
        return verb.head.lower_ != "by"
    return told == verb and verb.dep_ != "ROOT"


def _is_known_when(verb: Token) -> bool:
    """`When he named her, many wondered`: a time that the reader knows."""
    first = next(iter(verb.lefts), verb)
    return verb.dep_ == "advcl" and verb.tag_ == "VBD" and first.lower_ == "when" and verb.i < verb.head.i


def _is_past_habit(verb: Token) -> bool:
    """What was done again and again, or for long: `repeatedly`, `for years`; in the present it goes on."""
    if verb.tag_ in ("VBZ", "VBP"):
        return False
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in HABITS:
            return True
        if child.dep_ in ("prep", "npadvmod") and _spells(child):
            return True
    return False


def _spells(phrase: Token) -> bool:
    nouns = [phrase] if phrase.dep_ == "npadvmod" else [child for child in phrase.children if child.dep_ == "pobj"]
    if phrase.lower_ in ("over", "during", "throughout", "in") and any(noun.lemma_.lower() in TIMES for noun in nouns):
        return True
    if phrase.dep_ == "prep" and phrase.lower_ not in ("for", "over", "in", "during", "on", "throughout"):
        return False
    return any(
        noun.lemma_.lower() in SPELLS and (noun.tag_ == "NNS" or noun.lemma_ in ("past", "time")) for noun in nouns
    )
