"""Whom a surname alone may mean."""

from datetime import date

import pytest

from articles.tagging import Knowledge, KnownActor, Name, Role, Text
from articles.tagging.pipeline import Tagger

from .world import ACTORS, PLACES

MINISTER = Role("Foreign Minister", "SYR", "GOV", date(2010, 1, 1), date(2015, 1, 1))
KING = Role("King", "FRA", "GOV", date(1990, 1, 1), date(2000, 1, 1))
PEOPLE = (
    KnownActor("omar-haddad", "Omar Haddad", "person", "SYR", "GOV", (Name("Haddad", "surname"),), (MINISTER,)),
    KnownActor("louis-philippe", "Louis Philippe", "person", "FRA", "GOV", (), (KING,)),
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Knowledge((*ACTORS, *PEOPLE), PLACES))


def linked(tagger: Tagger, text: str, published: date | None = None) -> dict[str, str | None]:
    [tagged] = [tagged.mentions for tagged in tagger.tag([Text("", text, published)])]
    return {mention.text: mention.actor for mention in tagged if mention.kind == "person"}


def test_a_minister_is_not_meant_by_the_surname_alone(tagger: Tagger) -> None:
    assert linked(tagger, "Haddad won the race in Syria.") == {"Haddad": None}


def test_the_title_in_front_speaks_for_the_bearer(tagger: Tagger) -> None:
    assert linked(tagger, "Foreign Minister Haddad spoke.") == {"Haddad": "omar-haddad"}


def test_a_title_never_borne_speaks_against_the_bearer(tagger: Tagger) -> None:
    assert linked(tagger, "General Haddad spoke in Paris.") == {"Haddad": None}
    assert linked(tagger, "General Biden spoke in Paris.") == {"Biden": None}


def test_a_surname_may_mean_who_serves_in_the_country_of_the_article(tagger: Tagger) -> None:
    text = "Haddad said Syria and the Syrian people wanted peace."
    assert linked(tagger, text, date(2012, 5, 1)) == {"Haddad": "omar-haddad"}
    assert linked(tagger, text, date(2020, 5, 1)) == {"Haddad": None}


def test_given_names_that_go_on_name_somebody_else(tagger: Tagger) -> None:
    assert linked(tagger, "The engineer Louis Philippe Martin lives in Paris.") == {"Louis Philippe Martin": None}
    assert linked(tagger, "King Louis Philippe lives in Paris.") == {"Louis Philippe": "louis-philippe"}
