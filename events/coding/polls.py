"""What reads like support, protest or force and is politics: seeking votes, winning seats, taking office."""

from events.coding.act import Act, is_verb
from events.coding.lexicon import spelled
from events.coding.participants import Cast

ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
GOVERNING = frozenset({"GOV", "PTY", "LEG"})
PUT_TO_VOTE = frozenset({
    "resolution", "measure", "bill", "law", "sanction", "plan", "amendment", "motion", "independence", "proposal",
    "deal", "agreement", "treaty", "war", "action", "strike", "aid", "budget", "impeachment", "draft", "text", "ban",
    "reform",
})  # fmt: skip
WINNING = frozenset({"occupy", "take", "retake", "win", "regain", "lose", "hold"})
VOTED_IN = frozenset({
    "spot", "role", "job", "helm", "chamber", "senate", "house", "congress", "parliament", "legislature", "seat",
    "majority", "position", "post", "office", "governorship",
})  # fmt: skip
ARMS = frozenset({"nuclear", "missile", "weapons", "enrichment", "atomic"})


def is_of_politics(act: Act, cast: Cast) -> bool:
    """Whether an act is one of elections and appointments, which the codebook does not code."""
    return _is_at_the_polls(act, cast) or _is_won_by_votes(act, cast) or _is_appointed(act, cast)


def _is_at_the_polls(act: Act, cast: Cast) -> bool:
    """A rally of those who govern or would, going home to campaign: seeking votes is neither protest nor support."""
    lemma = spelled(act.trigger.lemma_)
    if act.type == "SUPPORT" and lemma == "campaign":
        return not any(cast.may_act(noun) for noun in act.recipients)
    if act.type == "SUPPORT" and lemma == "vote":
        as_voter = not any(cast.sector_of(token) in GOVERNING for token in act.actors)
        return as_voter and not any(spelled(noun.lemma_) in PUT_TO_VOTE for noun in act.clause.under(("for",)))
    if act.type != "PROTEST" or lemma != "rally" or is_verb(act.trigger):
        return False
    verb = act.trigger.head.head if act.trigger.dep_ == "pobj" else act.trigger.head
    speaking = [child for child in verb.children if child.dep_ == "nsubj"] if is_verb(verb) else []
    return any(cast.is_person(one) and cast.sector_of(one) in GOVERNING for one in (*speaking, *act.actors))


def _is_won_by_votes(act: Act, cast: Cast) -> bool:
    """`Retake the Senate`, `took the post`, `it falls to them`: nothing is seized where nobody is armed."""
    if act.key != "COERCE.seize" or not is_verb(act.trigger):
        return False
    if act.trigger.lemma_ == "fall":
        return any(child.dep_ == "nsubj" and child.lower_ == "it" for child in act.trigger.lefts)
    taken = {noun.lemma_.lower() for noun in (*act.clause.objects, *act.recipients)}
    named = [mention for noun in act.recipients if (mention := cast.names.at(noun))]
    bodies = [mention for mention in named if mention.kind == "organization"]
    won = act.trigger.lemma_ in WINNING and bool(taken & VOTED_IN or bodies)
    return won and not any(cast.sector_of(token) in ARMED for token in act.actors)


def _is_appointed(act: Act, cast: Cast) -> bool:
    """`Designated a minister`, `stopped the nuclear programme`, `leaving Ann Lee to speak`: no penalty."""
    if act.type != "SANCTION" or not is_verb(act.trigger):
        return False
    if act.mode == "withdraw" and act.trigger.lemma_ == "leave":
        return any(cast.is_person(noun) for noun in act.recipients)
    if act.trigger.lemma_ == "designate":
        return any(cast.sector(noun) == "GOV" for noun in act.clause.objects)
    programs = (noun for noun in act.clause.objects if noun.lemma_.lower() in ("program", "programme"))
    return act.mode == "discontinue" and any(word.lower_ in ARMS for noun in programs for word in noun.lefts)
