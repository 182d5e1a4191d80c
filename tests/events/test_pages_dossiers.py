from datetime import date

import pytest

from events.coding.codebook import score
from events.counterparts import Counterpart
from events.templatetags.codebook import signed
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def america():
    return factories.country("United States", iso3="USA", region=factories.region("Northern America", slug="n-america"))


@pytest.fixture
def states(america):
    return factories.actor("United States", country=america)


def shown(response):
    return [event.pk for day in response.context["days"] for event in day.events]


def listed(response, part):
    regions = response.context[part]
    return [
        (
            region.slug if region else "",
            [(row.country.pk, row.articles, row.spark.events if row.spark else 0) for row in rows],
        )
        for region, rows in regions
    ]


def test_a_country_shows_what_happened_there_and_what_its_people_did(client, america, states):
    there = factories.told_event(country=america)
    by_it = factories.told_event(actors=(states,))
    factories.told_event()
    response = client.get("/countries/usa/")
    assert sorted(shown(response)) == [there.pk, by_it.pk]
    assert response.context["event_count"] == 2


def test_a_code_in_capitals_leads_to_the_page(client, america):
    response = client.get("/countries/USA/")
    assert (response.status_code, response["Location"]) == (301, "/countries/usa/")


@pytest.mark.parametrize("address", ["/countries/zzz/", "/countries/" + "a" * 500 + "/", "/regions/x/", "/actors/x/"])
def test_what_nobody_knows_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_list_of_countries_counts_each_article_and_event_once(client, america, states):
    article = factories.article(body="United States and United States.")
    factories.mention(article, "United States", actor=states, country=america)
    factories.mention(article, "States", country=america)
    factories.told_event(article, country=america, actors=(states,), recipients=(states,))
    factories.told_event(article, country=america)
    assert listed(client.get("/countries/"), "told") == [("n-america", [("USA", 1, 2)])]


def test_a_country_has_a_small_picture_of_its_years(client, america, states):
    for day, kind in (
        ("2020-05-01", "AID"),
        ("2021-05-01", "AID"),
        ("2021-05-02", "ASSAULT"),
        ("2021-05-03", "ASSAULT"),
    ):
        factories.told_event(type=kind, day=day, actors=(states,))
    factories.told_event(day="", actors=(states,))
    ((_region, (row,)),) = client.get("/countries/").context["told"]
    assert (row.spark.events, row.spark.first, row.spark.last) == (5, 2010, 2021)
    assert row.spark.above == "M100 10v-5.0h7v5.0zM110 10v-5.0h7v5.0z"
    assert row.spark.below == "M110 10v10.0h7v-10.0z"


def test_countries_of_which_nothing_is_told_stand_apart_by_region_and_name(client, america, states):
    factories.told_event(country=america)
    for name, iso3 in (("Zypern", "CYP"), ("Åland Islands", "ALA"), ("Bahrain", "BHR")):
        factories.country(name, iso3=iso3)
    factories.country("Nowhere", iso3="NWR", region=None)
    response = client.get("/countries/")
    assert listed(response, "told") == [("n-america", [("USA", 0, 1)])]
    assert listed(response, "silent") == [
        ("western-asia", [("ALA", 0, 0), ("BHR", 0, 0), ("CYP", 0, 0)]),
        ("", [("NWR", 0, 0)]),
    ]


def test_a_region_shows_what_happened_in_its_countries(client, america, states):
    event = factories.told_event(actors=(states,))
    factories.told_event(country=factories.country())
    assert shown(client.get("/regions/n-america/")) == [event.pk]


def test_an_actor_shows_offices_names_and_counterparts(client, america):
    biden = factories.actor("Joe Biden", kind="person", country=america)
    biden.roles.create(title="President", code="USA", start=date(2021, 1, 20), end=date(2025, 1, 20))
    biden.aliases.create(text="Joseph R. Biden", form="name")
    iran = factories.actor("Iran")
    factories.told_event(type="CONSULT", actors=(biden, iran))
    factories.told_event(type="THREATEN", actors=(biden,), recipients=(iran,))
    response = client.get("/actors/joe-biden/")
    assert response.context["counterparts"] == [Counterpart("Iran", "/actors/iran/", 1, 1, "/pairs/iran/joe-biden/")]
    page = response.content.decode()
    assert "20 January 2021 – 20 January 2025" in page
    assert "Joseph R. Biden" in page


def test_a_country_is_seen_most_often_with_other_countries_and_those_who_act_for_themselves(client, america, states):
    iran = factories.actor("Iran", country=factories.country("Iran", iso3="IRN"))
    rouhani = factories.actor("Hassan Rouhani", kind="person", country=iran.country)
    nato = factories.actor("NATO", kind="international")
    pentagon = factories.actor("Pentagon", kind="body", country=america)
    factories.told_event(type="THREATEN", actors=(pentagon,), recipients=(iran, nato))
    factories.told_event(type="CONSULT", actors=(states, rouhani))
    factories.told_event(actors=(iran,), country=america)
    assert client.get("/countries/usa/").context["counterparts"] == [
        Counterpart("Iran", "/countries/irn/", 1, 1, "/pairs/irn/usa/"),
        Counterpart("NATO", "/actors/nato/", 0, 1, "/pairs/nato/usa/"),
    ]


def test_the_latest_events_stand_above_and_what_is_filtered_below(client, america, states):
    for day in range(1, 10):
        factories.told_event(type="AID" if day % 2 else "ACCUSE", day=f"2021-02-{day:02}", actors=(states,))
    factories.told_event(day="", actors=(states,))
    response = client.get("/countries/usa/?type=AID&until=2021-02-05")
    assert [event.start.day for event in response.context["latest"]] == [9, 8, 7, 6, 5]
    assert [event.start.day for event in response.context["page"].rows] == [5, 3, 1]
    assert client.get("/countries/usa/?since=never").status_code == 200
    assert client.get("/countries/usa/?before=never").status_code == 404


def test_the_curve_shows_intensity_when_asked(client, america, states):
    for day in ("2021-01-04", "2021-02-25"):
        factories.told_event(day=day, actors=(states,))
    assert not client.get("/countries/usa/").context["curve"].by_intensity
    response = client.get("/countries/usa/?curve=intensity")
    assert response.context["curve"].by_intensity
    assert f"({signed(score('ASSAULT', ''))})" in response.content.decode()
    assert client.get("/countries/usa/?curve=nonsense").status_code == 200


def test_an_office_shows_who_held_it(client, america):
    pentagon = factories.actor("Pentagon", kind="body", country=america)
    austin = factories.actor("Lloyd Austin", kind="person", country=america)
    austin.roles.create(title="Secretary of Defense", code="USA", body=pentagon, start=date(2021, 1, 22))
    assert [role.actor.name for role in client.get("/actors/pentagon/").context["holders"]] == ["Lloyd Austin"]


def test_a_party_is_of_a_country_and_no_part_of_the_state(client, states):
    factories.actor("Pentagon", kind="body", parent=states)
    factories.actor("Green Party", kind="party", parent=states)
    assert [part.name for part in client.get("/actors/united-states/").context["parts"]] == ["Pentagon"]
    assert client.get("/actors/pentagon/").context["whole"] == states
    assert client.get("/actors/green-party/").context["whole"] is None


def test_silence_is_said(client, america):
    assert "That is no proof that nothing happened" in client.get("/countries/usa/").content.decode()


@pytest.mark.parametrize("address", ["/countries/", "/countries/usa/", "/regions/n-america/", "/actors/united-states/"])
def test_twenty_events_cost_as_many_queries_as_one(client, count_queries, america, states, address):
    def told(number):
        article = factories.article(body="United States.", source=factories.source(f"Source {number}"))
        factories.mention(article, "United States", actor=states, country=america)
        factories.told_event(article, actors=(states, factories.actor(f"Actor {number}")), country=america)

    told(0)
    one = count_queries(lambda: client.get(address))
    for number in range(1, 20):
        told(number)
    assert count_queries(lambda: client.get(address)) == one
