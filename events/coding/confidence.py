"""How sure the coder is of an event, between 0 and 1: a share for how it is told, times one for each doubt.

The shares say how often events told in this way were right when they were judged, rounded; docs/coding.md lists them.
"""

from collections.abc import Sequence
from math import prod

from events.coding.act import Act, is_verb
from events.coding.results import Participant, Realis

VERB = (0.6, 0.8, 0.9)  # told by a verb: with no party, with one side, with both
NOUN = (0.5, 0.65, 0.85)
UNCERTAIN: dict[Realis, float] = {"hypothetical": 0.85, "planned": 0.9, "denied": 0.9, "background": 0.9}
RETYPED = 0.9  # a boundary of the codebook moved it to another type
UNNAMED = 0.9  # a side is told by a pronoun, or by a noun that belongs to no known country or sector


def confidence_of(act: Act, realis: Realis, actors: Sequence[Participant], recipients: Sequence[Participant]) -> float:
    """The confidence in an event; the same words always give the same."""
    told = (VERB if is_verb(act.trigger) else NOUN)[bool(actors) + bool(recipients)]
    doubts = [UNCERTAIN.get(realis, 1.0), 1.0 if act.rule.startswith(act.type) else RETYPED]
    doubts += [UNNAMED for side in (actors, recipients) if side and not any(_is_known(one) for one in side)]
    return round(told * prod(doubts), 2)


def _is_known(party: Participant) -> bool:
    return party.source == "sentence" and bool(party.actor or party.country or party.sector)
