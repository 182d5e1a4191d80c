"""What reads like an event and is none: states of things, figures of speech, and the newsroom's own business."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.act import SPOKEN, Act, is_future, is_infinitive, is_time, is_verb
from events.coding.figures import countries_of, is_figure
from events.coding.general import is_general
from events.coding.lexicon import Lexicon, spelled
from events.coding.lookalikes import is_lookalike
from events.coding.participants import Cast
from events.coding.results import EventDate, EventPlace
from events.coding.senses import is_other_sense

COMMENTATORS = frozenset({"i", "we", "you", "one"})
STATES = frozenset({"war", "conflict", "hostility", "violence", "unrest", "insurgency"})
STRIFE = frozenset({"fight", "battle", "combat"})
ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal"})
UTTERANCES = frozenset({
    "comment", "speculate", "detail", "disclose", "confirm", "elaborate", "speak", "say", "answer", "discuss",
    "identify", "name", "specify",
})  # fmt: skip
EVASIONS = UTTERANCES | {"address", "reply", "clarify", "divulge", "reveal", "explain", "see", "believe"}
PASSING = frozenset({"ratify", "approve", "adopt", "sign", "pass", "enact"})
ADDRESSED = frozenset({"AGREE", "CONCEDE", "CONSULT"})
POINTING = frozenset({"the", "this", "that", "these", "those", "each", "another", "recent", "latest", "last"})
PICTURES = frozenset({
    "mic", "microphone", "moment", "crossfire", "photo", "photograph", "picture", "image", "video", "footage",
    "film", "camera", "tape", "cctv",
})  # fmt: skip
BODIES = ("structure", "victim", "territory", "troops", "arms", "plane", "car", "aid")
HELD_DOWN = (
    "media",
    "property",
    "borders",
    "protest",
    "territory",
    "structure",
    "arms",
    "network",
    "aid",
    "trade",
    "car",
)
IMMATERIAL = frozenset({
    "economy", "idea", "notion", "hope", "dream", "belief", "record", "career", "right", "value", "faith",
    "trust", "truth", "concept", "case", "problem", "issue", "tie", "talk", "budget", "job", "image", "brand", "spirit",
    "way",
})  # fmt: skip
ABSTRACT = ("ship", "ism", "ness", "bility", "ivity", "ality", "racy", "ience", "hood")
OCCURRING = frozenset({"break", "erupt", "occur", "happen", "begin", "start", "follow", "ensue", "continue", "leave"})
DATING = frozenset({"after", "following", "during", "amid", "since", "before"})  # other acts are dated by it
MEASURES = frozenset({"wave", "series", "spate", "string", "round", "hour", "day", "week", "night", "minute", "month"})
RECKONED = frozenset({"pay", "face", "regret", "suffer", "meet", "answer", "be", "burn", "lose"})  # what is threatened
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
MEANS = ("arms", "missile", "projectile", "bomb", "gas", "chemical", "car", "plane", "network")


def is_nothing(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether no reader would call the act an event."""
    return (
        _is_fixed(act.trigger, lexicon)
        or _is_commentary(act)
        or _is_state(act)
        or _is_done_by_things(act, lexicon, cast)
        or _is_struggle(act, cast)
        or _is_of_newsroom(act, cast)
        or _is_caution(act, cast)
        or _is_picture(act)
        or _is_blaze(act)
        or _is_opinion(act)
        or _is_unsaid(act)
        or _is_abstraction(act, lexicon, cast)
        or _is_self_restraint(act, lexicon, cast)
        or is_figure(act, lexicon, cast)
        or is_other_sense(act, cast)
        or is_lookalike(act, lexicon, cast)
        or is_general(act, cast)
    )


def is_mention(act: Act, place: EventPlace | None, when: EventDate | None) -> bool:
    """Whether an act without parties is only referred to (`condemned the attack`): it does not say where or when."""
    sources = ("clause", "sentence", "paragraph") if is_verb(act.trigger) else ("clause",)
    return not ((place and place.source in sources) or (when and when.source in sources))


def is_generic(trigger: Token) -> bool:
    """Whether a noun speaks of deeds of a kind and points at none: `fear of violence`, `advocates of torture`."""
    if is_verb(trigger) or trigger.dep_ == "oprd" or any(_points(child) for child in trigger.lefts):
        return False
    if trigger.dep_ in ("nsubj", "nsubjpass") and (trigger.tag_ == "NNS" or trigger.head.lemma_ in OCCURRING):
        return False
    above = trigger.head
    if trigger.dep_ != "pobj" or above.lower_ in DATING or (above.lower_ == "at" and trigger.n_lefts):
        return trigger.dep_ != "pobj"
    return above.lower_ != "of" or above.head.lemma_ not in MEASURES


def _points(modifier: Token) -> bool:
    return modifier.lower_ in POINTING or modifier.dep_ in ("poss", "nummod") or is_time(modifier)


def is_affected(token: Token, act: Act, cast: Cast) -> bool:
    """Whether a word can name a recipient: what is promised, talked about, ratified or kept from harm is nobody."""
    if token.lower_ == "it" and act.trigger.lemma_ in PASSING:
        return False
    helped = act.type == "AID" and token in act.clause.objects
    return not (helped or act.type in ADDRESSED) or cast.may_act(cast.meant(token))


def _is_fixed(trigger: Token, lexicon: Lexicon) -> bool:
    """Expressions that mean something else: `weapons of mass destruction`, `struck a tone`, `in retaliation`."""
    lemma = spelled(trigger.lemma_)
    if is_verb(trigger):
        objects = (child for child in trigger.children if child.dep_ in ("dobj", "nsubjpass"))
        return any(f"{lemma} {spelled(child.lemma_)}" in lexicon.words("no_event") for child in objects)
    if lemma in ANSWERS and trigger.dep_ == "pobj" and trigger.head.lower_ in ("in", "as"):
        return True
    phrases = lexicon.words("no_event")
    return any(f"{spelled(child.lemma_)} {lemma}" in phrases for child in trigger.lefts)


def _is_commentary(act: Act) -> bool:
    """`We are losing`, `you could say`: nobody is named who does it."""
    subjects = act.clause.subjects
    return bool(subjects) and is_verb(act.trigger) and all(token.lower_ in COMMENTATORS for token in subjects)


def _is_unsaid(act: Act) -> bool:
    """`Did not say whether it hit anybody`, `it is unclear if he fled`: nobody tells of a deed."""
    verb, head = act.trigger, act.trigger.head
    asked = verb.dep_ in ("ccomp", "csubj", "advcl") and any(
        child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in verb.children
    )
    if not (asked and is_verb(verb)):
        return False
    negated = verb.dep_ == "ccomp" and any(child.dep_ == "neg" for child in head.children)
    return negated or any(child.lemma_ in ("unclear", "unknown", "uncertain") for child in (head, *head.children))


def _is_state(act: Act) -> bool:
    """`The Iraq war` names what goes on behind the news; it is told where it begins, or two sides wage it."""
    if spelled(act.trigger.lemma_) not in STATES or is_verb(act.trigger):
        return False
    begins = act.trigger.dep_ == "nsubj" and act.trigger.head.lemma_ in ("break", "erupt", "begin", "start", "flare")
    waged = len(act.actors) > 1 and act.clause.under(("between", "with"))
    aimed = act.recipients and act.clause.under(("against",))
    named = act.actors or act.recipients or act.trigger.pos_ == "PROPN"
    return bool(named) and not (begins or act.clause.subjects or waged or aimed)


def _is_done_by_things(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`Incidents besieged the army`: what is no party, no weapon and no act does nothing but in a figure of speech."""
    clause = act.clause
    harmed = act.type == "ASSAULT" and act.mode
    if not is_verb(act.trigger) or harmed or not clause.subjects or act.contents:
        return False
    means = frozenset().union(*(lexicon.words(name) for name in MEANS))
    return not any(
        cast.may_act(cast.meant(token))
        or means.intersection(_lemmas(token))
        or any(pattern.type == act.type for pattern in lexicon.nouns.get(spelled(token.lemma_), ()))
        or _says(token, act, cast)
        for token in clause.subjects
    )


def _says(token: Token, act: Act, cast: Cast) -> bool:
    """Whether a thing speaks for those it belongs to: a report, a court's ruling, the Belarusian resolution."""
    lemma = spelled(token.lemma_)
    named = any(inner.ent_type_ == "PERSON" or cast.names.at(inner) for inner in _owners(token))
    spoken = act.type in SPOKEN and (lemma in cast.agents.owned or lemma in cast.agents.done)
    pronoun = token.pos_ == "PRON" and token.lower_ not in ("this", "that", "which")
    return spoken or named or pronoun or token.pos_ in ("NUM", "PROPN")


def _owners(thing: Token) -> Iterator[Token]:
    """The words of a phrase that may say whose it is: before the noun, or after `of`, `by`, `from`, `in`."""
    for child in thing.children:
        if (
            child.i < thing.i
            or child.dep_ == "amod"
            or (child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "from", "in"))
        ):
            yield from child.subtree


def _lemmas(token: Token) -> Iterator[str]:
    yield spelled(token.lemma_)
    yield from (spelled(child.lemma_) for child in token.lefts)


def _is_struggle(act: Act, cast: Cast) -> bool:
    """`The party is fighting to pass the law`: only those who bear arms fight without saying whom."""
    if act.type != "ASSAULT" or spelled(act.trigger.lemma_) not in STRIFE or act.recipients or len(act.actors) > 1:
        return False
    purpose = any(is_infinitive(content) for _, content in act.clause.contents) or bool(act.clause.under(("for",)))
    purpose = purpose or any(child.dep_ == "advcl" and is_infinitive(child) for child in act.trigger.children)
    return purpose and not any(cast.sector_of(token) in ARMED for token in act.actors)


def _is_of_newsroom(act: Act, cast: Cast) -> bool:
    """Talking to reporters and declining to comment is how news comes about, not what it tells."""
    if act.type == "CONSULT":
        others = [token for token in (*act.actors, *act.recipients) if token not in act.clause.subjects]
        return any(
            bool(side) and all(cast.sector_of(token) == "JRN" for token in side)
            for side in (act.clause.subjects, others)
        )
    if act.type not in ("REQUEST", "REJECT"):
        return False
    if act.trigger.lemma_ in ("decline", "refuse"):
        withheld = (*act.clause.objects, *(token for preposition, token in act.clause.contents if not preposition))
        if any(spelled(token.lemma_) in EVASIONS for token in withheld):
            return True
    governed = [token for _, token in (*act.clause.contents, *act.clause.obliques)]
    return any(spelled(token.lemma_) in UTTERANCES for token in governed)


def _is_caution(act: Act, cast: Cast) -> bool:
    """`Warned that the pause was a ruse` says how things are; only what would be done can be threatened."""
    if act.type != "THREATEN" or act.trigger.lemma_ != "warn" or act.contents:
        return False
    told = [content for _, content in act.clause.contents if is_verb(content)]
    if not told:
        return False
    foretold = all(_is_of_others(content, act, cast) for content in told)
    return foretold or not any(is_future(content) or is_infinitive(content) for content in told)


def _is_of_others(content: Token, act: Act, cast: Cast) -> bool:
    """`Officials warned that Russia would gain ground`: who foretells what others will do threatens nobody."""
    if is_infinitive(content) or content.lemma_ in RECKONED:
        return False
    doers = [child for child in content.children if child.dep_ == "nsubj"]
    if not doers or any(token.pos_ == "PRON" or cast.sector_of(token) in ARMED for token in doers):
        return False
    ours, theirs = countries_of(act.actors, cast), countries_of(doers, cast)
    return not ours & theirs


def _is_picture(act: Act) -> bool:
    """`The two men captured in the photos`, `shot on video`: a camera caught them."""
    caught = act.type in ("ASSAULT", "COERCE") and is_verb(act.trigger)
    return caught and any(spelled(noun.lemma_) in PICTURES for noun in act.clause.under(("in", "on", "by")))


def _is_blaze(act: Act) -> bool:
    """`Fire` that nobody opened and nobody came under burns, or is a word."""
    if act.trigger.lower_ != "fire" or is_verb(act.trigger):
        return False
    above = act.trigger.head
    return not act.actors and (not act.recipients or above.lemma_ in ("be", "break", "burn", "cause", "start"))


def _is_opinion(act: Act) -> bool:
    """`Agreed that the plan is too slow` says what somebody thinks; `a majority wants war`, what somebody wishes."""
    if not is_verb(act.trigger):
        return False
    if act.trigger.lemma_ == "want":
        return not act.recipients
    told = [content for _, content in act.clause.contents if content.tag_ in ("VBD", "VBP", "VBZ")]
    told += [content for _, content in act.clause.contents if any(c.lower_ in ("did", "does") for c in content.lefts)]
    quoting = any(child.dep_ == "ccomp" for child in act.trigger.lefts) and act.trigger.nbor(-1).is_punct
    if act.trigger.lemma_ == "agree" and quoting:
        return True  # "that has merit," agrees the professor
    holding = act.trigger.lemma_ in ("agree", "assure")
    return holding and bool(told) and not any(is_future(content) for content in told)


def _is_abstraction(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`Ruined the relationship`, `an attack on the idea`: what has no body is attacked only in a figure of speech."""
    if act.type != "ASSAULT" or not act.recipients:
        return False
    bodies = frozenset().union(*(lexicon.words(name) for name in BODIES))
    return all(_is_abstract(noun, cast, bodies) for noun in act.recipients)


def _is_abstract(noun: Token, cast: Cast, bodies: frozenset[str]) -> bool:
    lemma = spelled(noun.lemma_)
    if noun.pos_ != "NOUN" or cast.is_party(noun) or lemma in bodies:
        return False
    return lemma in cast.agents.owned or lemma in IMMATERIAL or lemma.endswith(ABSTRACT)


def _is_self_restraint(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`Curbed spending`, `suppressed its appetite`: nobody is coerced where nothing of anybody's is held down."""
    if act.type != "COERCE" or act.mode not in ("", "restrict") or not is_verb(act.trigger) or not act.recipients:
        return False
    held = frozenset().union(*(lexicon.words(name) for name in HELD_DOWN))
    return not any(
        cast.may_act(cast.meant(noun)) or held.intersection(_lemmas(noun)) or noun.pos_ in ("PRON", "PROPN")
        for noun in act.recipients
    )
