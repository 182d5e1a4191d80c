"""How sure the coder is of what the patterns find: what a model that learned from syntax alone thinks of it.

The patterns say who takes part; the model has learned the same without seeing what they say. How far the two agree, how
much the words look like an event, and whether the parties are known, is the confidence. What is all but certainly wrong
is not told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from spacy.tokens import Token

from events.coding.features import Draft, candidates, of_act, of_part
from events.coding.participants import Cast
from events.coding.weights import Weights

LEAST = 0.13  # events of less confidence are not told
UNTOLD = 0.9  # the agreement on parties where none are told
EDGE = 0.02  # no answer of the model counts as surer than this
# What each counts for, by 267 events of the news judged right or wrong in type and both parties; docs/coding.md tells.
BASE = -0.85
EVENT, AGREED, LEFT_OUT = 0.15, 0.9, -0.9
NOBODY, KNOWN_ACTOR, KNOWN_RECIPIENT, BY_PRONOUN, NOT_DONE = 0.9, 0.75, 0.55, -0.8, -0.5


@dataclass(frozen=True, slots=True)
class Part:
    """What the model thinks of one noun of the sentence."""

    token: Token
    acts: float
    undergoes: float

    def as_(self, side: str) -> float:
        return self.acts if side == "A" else self.undergoes


class Judge:
    """Judges drafts by one model."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def confidence(self, draft: Draft, cast: Cast) -> float:
        """How likely type and parties are right, between 0 and 1; the same words always give the same."""
        parts = [self._part(draft, noun, cast) for noun in candidates(draft, cast)]
        total = BASE + self._looks(draft, cast) + _agreement(draft, parts) + _known(draft, cast)
        return round(1 / (1 + exp(-total)), 2)

    def _part(self, draft: Draft, noun: Token, cast: Cast) -> Part:
        told = of_part(draft, noun, cast)
        return Part(noun, self.weights.of("A", told), self.weights.of("R", told))

    def _looks(self, draft: Draft, cast: Cast) -> float:
        sure = min(max(self.weights.of("event", of_act(draft, cast)), EDGE), 1 - EDGE)
        return EVENT * log(sure / (1 - sure))


def _agreement(draft: Draft, parts: Sequence[Part]) -> float:
    """The party that the model doubts most, and the bystander that it would sooner take for one."""
    sides = [(one, draft.part_of(one.token)) for one in parts]
    agreed = min((one.as_(side) for one, side in sides if side != "-"), default=UNTOLD)
    left_out = max((max(one.acts, one.undergoes) for one, side in sides if side == "-"), default=0.0)
    return AGREED * agreed + LEFT_OUT * left_out


def _known(draft: Draft, cast: Cast) -> float:
    first = [nouns[0] for nouns in (draft.actors, draft.recipients) if nouns]
    known = [bool(nouns) and cast.is_linked(nouns[0]) for nouns in (draft.actors, draft.recipients)]
    counted = KNOWN_ACTOR * known[0] + KNOWN_RECIPIENT * known[1] + NOBODY * (not first)
    not_done = draft.realis in ("planned", "hypothetical", "denied")
    return counted + BY_PRONOUN * any(noun.pos_ == "PRON" for noun in first) + NOT_DONE * not_done
