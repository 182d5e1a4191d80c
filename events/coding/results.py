"""What coding gives: dates, and who did what to whom, where and when, with the characters that say so.

Offsets are Python character offsets into the text that was read, end exclusive. Every field either has
characters of its own or says in `source` where it came from.
"""

from dataclasses import dataclass
from typing import Literal

from articles.tagging import Filed, Mention, Text

Realis = Literal["happened", "ongoing", "planned", "hypothetical", "denied", "background"]
ASSUMED = frozenset({"published", "dateline"})  # days on which a report appeared or was filed
Harm = Literal["killed", "wounded", "arrested", "displaced"]
Bound = Literal["exactly", "at least", "at most", "about"]
Precision = Literal["day", "week", "month", "season", "year", "range"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression. `value` is 2021-02-25, 2021-02, 2021, 2021-W08, a range 2021-02-20/2021-02-25, or None."""

    start: int
    end: int
    text: str
    value: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class Participant:
    start: int
    end: int
    text: str
    actor: str | None  # slug of the linked actor
    country: str | None
    sector: str | None
    source: str = "sentence"  # or, through a pronoun: "antecedent" with its characters, "pronoun" with the pronoun's


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where it happened. `source` is clause, recipient, sentence or dateline; only a dateline that stands apart from
    the text has no characters in it."""

    start: int | None
    end: int | None
    text: str
    place: str | None  # key of the linked place
    country: str | None
    source: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it happened. `source` is clause, sentence, paragraph, told above (with the characters of the event that is
    told again), or one of ASSUMED (then without characters)."""

    value: str
    precision: Precision
    start: int | None
    end: int | None
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Number:
    """How many people came to harm, in the words that bound the value too ("at least two dozen")."""

    kind: Harm
    bound: Bound
    value: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class CodedEvent:
    type: str  # PLOVER type
    mode: str  # or ""
    realis: Realis
    sentence: tuple[int, int]
    trigger: tuple[int, int]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: EventPlace | None
    date: EventDate | None
    rule: str  # id of the rule that fired
    numbers: tuple[Number, ...] = ()
    confidence: float = 1.0  # how sure the coder is, between 0 and 1
    realis_rule: str = ""  # the cue that decided realis, with its word: "modal: would"
    told_above: tuple[int, int] | None = None  # the trigger of the event that this one tells again


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one text. Offsets are those of `text.text`, and of `text.title` and `text.dateline` for
    their mentions. `roles` are people and bodies spoken of without a name: unknown, though a role may
    hold a name ("Russian police"), or linked where they describe somebody named before ("the ministry").
    """

    text: Text
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    dates: tuple[FoundDate, ...]
    events: tuple[CodedEvent, ...]
    dateline_mentions: tuple[Mention, ...] = ()
    filed: Filed | None = None
    roles: tuple[Mention, ...] = ()
