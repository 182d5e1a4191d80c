"""What reads like an event and is none: states of things, figures of speech, and the newsroom's own business."""

from collections.abc import Iterator

from spacy.tokens import Token

from events.coding.act import SPOKEN, Act, is_future, is_infinitive, is_verb
from events.coding.lexicon import Lexicon, spelled
from events.coding.participants import Cast
from events.coding.results import EventDate, EventPlace

COMMENTATORS = frozenset({"i", "we", "you", "one"})
STATES = frozenset({"war", "conflict", "hostility", "violence", "unrest", "insurgency"})
STRIFE = frozenset({"fight", "battle", "combat"})
ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal"})
UTTERANCES = frozenset({"comment", "elaborate", "speak", "say", "answer", "discuss", "identify", "name", "specify"})
ADDRESSED = frozenset({"AGREE", "CONCEDE", "CONSULT"})
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
        or _is_caution(act)
    )


def is_mention(act: Act, place: EventPlace | None, when: EventDate | None) -> bool:
    """Whether an act without parties is only referred to (`condemned the attack`): it does not say where or when."""
    sources = ("clause", "sentence", "paragraph") if is_verb(act.trigger) else ("clause",)
    return not ((place and place.source in sources) or (when and when.source in sources))


def is_affected(token: Token, act: Act, cast: Cast) -> bool:
    """Whether a word can name a recipient: what is promised, asked or talked about is nobody."""
    return act.type not in ADDRESSED or cast.may_act(cast.meant(token))


def _is_fixed(trigger: Token, lexicon: Lexicon) -> bool:
    """Expressions that mean something else: `weapons of mass destruction`, `a heart attack`, `in retaliation`."""
    if is_verb(trigger):
        return False
    lemma = spelled(trigger.lemma_)
    if lemma in ANSWERS and trigger.dep_ == "pobj" and trigger.head.lower_ in ("in", "as"):
        return True
    phrases = lexicon.words("no_event")
    return any(f"{spelled(child.lemma_)} {lemma}" in phrases for child in trigger.lefts)


def _is_commentary(act: Act) -> bool:
    """`We are losing`, `you could say`: nobody is named who does it."""
    subjects = act.clause.subjects
    return bool(subjects) and is_verb(act.trigger) and all(token.lower_ in COMMENTATORS for token in subjects)


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
    if not is_verb(act.trigger) or harmed or clause.passive or not clause.subjects or act.contents:
        return False
    means = frozenset().union(*(lexicon.words(name) for name in MEANS))
    return not any(
        cast.may_act(cast.meant(token)) or means.intersection(_lemmas(token)) or _says(token, act, cast)
        for token in clause.subjects
    )


def _says(token: Token, act: Act, cast: Cast) -> bool:
    """Whether a thing speaks for those it belongs to: a report, a court's ruling, the Belarusian resolution."""
    lemma = spelled(token.lemma_)
    named = any(inner.ent_type_ == "PERSON" or cast.names.at(inner) for inner in token.subtree)
    spoken = act.type in SPOKEN and (lemma in cast.agents.owned or lemma in cast.agents.done)
    pronoun = token.pos_ == "PRON" and token.lower_ not in ("this", "that", "which")
    return spoken or named or pronoun or token.pos_ in ("NUM", "PROPN", "VERB")


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
        others = [token for token in act.actors if token not in act.clause.subjects]
        return bool(others) and all(cast.sector_of(token) == "JRN" for token in others)
    if act.type not in ("REQUEST", "REJECT"):
        return False
    governed = [token for _, token in (*act.clause.contents, *act.clause.obliques)]
    return any(spelled(token.lemma_) in UTTERANCES for token in governed)


def _is_caution(act: Act) -> bool:
    """`Warned that the pause was a ruse` says how things are; only what would be done can be threatened."""
    if act.type != "THREATEN" or act.trigger.lemma_ != "warn" or act.contents:
        return False
    told = [content for _, content in act.clause.contents if is_verb(content)]
    return bool(told) and not any(is_future(content) or is_infinitive(content) for content in told)
