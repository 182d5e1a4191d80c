"""Short forms that the rest of an article explains: of organizations, of bodies of states, of divided countries."""

from datetime import date

import pytest

from articles.tagging import Knowledge, KnownActor, KnownPlace, Name, Role, Text
from articles.tagging.pipeline import Tagger

from .world import ACTORS, PLACES, body, person, president

CONGRESS, SUPREME_COURT = Name("Congress", "generic"), Name("Supreme Court", "generic")
SECRETARY = Role("Secretary of State", "USA", "GOV", date(2009, 1, 21), date(2013, 2, 1))
NEXT = Role("Secretary of State", "USA", "GOV", date(2013, 2, 1), date(2017, 1, 20))
OTHERS = (
    KnownActor("muslim-brotherhood", "Muslim Brotherhood", "movement", "EGY", "OPP"),
    KnownActor("washington-post", "Washington Post", "medium", "USA", "MED"),
    KnownActor("amnesty-international", "Amnesty International", "international", "NGO", "SOC"),
    KnownActor("arab-league", "Arab League", "international", "IGO", None),
    KnownActor("french-league", "League", "party", "FRA", "PTY"),
    KnownActor("georgian-league", "League", "party", "GEO", "PTY"),
    body("us-congress", "United States Congress", "USA", "LEG", CONGRESS),
    body("french-congress", "Congress of France", "FRA", "LEG", CONGRESS),
    body("us-supreme-court", "Supreme Court of the United States", "USA", "JUD", SUPREME_COURT),
    body("iran-supreme-court", "Supreme Court of Iran", "IRN", "JUD", SUPREME_COURT),
    person("barack-obama", "Barack Obama", "USA", president("USA", date(2009, 1, 20), date(2017, 1, 20))),
    person("bill-clinton", "Bill Clinton", "USA", president("USA", date(1993, 1, 20), date(2001, 1, 20))),
    person("hillary-clinton", "Hillary Clinton", "USA", SECRETARY),
    person("john-kerry", "John Kerry", "USA", NEXT),
    KnownActor("ireland", "Ireland", "state", "IRL", "GOV"),
)
KERRY = KnownPlace("kerry", "County Kerry", "district", "IRL", 52.3, -9.7, 600_000, ("Kerry",), admin="IE.M")


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Knowledge((*ACTORS, *OTHERS), (*PLACES, KERRY)))


def linked(tagger: Tagger, text: str, published: date | None = None) -> dict[str, str | None]:
    [tagged] = list(tagger.tag([Text("", text, published)]))
    return {mention.text: mention.actor or mention.place for mention in tagged.mentions}


@pytest.mark.parametrize(
    ("text", "short", "slug"),
    [
        ("The Muslim Brotherhood met. The Brotherhood called for protests.", "Brotherhood", "muslim-brotherhood"),
        ("It told the Washington Post. According to the Post, it fell.", "Post", "washington-post"),
        ("Amnesty International wrote. Officials told Amnesty that it was false.", "Amnesty", "amnesty-international"),
        ("The Arab League met. On Monday the League agreed.", "League", "arab-league"),
    ],
)
def test_a_part_of_a_name_means_the_organization_that_the_article_names(
    tagger: Tagger, text: str, short: str, slug: str
) -> None:
    assert linked(tagger, text)[short] == slug


def test_a_short_form_of_two_organizations_is_left_open(tagger: Tagger) -> None:
    text = "The Washington Post and the Huffington Post wrote of it. According to the Post, it fell."
    assert linked(tagger, text).get("Post") is None


def test_what_no_organization_of_the_article_ends_with_is_no_short_form(tagger: Tagger) -> None:
    assert linked(tagger, "The Arab League met. The Brotherhood agreed.").get("Brotherhood") is None


def test_a_parliament_is_that_of_the_country_whose_office_holders_the_article_names(tagger: Tagger) -> None:
    text = "President Obama spoke about Iran and Syria. He said that Congress has not voted."
    assert linked(tagger, text, date(2014, 5, 1))["Congress"] == "us-congress"


def test_a_body_that_two_countries_of_the_article_have_is_left_open(tagger: Tagger) -> None:
    text = "Obama spoke about Iran. He said that the Supreme Court was free."
    assert linked(tagger, text, date(2014, 5, 1))["Supreme Court"] != "us-supreme-court"


def test_the_north_and_the_south_are_the_states_of_a_divided_country(tagger: Tagger) -> None:
    text = "South Korea met North Korea. Officials said the North had lied, and that the South had not."
    known = linked(tagger, text)
    assert (known["North"], known["South"]) == ("north-korea", "south-korea")


def test_the_south_is_no_state_where_the_other_one_is_not_named(tagger: Tagger) -> None:
    assert linked(tagger, "South Korea won. He lives in the South.").get("South") is None


def test_a_minister_of_the_day_is_no_county(tagger: Tagger) -> None:
    text = "Obama met the press. Kerry said that Iran and the United States would talk."
    assert linked(tagger, text, date(2014, 5, 1))["Kerry"] == "john-kerry"
    assert linked(tagger, "He drove to Kerry, in Ireland.", date(2014, 5, 1))["Kerry"] == "kerry"


def test_the_minister_of_the_day_goes_before_the_president_of_the_past(tagger: Tagger) -> None:
    text = "Clinton said that Iran would talk."
    assert linked(tagger, text, date(2010, 5, 1))["Clinton"] == "hillary-clinton"
    assert linked(tagger, text, date(1995, 5, 1))["Clinton"] == "bill-clinton"
    named = "Bill Clinton arrived in Paris. Clinton said that Iran would talk."
    assert linked(tagger, named, date(2010, 5, 1))["Clinton"] == "bill-clinton"
