"""Common nouns to sectors, and what is told of people and bodies that nobody knows."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from articles.tagging import Mention, Text, sectors
from articles.tagging.pipeline import Tagger
from articles.tagging.sectors import sector_of_words, words_of

from .world import WORLD

CODES = {
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRE",
    "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK",
}  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("police", "COP"),
        ("riot police", "COP"),
        ("police chief", "COP"),
        ("secret police", "SPY"),
        ("intelligence agency officer", "SPY"),
        ("deputy secretary", "GOV"),
        ("government troop", "MIL"),
        ("army accountant", "MIL"),
        ("agricultural worker", "AGR"),
        ("hospital employee", "MED"),
        ("bank employee", "LAB"),
        ("company chairman", "BUS"),
        ("opposition lawmaker", "OPP"),
        ("religious leader", "REL"),
        ("prosecutor office", "JUD"),
        ("foreign minister", "GOV"),
        ("former foreign minister", "ELI"),
        ("ex-president", "ELI"),
        ("former soldier", "MIL"),
        ("table", None),
        ("wooden table", None),
    ],
)
def test_a_phrase_has_the_sector_of_its_noun_or_of_the_body_before_a_member(phrase: str, sector: str | None) -> None:
    assert sector_of_words(words_of(phrase)) == sector


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(WORLD)


def who(tagger: Tagger, text: str, name: str) -> tuple[str, str | None, str | None]:
    [tagged] = [tagged.mentions for tagged in tagger.tag([Text("", text)])]
    mention: Mention = next(mention for mention in tagged if mention.text == name)
    return mention.link, mention.country, mention.sector


def test_a_title_and_its_country_tell_of_somebody_unknown(tagger: Tagger) -> None:
    text = "Syrian Defence Minister Omar Haddad met reporters. Haddad was tired."
    assert who(tagger, text, "Omar Haddad") == ("unknown", "SYR", "GOV")
    assert who(tagger, text, "Haddad") == ("unknown", "SYR", "GOV")


def test_a_former_minister_is_of_the_elite(tagger: Tagger) -> None:
    assert who(tagger, "Former French foreign minister Paul Lebrun spoke.", "Paul Lebrun") == ("unknown", "FRA", "ELI")


def test_a_noun_after_a_name_tells_who_somebody_is(tagger: Tagger) -> None:
    text = "Omar Haddad, a Syrian journalist, was released."
    assert who(tagger, text, "Omar Haddad") == ("unknown", "SYR", "JRN")


def test_a_body_has_the_sector_of_its_noun(tagger: Tagger) -> None:
    text = "He studied at the University of Springfield before he came to Paris."
    assert who(tagger, text, "University of Springfield")[2] == "EDU"


def test_a_person_called_former_is_of_the_elite_though_known(tagger: Tagger) -> None:
    assert who(tagger, "Former President Donald Trump spoke.", "Donald Trump") == ("linked", "USA", "ELI")
    assert who(tagger, "Former US President Donald Trump spoke.", "Donald Trump") == ("linked", "USA", "ELI")


def test_a_noun_stands_once_and_under_a_sector() -> None:
    data = tomllib.loads((Path(sectors.__file__).parent / "data" / "sectors.toml").read_text(encoding="utf-8"))
    nouns = [noun for section in ("sectors", "adjectives") for words in data[section].values() for noun in words]
    assert [noun for noun, times in Counter(nouns).items() if times > 1] == []
    assert (data["sectors"].keys() | data["adjectives"].keys()) - CODES == set()
