import json

import pytest

from events.models import Event
from events.pairs import BACK, THERE, TOGETHER, between, find
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def iran():
    return factories.actor("Iran", country=factories.country("Iran", iso3="IRN"))


@pytest.fixture
def america():
    return factories.actor("United States", country=factories.country("United States", iso3="USA"))


def directions(one, other):
    return {event.pk: event.direction for event in between(Event.objects.public(), find(one), find(other))}


def test_who_did_it_to_whom_is_told_apart(iran, america):
    there = factories.told_event(actors=(iran,), recipients=(america,))
    back = factories.told_event(type="SANCTION", actors=(america,), recipients=(iran,))
    together = factories.told_event(type="CONSULT", actors=(iran, america))
    each = factories.told_event(type="ACCUSE", actors=(iran, america), recipients=(america, iran))
    factories.told_event(actors=(iran,), recipients=("militias",))
    found = {there.pk: THERE, back.pk: BACK, together.pk: TOGETHER, each.pk: TOGETHER}
    assert directions("iran", "united-states") == found
    assert directions("irn", "usa") == found
    assert directions("irn", "united-states") == found


def test_one_who_acts_alone_is_no_pair_with_the_own_country(iran):
    factories.told_event(actors=(iran,), recipients=(iran,))
    factories.told_event(actors=(iran,))
    rouhani = factories.actor("Hassan Rouhani", kind="person", country=iran.country)
    criticised = factories.told_event(type="ACCUSE", actors=(rouhani,), recipients=(iran,))
    assert directions("hassan-rouhani", "irn") == {criticised.pk: THERE}


def test_a_pair_has_one_address(client, iran, america):
    response = client.get("/pairs/usa/irn/?type=AID")
    assert (response.status_code, response["Location"]) == (301, "/pairs/irn/usa/?type=AID")
    assert client.get("/pairs/IRN/usa/")["Location"] == "/pairs/irn/usa/"
    assert client.get("/pairs/irn/usa/").status_code == 200
    assert client.get("/pairs/irn/irn/")["Location"] == "/countries/irn/"


def test_a_merged_actor_leads_on(client, iran, america):
    factories.actor("Islamic Republic", merged_into=iran)
    response = client.get("/pairs/islamic-republic/united-states/")
    assert (response["Location"], response["Cache-Control"]) == ("/pairs/iran/united-states/", "no-cache")


def test_an_actor_whose_name_has_three_letters_is_not_taken_for_a_country(client, america):
    factories.country("Netherlands", iso3="NLD")
    party = factories.actor("NLD", kind="party")
    event = factories.told_event(actors=(america,), recipients=(party,))
    assert directions("actor-nld", "usa") == {event.pk: BACK}
    assert directions("nld", "usa") == {}
    (row,) = client.get("/countries/usa/").context["counterparts"]
    assert row.pair == "/pairs/actor-nld/usa/"


@pytest.mark.parametrize("address", ["/pairs/xxx/irn/", "/pairs/irn/nobody/", "/pairs/actor-xxx/irn/"])
def test_whom_nobody_knows_has_no_pair(client, iran, address):
    assert client.get(address).status_code == 404


def test_both_directions_stand_on_one_timeline_and_one_curve(client, iran, america):
    article = factories.article()
    for day, by, to in (("2021-02-25", iran, america), ("2020-11-02", america, iran)):
        factories.told_event(article, day=day, actors=(by,), recipients=(to,))
    response = client.get("/pairs/irn/usa/")
    names = ["Iran → United States", "United States → Iran"]
    assert [event.direction_name for event in response.context["page"].rows] == names
    assert [lane.name for lane in response.context["curve"].lanes] == names
    assert response.content.decode().count("Iran → United States") > 1


def test_a_pair_is_filtered_as_events_are(client, iran, america):
    for kind, day in (("AID", "2021-02-25"), ("SANCTION", "2020-11-02"), ("SANCTION", "2021-02-01")):
        factories.told_event(type=kind, day=day, actors=(america,), recipients=(iran,))
    response = client.get("/pairs/irn/usa/?type=SANCTION&since=2021-01-01")
    assert [(event.type, str(event.start)) for event in response.context["page"].rows] == [("SANCTION", "2021-02-01")]
    assert response.context["event_count"] == 3
    assert client.get("/pairs/irn/usa/?before=x").status_code == 404


def test_nothing_between_two_is_said(client, iran, america):
    page = client.get("/pairs/irn/usa/").content.decode()
    assert "No event is known between them." in page
    assert "No public article names both." in page


def test_nothing_unpublished_stands_between_two(client, iran, america):
    draft = factories.article(status="draft")
    factories.told_event(draft, actors=(iran,), recipients=(america,))
    response = client.get("/pairs/irn/usa/")
    assert (response.context["event_count"], response.context["page"].rows) == (0, [])


def test_twenty_events_cost_as_many_queries_as_one(client, count_queries, iran, america):
    def told(number):
        article = factories.article(source=factories.source(f"Source {number}"))
        factories.told_event(article, day=f"2021-{number % 12 + 1:02}-01", actors=(iran,), recipients=(america,))

    for number in range(2):
        told(number)
    few = count_queries(lambda: client.get("/pairs/irn/usa/"))
    for number in range(2, 20):
        told(number)
    assert count_queries(lambda: client.get("/pairs/irn/usa/")) == few


def test_an_event_leads_to_all_that_happened_between_its_parties(client, iran, america):
    event = factories.told_event(actors=(iran, "militias"), recipients=(america,))
    alone = factories.told_event(actors=(iran,), recipients=("militias",))
    assert 'href="/pairs/iran/united-states/"' in client.get(event.get_absolute_url()).content.decode()
    assert "/pairs/" not in client.get(alone.get_absolute_url()).content.decode()


def test_a_pair_can_be_followed_and_cited(client, iran, america):
    event = factories.told_event(actors=(iran,), recipients=(america,))
    factories.told_event(type="CONSULT", actors=(america,), recipients=(iran,))
    factories.told_event(actors=(iran,), recipients=("militias",))
    page = client.get("/pairs/irn/usa/?type=ASSAULT").content.decode()
    for form in ("feed.atom", "feed.json", "cite.txt", "cite.bib", "cite.ris", "cite.json"):
        assert f"/pairs/irn/usa/{form}?type=ASSAULT" in page
    feed = client.get("/pairs/usa/irn/feed.json?type=ASSAULT")
    told = json.loads(feed.content)
    assert told["title"] == "The News Archive – Iran and United States – Type: Assault"
    assert told["home_page_url"] == "http://testserver/pairs/irn/usa/?type=ASSAULT"
    assert [item["url"] for item in told["items"]] == [f"http://testserver/events/{event.pk}/"]
    assert client.get("/pairs/irn/usa/feed.json").headers["ETag"] != feed.headers["ETag"]
    known = {"If-None-Match": feed.headers["ETag"]}
    assert client.get("/pairs/usa/irn/feed.json?type=ASSAULT", headers=known).status_code == 304
    (cited,) = json.loads(client.get("/pairs/irn/usa/cite.json?type=ASSAULT").content)
    assert cited["title"] == "Iran and United States (Type: Assault)"
    assert client.get("/pairs/irn/nobody/feed.atom").status_code == 404
    assert client.get("/pairs/irn/usa/feed.rss").status_code == 404


def test_pairs_of_countries_stand_in_the_sitemap_once(client, iran, america):
    factories.told_event(actors=(iran,), recipients=(america,))
    factories.told_event(actors=(america,), recipients=(iran, america))
    factories.told_event(factories.article(status="draft"), actors=(iran,), recipients=(factories.actor("Iraq"),))
    page = client.get("/sitemap-pairs.xml").content.decode()
    assert page.count("<loc>") == 1
    assert "<loc>http://testserver/pairs/irn/usa/</loc>" in page
    assert "/sitemap-pairs.xml" in client.get("/sitemap.xml").content.decode()
