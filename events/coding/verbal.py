"""Attacks in words: of politicians, on public figures, under fire from critics."""

from spacy.tokens import Token

from events.coding.act import Act, is_time, is_verb
from events.coding.figures import ARMED, SPEAKERS, figures, tells_of_arms
from events.coding.lexicon import Lexicon, spelled
from events.coding.participants import Cast

BLOWS = frozenset({"attack", "assault", "offensive", "broadside"})
IN_PARLIAMENT = frozenset({"PTY", "LEG"})
UNARMED = frozenset({"LEG", "PTY", "OPP", "JRN", "ELI", "BUS", "EDU", "SOC", "JUD"})
WORDY = frozenset({
    "verbal", "personal", "rhetorical", "scathing", "blistering", "withering", "stinging", "partisan", "political",
    "twitter", "ad", "hominem", "public", "racist", "sexist", "unfair", "baseless", "negative", "continuous",
})  # fmt: skip
SAID = frozenset({
    "tweet", "speech", "campaign", "debate", "interview", "rhetoric", "remark", "comment", "candidate", "criticism",
    "insult", "racist", "sexist", "editorial", "column", "podcast", "compliment",
})  # fmt: skip


def is_verbal(act: Act, lexicon: Lexicon, cast: Cast) -> bool:
    """Whether an attack is one of words."""
    if act.type != "ASSAULT":
        return False
    if _is_reproach(act, cast):
        return True
    if tells_of_arms(act, lexicon):
        return False
    if is_verb(act.trigger):
        return _is_criticism_taken(act, cast)
    if act.mode or act.trigger.lemma_.lower() not in BLOWS or any(is_time(token) for token in act.trigger.lefts):
        return False
    return _is_of_those_who_talk(act, cast) or _is_on_public_figures(act, cast)


def only_talks(noun: Token, cast: Cast) -> bool:
    """Whether somebody is a person of public life or sits in parliament."""
    sector = cast.sector_of(noun)
    return sector in IN_PARLIAMENT if not cast.is_person(noun) else sector in SPEAKERS


def _is_of_those_who_talk(act: Act, cast: Cast) -> bool:
    """`Okello's attacks on the press`: of one who governs only where the sentence tells that he spoke."""
    if not act.actors or not all(_is_unarmed(noun, cast) for noun in act.actors):
        return False
    if all(cast.is_person(noun) for noun in act.recipients):
        return True
    governs = any(cast.sector_of(noun) == "GOV" for noun in act.actors)
    return not governs or _is_worded(act) or not any(cast.is_place(noun) for noun in act.recipients)


def _is_unarmed(noun: Token, cast: Cast) -> bool:
    return only_talks(noun, cast) or (cast.sector_of(noun) in UNARMED and not cast.is_place(noun))


def _is_on_public_figures(act: Act, cast: Cast) -> bool:
    """`The attacks on Okello`: more than one, on a person in office, with no place or day."""
    if act.actors or not act.recipients or act.clause.under(("in", "at", "near")):
        return False
    on_persons = all(cast.is_person(noun) and cast.sector_of(noun) in SPEAKERS for noun in act.recipients)
    return on_persons and (act.trigger.tag_ == "NNS" or _is_worded(act))


def _is_worded(act: Act) -> bool:
    before = {spelled(child.lemma_) for child in act.trigger.lefts}
    return bool(before & (WORDY | figures()["bloodless"])) or any(
        spelled(token.lemma_) in SAID for token in act.trigger.sent
    )


def _is_reproach(act: Act, cast: Cast) -> bool:
    """`Okello targeted the minister for his weak budget`: one person attacks another for what he does."""
    if act.trigger.lemma_ not in ("target", "attack", "assail", "blast", "slam", "hit"):
        return False
    reasons = act.clause.under(("for",)) or any(preposition == "for" for preposition, _ in act.clause.contents)
    people = (*act.actors, *act.recipients)
    return bool(reasons and act.actors and act.recipients) and all(_is_in_public_life(noun, cast) for noun in people)


def _is_in_public_life(noun: Token, cast: Cast) -> bool:
    return (cast.is_person(noun) or bool(cast.gender(noun))) and cast.sector_of(noun) in SPEAKERS


def _is_criticism_taken(act: Act, cast: Cast) -> bool:
    """`The senator came under fire for his vote`: whoever bears no arms and is no place is criticised."""
    taken = act.trigger.lemma_ in ("come", "be") and any(token.lower_ == "under" for token in act.clause.companions)
    return taken and bool(act.recipients) and all(_is_criticised(noun, cast) for noun in act.recipients)


def _is_criticised(noun: Token, cast: Cast) -> bool:
    if cast.is_place(noun) or spelled(noun.lemma_) in cast.agents.inhabited:
        return False
    sector = cast.sector_of(noun)
    return sector in SPEAKERS and sector not in ARMED
