"""By which words the reports of an event name those who took part: in the sentence itself, or through a pronoun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .models import Participant

PRONOUN = "pronoun"


@dataclass(frozen=True)
class Named:
    """A participant, and the words of a report that name it: empty where an editor added it."""

    participant: Participant
    words: str
    source: str


def named(participants: Iterable[Participant], told: Iterable[dict[str, Any]]) -> list[Named]:
    """`told` is what the reports say of this side, the clearest first; a name in the sentence outdoes any pronoun."""
    clearest = sorted(told, key=lambda one: one["source"] == PRONOUN)
    return [
        next(
            (Named(each, one["text"], one["source"]) for one in clearest if means(one, each)),
            Named(each, "", ""),
        )
        for each in participants
    ]


def means(told: dict[str, Any], participant: Participant) -> bool:
    if participant.actor:
        return bool(told["actor"] == participant.actor.slug)
    return bool(told["text"] == participant.text)
