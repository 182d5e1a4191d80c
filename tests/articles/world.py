"""A small world for the tests of tagging: some countries, towns, bodies and people; Docs with entities set by hand."""

from datetime import date

import spacy
from spacy.tokens import Doc, Span

from articles.tagging import Knowledge, KnownActor, KnownPlace, Name, Role


def state(slug: str, name: str, country: str, *names: Name) -> KnownActor:
    return KnownActor(slug, name, "state", country, "GOV", names)


def body(slug: str, name: str, country: str, sector: str, *names: Name) -> KnownActor:
    return KnownActor(slug, name, "body", country, sector, names)


def person(slug: str, name: str, country: str, *roles: Role) -> KnownActor:
    return KnownActor(slug, name, "person", country, "GOV", (Name(name.split()[-1], "surname"),), roles)


def country(key: str, name: str, code: str, region: str, lat: float, lon: float) -> KnownPlace:
    return KnownPlace(key, name, "country", code, lat, lon, admin=region)


def city(
    key: str, name: str, code: str, admin: str, lat: float, lon: float, population: int, *names: str
) -> KnownPlace:
    return KnownPlace(key, name, "city", code, lat, lon, population, names, admin=admin)


def president(code: str, start: date, end: date | None = None) -> Role:
    return Role("President", code, "GOV", start, end)


FOREIGN_MINISTRY = Name("Foreign Ministry", "generic")

ACTORS = (
    state(
        "united-states", "United States", "USA", Name("US", "acronym"), Name("U.S.", "acronym"), Name("America"),
        Name("American", "adjective"), Name("US", "adjective"), Name("Americans", "demonym"),
        Name("Washington", "seat"), Name("White House", "seat"),
    ),
    state("iran", "Iran", "IRN", Name("Iranian", "adjective"), Name("Iranians", "demonym"), Name("Tehran", "seat")),
    state("syria", "Syria", "SYR", Name("Syrian", "adjective")),
    state("russia", "Russia", "RUS", Name("Russian", "adjective"), Name("Moscow", "seat"), Name("Kremlin", "seat")),
    state("france", "France", "FRA", Name("French", "adjective"), Name("Paris", "seat")),
    state("georgia", "Georgia", "GEO", Name("Georgian", "adjective"), Name("Tbilisi", "seat")),
    state("armenia", "Armenia", "ARM", Name("Armenian", "adjective")),
    state("south-korea", "South Korea", "KOR", Name("Korea"), Name("South Korean", "adjective"), Name("Seoul", "seat")),
    state("north-korea", "North Korea", "PRK", Name("Korea"), Name("North Korean", "adjective")),
    body("us-defense-department", "Department of Defense", "USA", "MIL", Name("Pentagon"), Name("Defense Department")),
    body("iran-foreign-ministry", "Ministry of Foreign Affairs of Iran", "IRN", "GOV", FOREIGN_MINISTRY),
    body("russia-foreign-ministry", "Ministry of Foreign Affairs of Russia", "RUS", "GOV", FOREIGN_MINISTRY),
    KnownActor("who", "World Health Organization", "international", "UNO", "MED", (Name("WHO", "acronym"),)),
    KnownActor("nato", "NATO", "international", "IGO", "MIL", (Name("NATO", "acronym"),)),
    person("joe-biden", "Joe Biden", "USA", president("USA", date(2021, 1, 20), date(2025, 1, 20))),
    person("donald-trump", "Donald Trump", "USA", president("USA", date(2017, 1, 20), date(2021, 1, 20))),
    person("george-w-bush", "George W. Bush", "USA", president("USA", date(2001, 1, 20), date(2009, 1, 20))),
    person("george-h-w-bush", "George H. W. Bush", "USA", president("USA", date(1989, 1, 20), date(1993, 1, 20))),
    person("bashar-al-assad", "Bashar al-Assad", "SYR", president("SYR", date(2000, 7, 17), date(2024, 12, 8))),
)  # fmt: skip

PLACES = (
    country("6252001", "United States", "USA", "021", 39.8, -98.6),
    country("130758", "Iran", "IRN", "034", 32.4, 53.7),
    country("163843", "Syria", "SYR", "145", 35.0, 38.0),
    country("2017370", "Russia", "RUS", "151", 61.5, 99.0),
    country("614540", "Georgia", "GEO", "145", 42.3, 43.4),
    country("174982", "Armenia", "ARM", "145", 40.1, 45.0),
    KnownPlace("4197000", "Georgia", "province", "USA", 32.8, -83.5, 1_000_000, admin="US.GA"),
    KnownPlace("4736286", "Texas", "province", "USA", 31.0, -99.0, 1_000_000, ("Tex.",), admin="US.TX"),
    KnownPlace("4155751", "Florida", "province", "USA", 28.0, -82.0, 1_000_000, ("Fla.",), admin="US.FL"),
    city("5815135", "Washington", "USA", "US.DC", 38.9, -77.0, 690_000),
    city("112931", "Tehran", "IRN", "IR.26", 35.7, 51.4, 7_000_000, "Teheran"),
    city("524901", "Moscow", "RUS", "RU.48", 55.8, 37.6, 10_000_000),
    city("2988507", "Paris", "FRA", "FR.11", 48.9, 2.3, 2_100_000),
    city("4717560", "Paris", "USA", "US.TX", 33.7, -95.6, 25_000),
    city("170063", "Aleppo", "SYR", "SY.09", 36.2, 37.2, 2_000_000),
    city("4180439", "Atlanta", "USA", "US.GA", 33.7, -84.4, 500_000),
    city("2990440", "Nice", "FRA", "FR.93", 43.7, 7.3, 340_000),
    city("4250542", "Springfield", "USA", "US.IL", 39.8, -89.6, 114_000),
    city("4951788", "Springfield", "USA", "US.MA", 42.1, -72.6, 114_000),
)  # fmt: skip

WORLD = Knowledge(ACTORS, PLACES)
ENGLISH = spacy.blank("en")


def read(text: str, **entities: str) -> Doc:
    """A Doc without syntax; `entities` gives a label for words of the text, underscores for spaces."""
    doc = ENGLISH(text)
    spans = []
    for words, label in entities.items():
        start = text.index(words.replace("_", " "))
        span = doc.char_span(start, start + len(words), label, alignment_mode="expand")
        assert isinstance(span, Span)
        spans.append(span)
    doc.ents = spans
    return doc
