"""What the desk calls: decide about an event or a name, undo it, give it new words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from django.contrib.auth.models import User

from articles.models import Actor, Article, Country, Mention, NameDecision, Place

from .models import EventDecision, Report

Verdict = EventDecision.Verdict
Meaning = NameDecision.Meaning
Scope = NameDecision.Scope
MAY_DECIDE_EVENTS = "events.add_eventdecision"
MAY_DECIDE_NAMES = "articles.add_namedecision"


@dataclass(frozen=True, slots=True)
class Selection:
    """Words that a person chose in an article: characters start to end of a part, and what was read there."""

    article: Article
    start: int
    end: int
    quote: str
    part: str = Mention.Part.BODY


@dataclass(frozen=True, slots=True)
class Party:
    """
    Who did it, or to whom it was done: a known actor, or somebody of a country (or of a bloc such as UNO) and a
    sector. `start` and `end` are the characters of the body that name them, if any do.
    """

    actor: Actor | None = None
    country: str = ""
    sector: str = ""
    text: str = ""
    start: int | None = None
    end: int | None = None


class Fields(TypedDict, total=False):
    """What is corrected: what is left out stays as the machine told it."""

    type: str
    mode: str  # "" for none
    realis: str
    actors: Sequence[Party]
    recipients: Sequence[Party]
    place: Place | Country | None
    date: str  # 2021-02-25, 2021-02, 2021, 2021-W08, 2021-02-20/2021-02-25, or "" for none


def decide(
    by: User,
    about: Report | Selection,
    verdict: Verdict,
    *,
    other: Report | None = None,
    **fields: Unpack[Fields],
) -> EventDecision:
    """
    Accept, reject or correct a report; add an event at selected words ("bombed"); or say that a report tells of
    the same happening as an `other`, or of a different one. It applies at once.

    Raises PermissionDenied, and ValidationError with a sentence for the editor: where the text has changed since it was
    read, or a field does not fit the codebook.
    """
    raise NotImplementedError


def decide_name(
    by: User,
    about: Mention | Selection,
    meaning: Actor | Place | Country | Meaning,
    scope: Scope = Scope.MENTION,
) -> NameDecision:
    """Say whom or what a name stands for (Meaning.UNKNOWN or NOTHING where nobody known). Raises as `decide` does."""
    raise NotImplementedError


def undo(decision: EventDecision | NameDecision, by: User) -> None:
    """Take a decision back: what the machine told, or an earlier decision, stands again. The row stays."""
    raise NotImplementedError


def anchor_anew(decision: EventDecision | NameDecision, words: Selection, by: User) -> None:
    """Give a decision that waits the words that it is about now."""
    raise NotImplementedError
