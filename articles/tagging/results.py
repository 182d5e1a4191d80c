"""What tagging gives: the names of a text, each with what it stands for.

Offsets are Python character offsets into the text that was read, end exclusive.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["person", "organization", "place", "group", "other"]
Link = Literal["linked", "unknown", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Text:
    """What is read: a title (context, and read for names of its own), the text, when it appeared, and its dateline
    where that was parted from the text ("BEIRUT, Lebanon (AP)")."""

    title: str
    text: str
    published: date | None = None
    dateline: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """Where and when a dateline says that a report was filed."""

    place: str | None  # key
    country: str | None
    day: date | None
    start: int | None = None  # characters of the place's name in the text; None where the dateline stands apart
    end: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text. `country` is ISO 3166-1 alpha-3 (or XKX, or a PLOVER bloc code such as UNO)."""

    start: int
    end: int
    text: str
    kind: Kind
    link: Link
    actor: str | None = None  # slug of the actor it names
    place: str | None = None  # key of the place it names, or that an unknown organization has in its name
    country: str | None = None
    sector: str | None = None  # PLOVER sector code
    rule: str = ""  # which rule decided, for the page that explains
    candidates: tuple[str, ...] = ()  # slugs and keys that fit equally, when ambiguous
