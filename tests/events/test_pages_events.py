import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def listed(response):
    return [event.pk for event in response.context["page"].rows]


def test_events_are_listed_with_the_latest_day_first(client):
    older, newer = factories.told_event(day="2021-02-24"), factories.told_event(day="2021-02-25")
    undated = factories.told_event(day="")
    assert listed(client.get("/events/")) == [newer.pk, older.pk, undated.pk]


def test_events_that_only_hidden_articles_tell_of_exist_nowhere(client):
    actor = factories.actor(country=factories.country("United States", iso3="USA"))
    draft = factories.article("Draft", status="draft", body="United States.")
    factories.mention(draft, "United States", actor=actor, country=actor.country)
    hidden = factories.told_event(draft, actors=(actor,))
    assert client.get(f"/events/{hidden.pk}/").status_code == 404
    for address in (
        "/",
        "/events/",
        "/timeline/?realis=all",
        "/map/?realis=all",
        "/countries/",
        "/countries/usa/",
        "/actors/united-states/",
    ):
        page = client.get(address).content.decode()
        assert hidden.get_absolute_url() not in page, address
        assert draft.title not in page, address
    counts = client.get("/countries/usa/").context
    assert (counts["event_count"], counts["article_count"]) == (0, 0)
    assert client.get("/events/").context["count"] == 0


def test_reports_of_hidden_articles_are_neither_shown_nor_counted(client):
    event = factories.told_event(factories.article("Public"))
    factories.report(event, factories.article("Hidden", status="draft", body="They secretly bombed it."))
    response = client.get(event.get_absolute_url())
    assert response.context["event"].report_count == 1
    assert "secretly" not in response.content.decode()


def test_only_what_took_place_is_shown_unless_asked(client):
    happened, ongoing = factories.told_event(), factories.told_event(realis="ongoing")
    planned = factories.told_event(realis="planned")
    assert sorted(listed(client.get("/events/"))) == [happened.pk, ongoing.pk]
    assert sorted(listed(client.get("/events/?realis=all"))) == [happened.pk, ongoing.pk, planned.pk]
    assert listed(client.get("/events/?realis=planned")) == [planned.pk]


def test_events_are_filtered(client):
    syria = factories.country()
    biden = factories.actor("Joe Biden", kind="person")
    found = factories.told_event(type="CONSULT", day="2021-02-25", country=syria, actors=(biden,))
    factories.told_event(type="ASSAULT", day="2021-02-20")
    for query in (
        "type=CONSULT",
        "quad=1",
        "actor=Joe Biden",
        "country=syr",
        "region=western-asia",
        "since=2021-02-21",
        "since=2021-02-25&until=2021-02-25&quad=1",
    ):
        assert listed(client.get(f"/events/?{query}")) == [found.pk], query


def test_a_month_is_found_by_any_day_in_it(client):
    event = factories.told_event(day="2021-02")
    assert listed(client.get("/events/?since=2021-02-10&until=2021-02-11")) == [event.pk]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("type=PARTY", "type"),
        ("quad=5", "quad"),
        ("realis=maybe", "realis"),
        ("since=x", "since"),
        ("actor=nobody", "actor"),
    ],
)
@pytest.mark.parametrize("page", ["events", "timeline", "map", "matrix"])
def test_a_value_that_cannot_be_is_named_beside_its_field(client, page, query, field):
    response = client.get(f"/{page}/?{query}")
    assert (response.status_code, set(response.context["filter"].form.errors)) == (200, {field})


@pytest.mark.parametrize("address", ["/", "/events/", "/timeline/", "/map/", "/matrix/"])
def test_twenty_events_cost_as_many_queries_as_one(client, count_queries, address):
    def told(number):
        event = factories.event(
            actors=(factories.actor(f"Actor {number}"),), recipients=("them",), place=factories.place()
        )
        factories.report(event, factories.article(source=factories.source(f"Source {number}")), place=event.place)

    told(0)
    one = count_queries(lambda: client.get(address))
    for number in range(1, 20):
        told(number)
    assert count_queries(lambda: client.get(address)) == one


def test_events_of_unnamed_parties_can_be_left_out(client):
    known = factories.told_event(actors=(factories.actor("Iran"),), recipients=(factories.actor("Iraq"),))
    factories.told_event(actors=(factories.actor("Iran"),), recipients=("a crowd",))
    assert "parties=known" in client.get("/events/").content.decode()
    response = client.get("/events/?parties=known")
    assert listed(response) == [known.pk]
    assert client.get("/events/?parties=all").context["filter"].form.errors
