"""What tagging is told about the world: actors, places and the names they go by.

Knowledge is handed in (from the reference files or from the database), never fetched here.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .towns import Towns  # which is made of KnownPlaces

Form = Literal["name", "acronym", "adjective", "demonym", "seat", "generic", "surname", "variant", "office"]


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name something.

    A seat ("the Kremlin", "Washington") names the government that sits there; a generic name ("Foreign Ministry") needs
    a country beside it; a variant is a spelling of a place that counts only where the text asks for a place. An office
    is not written in the reference files: it marks a person who is called by it.
    """

    text: str
    form: Form = "name"


@dataclass(frozen=True, slots=True)
class Role:
    """An office held: `title` as news writes it ("President"), of a country or body, `end` exclusive or None."""

    title: str
    country: str  # ISO 3166-1 alpha-3, or a PLOVER bloc code
    sector: str
    start: date | None = None
    end: date | None = None
    body: str = ""  # slug of the body it belongs to, where it is not the state

    def held_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class KnownActor:
    slug: str
    name: str
    kind: str  # state, body, person, party, armed_group, international, company, medium, movement
    country: str | None  # ISO 3166-1 alpha-3, XKX, or a bloc code (IGO UNO EUR NGO ISM IMG MNC)
    sector: str | None  # PLOVER sector code
    names: tuple[Name, ...] = ()  # beside `name`
    roles: tuple[Role, ...] = ()
    parent: str | None = None  # slug
    wikidata: str = ""
    since: date | None = None
    until: date | None = None
    demands: tuple[str, ...] = ()  # one of these words has to stand in the text for a short name to count


@dataclass(frozen=True, slots=True)
class KnownPlace:
    key: str  # GeoNames id as text, or "m49-145" for a region of the world
    name: str
    kind: str  # site, city, district, province, country, region
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    names: tuple[str, ...] = ()
    wikidata: str = ""
    admin: str = ""  # GeoNames code of the province it lies in ("US.TX"), for a country the M49 region


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Actors and places in memory, and the towns of the world outside of it where they are wanted."""

    actors: tuple[KnownActor, ...]
    places: tuple[KnownPlace, ...]
    towns: "Towns | None" = None
