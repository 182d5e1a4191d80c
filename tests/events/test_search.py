"""Finding events: by the words of their sentences, by who tells of them, with facets that count what is shown."""

import re
from datetime import date

import pytest

from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def found(client, **asked):
    return {event.pk for event in client.get("/events/", asked).context["page"].rows}


def facet(response, name):
    return {one.label: one.count for facet in response.context["facets"] if facet.name == name for one in facet.values}


@pytest.fixture
def told(client):
    """An event told in one sentence of an article that holds another."""

    def tell(sentence, body="", **facts):
        article = factories.article(body=f"{sentence} {body}".strip(), **facts)
        made = factories.told_event(article)
        made.reports.update(sentence=sentence, sentence_end=len(sentence))
        return made

    return tell


def test_words_are_looked_for_in_the_sentences_that_tell_of_events(client, told):
    shelled = told("Rebels shelled a market.", body="A minister visited the harbour.")
    met = told("Ministers met in the harbour.")
    assert found(client, q="harbour") == {met.pk}
    assert found(client, q="market or met") == {shelled.pk, met.pk}
    assert found(client, q="shelled -harbour") == {shelled.pk}
    assert found(client, q="-shelled") == {met.pk}
    page = client.get("/events/?q=market").content.decode()
    assert "Rebels shelled a <mark>market</mark>." in page


def test_a_sentence_of_a_draft_is_not_found(client, told):
    made = told("Rebels shelled a market.")
    factories.report(made, factories.article(body="Drones hit a bridge.", status="draft"))
    made.reports.filter(article__status="draft").update(sentence="Drones hit a bridge.")
    assert found(client, q="bridge") == set()


def test_events_are_filtered_by_who_tells_of_them_and_where_they_took_place(client):
    wire = factories.source("Example Wire")
    place = factories.place("Aleppo", kind="city", within=factories.country())
    made = factories.told_event(factories.article(source=wire))
    Event.objects.filter(pk=made.pk).update(place=place)
    factories.told_event(factories.article(source=factories.source("Other")))
    assert found(client, source="Example Wire") == found(client, place=place.key) == {made.pk}


def test_every_count_of_a_facet_is_that_of_the_list_it_leads_to(client):
    for number in range(6):
        article = factories.article(source=factories.source(f"Source {number % 2}"))
        made = factories.told_event(
            article,
            type="CONSULT" if number % 2 else "ASSAULT",
            realis="planned" if number == 5 else "happened",
            day=f"202{number % 3}-02-25",
        )
        land = factories.country() if number % 3 else factories.country("Iran", iso3="IRN")
        Event.objects.filter(pk=made.pk).update(country=land)
    for asked in ("", "type=ASSAULT", "realis=all", "country=SYR"):
        facets = client.get(f"/events/?{asked}").context["facets"]
        assert facets
        counts = {one.asked: one.count for facet in facets for one in facet.values}
        assert counts == {asked: len(client.get(f"/events/?{asked}").context["page"].rows) for asked in counts}


def test_plans_are_counted_though_they_are_not_shown(client):
    factories.told_event(realis="happened")
    factories.told_event(realis="planned")
    response = client.get("/events/")
    assert response.context["count"] == 1
    assert facet(response, "realis") == {"happened": 1, "planned": 1}


def test_twenty_events_cost_as_many_queries_as_one(client, count_queries, told):
    told("Rebels shelled a market.")
    client.get("/events/?q=rebels")  # whom the word may mean is kept for a while
    one = count_queries(lambda: client.get("/events/?q=rebels"))
    for number in range(20):
        told("Rebels shelled a market.", source=factories.source(f"Source {number}"), published=date(2021, 1, 1))
    assert count_queries(lambda: client.get("/events/?q=rebels")) == one


def test_nothing_found_says_what_would_be(client, told):
    told("Rebels shelled a market.")
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", client.get("/events/?q=market&type=AID").content.decode()))
    assert "without Type: Aid (1)" in page
