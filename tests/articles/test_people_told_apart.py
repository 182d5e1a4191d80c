"""Whom a surname alone may mean."""

from datetime import date

import pytest

from articles.tagging import Knowledge, KnownActor, KnownPlace, Name, Role, Text
from articles.tagging.pipeline import Tagger

from .world import ACTORS, PLACES

MINISTER = Role("Foreign Minister", "SYR", "GOV", date(2010, 1, 1), date(2015, 1, 1))
KING = Role("King", "FRA", "GOV", date(1990, 1, 1), date(2000, 1, 1))
PRESIDENT = Role("President", "USA", "GOV", date(2009, 1, 20), date(2017, 1, 20))
FIRST_LADY = Role("First Lady", "USA", "GOV", date(2009, 1, 20), date(2017, 1, 20))
COMMANDER = Role("Army Commander", "SYR", "MIL", date(2010, 1, 1), date(2015, 1, 1))
EMIR = Role("Leader", "IMG", "REB", date(2004, 1, 1), date(2010, 1, 1), "the-band")
HEIR = Role("Leader", "IMG", "REB", date(2010, 1, 1), date(2019, 1, 1), "the-band")
PEOPLE = (
    KnownActor("adib-nasri", "Adib Nasri", "person", "SYR", "MIL", (Name("Nasri", "surname"),), (COMMANDER,)),
    KnownActor("abu-qadri", "Abu Qadri", "person", "IMG", "REB", (Name("Qadri", "surname"),), (EMIR,)),
    KnownActor("ibn-qadri", "Ibn Qadri", "person", "IMG", "REB", (Name("Qadri", "surname"),), (HEIR,)),
    KnownActor("barack-obama", "Barack Obama", "person", "USA", "GOV", (Name("Obama", "surname"),), (PRESIDENT,)),
    KnownActor("john-zork", "John Zork", "person", "USA", "GOV", (Name("Zork", "surname"),), (PRESIDENT,)),
    KnownActor("ada-zork", "Ada Zork", "person", "USA", "GOV", (Name("Zork", "surname"),), (FIRST_LADY,)),
    KnownActor("john-zork-jr", "John Zork Jr.", "person", "USA", "BUS", (Name("Zork", "surname"),)),
    KnownActor("omar-haddad", "Omar Haddad", "person", "SYR", "GOV", (Name("Haddad", "surname"),), (MINISTER,)),
    KnownActor("louis-philippe", "Louis Philippe", "person", "FRA", "GOV", (), (KING,)),
)

TOWN = KnownPlace("obama", "Obama", "city", "JPN", 35.5, 135.7, 30_000)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Knowledge((*ACTORS, *PEOPLE), (*PLACES, TOWN)))


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


def test_who_left_an_office_lately_is_still_called_by_the_surname(tagger: Tagger) -> None:
    text = "Haddad said Syria and the Syrian people wanted peace."
    assert linked(tagger, text, date(2015, 2, 1)) == {"Haddad": "omar-haddad"}
    assert linked(tagger, text, date(2015, 6, 1)) == {"Haddad": None}


def test_a_title_that_nobody_bears_does_not_hide_who_was_named_in_full(tagger: Tagger) -> None:
    text = "Omar Haddad spoke in Paris. General Haddad left on Monday."
    assert linked(tagger, text) == {"Omar Haddad": "omar-haddad", "Haddad": "omar-haddad"}


def test_a_rank_speaks_for_who_commanded_an_army(tagger: Tagger) -> None:
    assert linked(tagger, "Lt. Gen. Nasri spoke in Paris.") == {"Nasri": "adib-nasri"}
    assert linked(tagger, "President Nasri spoke in Paris.") == {"Nasri": None}


@pytest.mark.parametrize(("year", "leader"), [(2003, None), (2006, "abu-qadri"), (2016, "ibn-qadri"), (2021, None)])
def test_a_leader_of_rebels_is_called_by_the_surname(tagger: Tagger, year: int, leader: str | None) -> None:
    assert linked(tagger, "Qadri said the fight would go on.", date(year, 5, 1)) == {"Qadri": leader}


def test_two_leaders_names_joined_are_no_person_of_that_name(tagger: Tagger) -> None:
    mentions = linked(tagger, "The Obama-Biden talks went on. Mr. Obama left.", date(2010, 5, 1))
    assert mentions["Obama"] == "barack-obama"


def test_given_names_that_go_on_name_somebody_else(tagger: Tagger) -> None:
    assert linked(tagger, "The engineer Louis Philippe Martin lives in Paris.") == {"Louis Philippe Martin": None}
    assert linked(tagger, "King Louis Philippe lives in Paris.") == {"Louis Philippe": "louis-philippe"}


def test_a_leader_overshadows_a_small_town_of_the_name(tagger: Tagger) -> None:
    assert linked(tagger, "Obama said on Monday that he would veto it.") == {"Obama": "barack-obama"}
    assert linked(tagger, "He moved to Obama, a town in Japan.") == {}
    assert linked(tagger, "She spoke to Obama about it.", date(2013, 3, 1)) == {"Obama": "barack-obama"}


def test_of_a_leader_and_the_family_the_leader_is_meant(tagger: Tagger) -> None:
    people = {"John Zork": "john-zork", "Ada Zork": "ada-zork", "Zork": "john-zork"}
    assert linked(tagger, "John Zork and Ada Zork arrived in London. Zork waved.") == people


def test_mr_is_said_of_no_first_lady(tagger: Tagger) -> None:
    assert linked(tagger, "Ada Zork was in London. Mr. Zork spoke.") == {"Ada Zork": "ada-zork", "Zork": "john-zork"}


def test_a_title_goes_to_who_bore_it_and_not_to_who_was_named_last(tagger: Tagger) -> None:
    text = "Ada Zork visited the school. President Zork denied it."
    assert linked(tagger, text) == {"Ada Zork": "ada-zork", "Zork": "john-zork"}


def test_a_title_before_a_surname_says_who_is_meant_from_there_on(tagger: Tagger) -> None:
    text = "President Zork arrived in Syria. He came with Ada Zork. Zork spoke to soldiers."
    assert linked(tagger, text)["Zork"] == "john-zork"


def test_a_word_that_ran_into_a_leaders_name_introduces_nobody(tagger: Tagger) -> None:
    text = "Will Obama wait? Discussions Obama held went on. President Obama flew to Paris."
    assert linked(tagger, text, date(2013, 3, 1))["Obama"] == "barack-obama"


def test_somebody_of_the_leaders_surname_who_is_named_in_full_keeps_it(tagger: Tagger) -> None:
    assert linked(tagger, "Robert Obama spoke in Paris. Obama left.", date(2013, 3, 1))["Obama"] is None


@pytest.mark.parametrize("text", ["He is a critic of Mr. Obama.", "The Haddad-Obama meeting was short."])
def test_of_and_a_dash_before_a_name_are_no_titles(tagger: Tagger, text: str) -> None:
    assert linked(tagger, text, date(2013, 3, 1))["Obama"] == "barack-obama"


def test_of_a_leader_and_others_in_office_the_leader_is_meant(tagger: Tagger) -> None:
    assert linked(tagger, "The Zork government spoke.", date(2013, 3, 1)) == {"Zork": "john-zork"}


def test_mrs_is_said_of_the_first_lady(tagger: Tagger) -> None:
    text = "John Zork came with Ada Zork. Mrs. Zork spoke."
    assert linked(tagger, text, date(2013, 3, 1))["Zork"] == "ada-zork"


def test_a_son_is_told_from_his_father(tagger: Tagger) -> None:
    text = "He met John Zork Jr. in Paris on Monday, and Zork Jr. said so. Zork denied it."
    found = linked(tagger, text, date(2013, 3, 1))
    assert (found["Zork Jr."], found["Zork"]) == ("john-zork-jr", "john-zork")
    text = "He met them in Paris on Monday, and Zork Jr. said so."
    assert linked(tagger, text, date(2013, 3, 1)) == {"Zork Jr.": None}


def test_who_is_named_in_full_with_a_suffix_is_meant_without_it(tagger: Tagger) -> None:
    text = "Omar Haddad Jr. arrived in Paris. Haddad spoke."
    assert linked(tagger, text, date(2013, 3, 1))["Haddad"] == "omar-haddad"


def test_nobody_was_called_by_the_surname_of_a_leader_to_come(tagger: Tagger) -> None:
    assert linked(tagger, "Obama wrote a book.", date(2001, 3, 1)) == {"Obama": None}


def test_an_island_is_not_meant_where_the_article_names_somebody_called_so(tagger: Tagger) -> None:
    island = KnownPlace("zembra", "Zembra", "region", "TUN", 37.1, 10.8)
    tagger = Tagger(Knowledge(ACTORS, (*PLACES, island)))
    text = (
        "Adam Zembra spoke on Monday. Zembra declined to comment. Later Zembra praised Iran. He has a house in Zembra."
    )
    [tagged] = [tagged.mentions for tagged in tagger.tag([Text("", text, None)])]
    assert [one.kind for one in tagged if "Zembra" in one.text] == ["person", "person", "person", "place"]


def test_an_office_of_whoever_may_hold_it_is_not_that_of_its_holder(tagger: Tagger) -> None:
    day = date(1995, 3, 1)
    assert linked(tagger, "France knew the king of France.", day)["king"] == "louis-philippe"
    for text in ("A king of France may speak.", "No king of France has spoken.", "Any king of France may speak."):
        assert linked(tagger, text, day).get("king") is None
