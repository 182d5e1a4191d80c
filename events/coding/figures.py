"""Figures of speech: strife without arms, things that act, and words whose object gives them another sense."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from events.coding.act import MODIFYING, Act, is_verb
from events.coding.lexicon import Lexicon, spelled
from events.coding.participants import Cast

ATTACK = frozenset({"attack", "assault", "hit", "blast", "slam", "target", "assail"})
FOUGHT = frozenset({"fight", "battle", "war", "clash", "combat", "fighting", "conflict", "struggle", "skirmish"})
STRIFE = ATTACK | FOUGHT | {"offensive", "retaliation", "counterattack", "violence", "aggression"}
WON = FOUGHT | {"eliminate", "beat", "defeat", "crush", "destroy", "ruin", "wreck", "demolish"}
RETURNED = frozenset({"retaliate", "retaliation", "counterattack", "hit", "strike"})
ON_BODIES = frozenset(
    {"aerial", "drone", "explosives", "suicide-attack", "firearms", "heavy-weapons", "sexual", "abduct"}
)
ALLOWED = frozenset({"address", "speech", "change", "use", "visit", "trip", "meeting", "killing", "attack", "raid"})
AT_STAKE = ("for", "over", "in", "about", "to", "of")
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM", "SPY"})
SPEAKERS = frozenset({"GOV", "LEG", "PTY", "OPP", "JRN", "JUD", "ELI", "BUS", "MED", "EDU", "NGO", "IGO"})


@cache
def figures() -> dict[str, frozenset[str]]:
    """The word lists that ship with this package, by name."""
    raw = tomllib.loads(files(__package__).joinpath("data/figures.toml").read_text(encoding="utf-8"))
    return {name: frozenset(map(spelled, words)) for name, words in raw.items()}


def spoken(act: Act, lexicon: Lexicon, cast: Cast) -> Act:
    """The act that a figure means: who attacks a critic disapproves, who hits back with tariffs imposes a sanction."""
    if act.type != "ASSAULT":
        return act
    lemma = spelled(act.trigger.lemma_)
    if lemma == "charge" and act.mode == "crowd-control" and _is_charged_with(act):
        return replace(act, type="ACCUSE", mode="investigate", rule=f"with a crime: {act.rule}")
    if (lemma in RETURNED or _is_aimed_at_trade(act, lexicon)) and _is_commercial(act, cast):
        return replace(act, type="SANCTION", mode="", rule=f"of trade: {act.rule}")
    back = lemma == "fire" and any(token.lower_ == "back" for token in act.clause.companions)
    if ((lemma in ATTACK and act.mode in ("", "targeted")) or back) and _is_among_speakers(act, lexicon, cast):
        return replace(act, type="ACCUSE", mode="disapprove", rule=f"in words: {act.rule}")
    return act


def is_figure(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether the act is only a figure of speech."""
    return (
        _is_bloodless(act, cast)
        or _is_on_things(act, lexicon, cast)
        or _is_on_nobody(act, lexicon, cast)
        or _is_contest(act, lexicon, cast)
        or _is_sense_of_object(act, cast)
    )


def _is_commercial(act: Act, cast: Cast) -> bool:
    if any(cast.sector_of(token) in ARMED for token in act.actors):
        return False
    return any(spelled(token.lemma_) in figures()["commerce"] for token in act.trigger.sent)


def _is_aimed_at_trade(act: Act, lexicon: Lexicon) -> bool:
    """`Targeted the makers of steel`, `sanctions targeting the minister`."""
    if act.trigger.lemma_ != "target" or tells_of_arms(act, lexicon):
        return False
    return any(spelled(one.lemma_) in figures()["commerce"] for one in (*act.trigger.subtree, *act.clause.subjects))


def _is_among_speakers(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether people of public life, and nobody armed, are on both sides, and no arms are spoken of."""
    if not act.actors or not act.recipients or tells_of_arms(act, lexicon):
        return False
    if not all(_speaks(token, cast) for token in act.actors):
        return False
    at_home = countries_of(act.actors, cast) >= countries_of(act.recipients, cast)
    return all(
        cast.is_person(token)
        or spelled(token.lemma_) in figures()["adversaries"] | figures()["bodiless"]
        or (at_home and _speaks(token, cast))
        for token in act.recipients
    )


def countries_of(tokens: Iterable[Token], cast: Cast) -> set[str]:
    """The countries that parties are known to belong to."""
    parties = (cast.participant(token) for token in tokens)
    return {party.country for party in parties if party and party.country}


def _speaks(token: Token, cast: Cast) -> bool:
    if cast.is_place(token):
        return False
    return cast.is_person(token) or cast.sector_of(token) in SPEAKERS


def tells_of_arms(act: Act, lexicon: Lexicon) -> bool:
    """Whether the sentence speaks of arms or of force beside the act."""
    words = lexicon.words("deliberate") | lexicon.words("arms") | figures()["forcible"]
    near = {spelled(token.lemma_) for token in act.trigger.sent} - {spelled(act.trigger.lemma_)}
    return bool(near & words)


def _is_bloodless(act: Act, cast: Cast) -> bool:
    """`A trade war`, `fighting for the nomination`: strife of words, money or votes."""
    if act.type != "ASSAULT" or any(cast.sector_of(token) in ARMED for token in (*act.actors, *act.recipients)):
        return False
    trigger = act.trigger
    words = [trigger, *(noun for noun in act.clause.objects if spelled(noun.lemma_) in STRIFE)]
    strife = [word for word in words if spelled(word.lemma_) in STRIFE]
    before = {spelled(child.lemma_) for word in strife for child in word.lefts if child.dep_ in MODIFYING}
    if before & figures()["bloodless"]:
        return True
    if spelled(trigger.lemma_) not in FOUGHT or act.mode:
        return False
    return any(spelled(noun.lemma_) in figures()["prizes"] for noun in act.clause.under(AT_STAKE))


def _is_on_nobody(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`The war on drugs`, `harm the economy`: what it is done to has no body."""
    if act.type != "ASSAULT" or not act.recipients or act.mode in ON_BODIES:
        return False
    if all(_is_bodiless(noun, cast) for noun in act.recipients):
        return True
    worn = is_verb(act.trigger) and spelled(act.trigger.lemma_) == "harm"
    return worn and all(cast.is_place(noun) or cast.sector_of(noun) in SPEAKERS for noun in act.recipients)


def _is_on_things(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`Slapped $53 billion of exports`: only people are beaten, tortured or raped."""
    if act.mode not in ("beat", "torture", "sexual") or not act.recipients:
        return False
    people = lexicon.words("victim")
    return not any(
        cast.is_party(noun) or spelled(noun.lemma_) in people or noun.pos_ == "PRON" for noun in act.recipients
    )


def _is_bodiless(noun: Token, cast: Cast) -> bool:
    return noun.pos_ == "NOUN" and spelled(noun.lemma_) in figures()["bodiless"] and cast.names.at(noun) is None


def _is_contest(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`Beat Clinton`, `those who have fought me`: people of public life who win or argue, with no arms in sight."""
    strife = act.type == "ASSAULT" and act.mode in ("", "beat", "destroy") and spelled(act.trigger.lemma_) in WON
    return strife and (_is_among_speakers(act, lexicon, cast) or _is_quarrel(act, lexicon, cast))


def _is_quarrel(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """`Okello clashed with the air force secretary`: two people of public life, with no arms in sight."""
    both = (*act.actors, *act.recipients)
    at_odds = len(both) > 1 and all(cast.is_person(one) and cast.sector_of(one) not in ARMED for one in both)
    return at_odds and not tells_of_arms(act, lexicon)


def _is_sense_of_object(act: Act, cast: Cast) -> bool:
    return (
        _is_publication(act, cast)
        or _is_migration(act, cast)
        or _is_naming(act)
        or _is_task(act)
        or _is_leaving_with(act, cast)
        or _is_defence(act, cast)
        or _is_talk_of(act, cast)
        or _is_leave_to_do(act)
        or _is_exit(act, cast)
        or _is_on_oneself(act)
        or _is_meeting_of_officials(act, cast)
        or _is_approval(act)
        or _is_cost(act)
    )


def _is_publication(act: Act, cast: Cast) -> bool:
    """`Released the report`: only people and what was kept are set free."""
    if act.key != "RETREAT.release":
        return False
    things = (*act.clause.objects, *act.clause.under(("of",)), *act.recipients)
    return any(spelled(noun.lemma_) in figures()["published"] for noun in things) and not any(
        cast.is_person(noun) for noun in things
    )


def _is_migration(act: Act, cast: Cast) -> bool:
    """Migrants and tourists who arrive make no visit of state."""
    if act.key != "CONSULT.visit":
        return False
    people = (*act.clause.subjects, *act.recipients)
    if is_verb(act.trigger) and act.clause.subjects and all(_is_anybody(n, cast) for n in act.clause.subjects):
        return True
    counted = [inner for noun in people for child in noun.children if child.lower_ == "of" for inner in child.children]
    return any(
        spelled(noun.lemma_) in figures()["migrants"] or cast.sector_of(noun) == "REF" for noun in (*people, *counted)
    )


def _is_naming(act: Act) -> bool:
    """`Called them a threat` is no call."""
    if act.key != "CONSULT.phone" or act.trigger.lemma_ != "call" or not is_verb(act.trigger):
        return False
    if any(child.dep_ in ("oprd", "attr", "ccomp") for child in act.trigger.children):
        return True
    ends = [noun.right_edge for noun in act.clause.objects if noun.i > act.trigger.i]
    after = [edge.doc[edge.i + 1] for edge in ends if edge.i + 1 < len(edge.doc)]
    if any(edge.doc[edge.i + 1 : edge.i + 3].text in (', "', ", “") for edge in ends):
        return True
    inside = [child for noun in act.clause.objects for child in noun.children if child.dep_ == "appos"]
    named = any(child.lower_ in ("a", "an") for noun in inside for child in noun.lefts)
    return named or any(token.lower_ in ("a", "an", "the", "“", '"') for token in after)


def _is_charged_with(act: Act) -> bool:
    crime = any(preposition == "with" for preposition, _ in act.clause.contents)
    return crime or bool(act.clause.under(("with", "over")))


def _is_task(act: Act) -> bool:
    """`Charged with overseeing the agency`: it is their task."""
    if act.type != "ACCUSE" or act.trigger.lemma_ != "charge":
        return False
    return any(
        preposition == "with" and spelled(verb.lemma_) in figures()["duties"]
        for preposition, verb in act.clause.contents
    )


def _is_leaving_with(act: Act, cast: Cast) -> bool:
    """`Left the North with no choice`, `left them to wonder`: nobody goes away."""
    if act.trigger.lemma_ != "leave" or act.type != "RETREAT" or not is_verb(act.trigger):
        return False
    return bool(act.clause.under(("with", "without"))) and not any(cast.is_person(n) for n in act.clause.subjects)


def _is_defence(act: Act, cast: Cast) -> bool:
    """Land and waters are not supported but guarded."""
    if act.type != "SUPPORT" or act.trigger.lemma_ not in ("defend", "uphold"):
        return False
    guarded = ("waters", "water", "border", "territory", "homeland", "coast", "land", "airspace", "itself", "soil")
    return any(spelled(noun.lemma_) in guarded for noun in act.recipients)


def _is_talk_of(act: Act, cast: Cast) -> bool:
    """`Spoke to their concerns` is spoken to nobody."""
    if act.type != "CONSULT" or act.trigger.lemma_ != "speak" or not is_verb(act.trigger):
        return False
    others = act.clause.under(("to", "with"))
    return bool(others) and not any(cast.is_party(noun) for noun in others)


def _is_leave_to_do(act: Act) -> bool:
    """`Was allowed to read`: only who may come or go is given access."""
    if act.key != "RETREAT.access" or act.trigger.lemma_ not in ("allow", "let", "permit", "enable"):
        return False
    told = [verb for _, verb in act.clause.contents if is_verb(verb)]
    return bool(told) and not any(spelled(verb.lemma_) in figures()["motion"] for verb in told)


def _is_exit(act: Act, cast: Cast) -> bool:
    """One person who walks out of a room is not on strike."""
    if act.key != "PROTEST.strike" or act.trigger.lemma_ != "walk":
        return False
    return bool(act.actors) and all(cast.is_person(token) for token in act.actors)


def _is_anybody(noun: Token, cast: Cast) -> bool:
    named = cast.names.at(noun) or any(cast.names.at(child) for child in noun.children)
    return noun.pos_ == "NOUN" and not named and spelled(noun.lemma_) in figures()["anybody"]


def _is_on_oneself(act: Act) -> bool:
    """`They can defend themselves`: nothing is done to another."""
    if act.type not in ("SUPPORT", "ASSAULT", "AID") or act.mode == "suicide-attack" or not is_verb(act.trigger):
        return False
    return any(noun.lower_.endswith(("self", "selves")) for noun in act.clause.objects)


def _is_meeting_of_officials(act: Act, cast: Cast) -> bool:
    """`Ministers converged on the capital`: who governs does not demonstrate."""
    if act.key != "PROTEST.demo" or act.trigger.lemma_ not in ("converge", "gather", "assemble", "descend", "turn"):
        return False
    return bool(act.actors) and all(cast.sector_of(token) in ("GOV", "IGO", "MIL") for token in act.actors)


def _is_approval(act: Act) -> bool:
    """`The speech was not sanctioned by the house`: an act that is sanctioned is allowed."""
    if act.type != "SANCTION" or act.trigger.lemma_ != "sanction" or not is_verb(act.trigger) or not act.recipients:
        return False
    return all(spelled(noun.lemma_) in ALLOWED for noun in act.recipients)


def _is_cost(act: Act) -> bool:
    """`How they would pay for it`: only somebody is aided."""
    if act.type != "AID" or act.trigger.lemma_ not in ("pay", "cover", "finance", "fund"):
        return False
    return bool(act.recipients) and all(noun.lower_ in ("it", "this", "that", "them") for noun in act.recipients)
