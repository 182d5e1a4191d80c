"""A reader that knows a small world, and events in a form that tests compare: made once, for all tests of coding."""

from datetime import date
from functools import cache

from articles.tagging import Knowledge, KnownActor, KnownPlace, Name, Text
from articles.tagging.pipeline import Tagger
from events.coding.codebook import CODEBOOK
from events.coding.coder import Coder
from events.coding.lexicon import load
from events.coding.reader import Reader
from events.coding.results import CodedEvent, Participant, Reading

PUBLISHED = date(2021, 2, 26)  # a Friday


def state(name: str, code: str, *adjectives: str) -> KnownActor:
    names = tuple(Name(adjective, "adjective") for adjective in adjectives)
    return KnownActor(name.lower().replace(" ", "-"), name, "state", code, "GOV", names)


STATES = (
    ("United States", "USA", "6252001", "American", "Americans", "US", "U.S."),
    ("Russia", "RUS", "2017370", "Russian"),
    ("Ukraine", "UKR", "690791", "Ukrainian"),
    ("Iran", "IRN", "130758", "Iranian"),
    ("Iraq", "IRQ", "99237", "Iraqi"),
    ("Syria", "SYR", "163843", "Syrian"),
    ("Turkey", "TUR", "298795", "Turkish"),
    ("Israel", "ISR", "294640", "Israeli"),
    ("India", "IND", "1269750", "Indian"),
    ("Nepal", "NPL", "1282988", "Nepalese"),
    ("Egypt", "EGY", "357994", "Egyptian"),
    ("Ethiopia", "ETH", "337996", "Ethiopian"),
    ("Somalia", "SOM", "51537", "Somali"),
    ("Germany", "DEU", "2921044", "German"),
    ("Namibia", "NAM", "3355338", "Namibian"),
    ("Jordan", "JOR", "248816", "Jordanian"),
)
PEOPLE = (("Joe Biden", "USA"), ("Vladimir Putin", "RUS"))
CITIES = (("Aleppo", "SYR", "170063"), ("Baghdad", "IRQ", "98182"), ("Geneva", "CHE", "2660646"))

ACTORS = (
    *(state(name, code, *adjectives) for name, code, _, *adjectives in STATES),
    *(
        KnownActor(name.lower().replace(" ", "-"), name, "person", code, "GOV", (Name(name.split()[-1], "surname"),))
        for name, code in PEOPLE
    ),
)
PLACES = (
    *(KnownPlace(key, name, "country", code, 30.0, 30.0) for name, code, key, *_ in STATES),
    *(KnownPlace(key, name, "city", code, 35.0, 35.0, 1_000_000) for name, code, key in CITIES),
)
KNOWLEDGE = Knowledge(ACTORS, PLACES)


@cache
def reader() -> Reader:
    return Reader(Tagger(KNOWLEDGE), Coder(CODEBOOK, load()))


def read(text: str, title: str = "", published: date | None = PUBLISHED) -> Reading:
    (reading,) = reader().read([Text(title, text, published)], with_roles=True)
    return reading


def events(text: str) -> tuple[CodedEvent, ...]:
    return read(text).events


def types(text: str) -> list[str]:
    """TYPE or TYPE/mode of every event."""
    return [f"{event.type}/{event.mode}".rstrip("/") for event in events(text)]


def told(text: str) -> list[str]:
    """Every event as `TYPE/mode: who, who -> whom`."""
    return [
        f"{event.type}/{event.mode}".rstrip("/") + f": {_named(event.actors)} -> {_named(event.recipients)}"
        for event in events(text)
    ]


def realis(text: str) -> list[tuple[str, str]]:
    return [(event.type, event.realis) for event in events(text)]


def _named(participants: tuple[Participant, ...]) -> str:
    return ", ".join(participant.text for participant in participants)


def parties(text: str, type_name: str) -> tuple[list[str], list[str]]:
    """Who acts and who is acted on in the only event of a type, as the text writes them."""
    (event,) = [event for event in events(text) if event.type == type_name]
    return [actor.text for actor in event.actors], [recipient.text for recipient in event.recipients]
