"""The front page: the last days, running stories, who has most to do with whom."""

from datetime import date

import pytest
from django.core.cache import cache

from articles.models import Article
from articles.words import words_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_stories_of_other_tests():
    cache.clear()


def written(title, text, **facts):
    made = factories.article(title, body=text, **facts)
    Article.objects.filter(pk=made.pk).update(words=words_of(text, title))
    return made


def test_articles_of_one_story_are_told_together_with_its_last_event(client):
    flood = "Floods in Zanzibar drowned the harbour warehouses and the lighthouse keepers fled."
    first = written("Zanzibar floods", flood, published=date(2021, 2, 20))
    second = written("Zanzibar floods rise", flood, published=date(2021, 2, 22), source=factories.source("Other"))
    written("Bananas in Greenland", "Greenland grows bananas under glass roofs.", published=date(2021, 2, 23))
    factories.told_event(first, day="2021-02-19")
    last = factories.told_event(second, day="2021-02-21")
    factories.told_event(second, day="2021-03-01", realis="planned")
    (running,) = client.get("/").context["stories"]
    assert running.story.articles == [second, first]
    assert (running.story.sources, running.story.first, running.last) == (2, date(2021, 2, 20), last)


def test_a_story_without_its_withdrawn_article_is_none(client):
    flood = "Floods in Zanzibar drowned the harbour warehouses and the lighthouse keepers fled."
    first, second = written("Zanzibar floods", flood), written("Zanzibar floods rise", flood)
    assert len(client.get("/").context["stories"]) == 1
    second.status = Article.Status.WITHDRAWN
    second.save()
    assert client.get("/").context["stories"] == []
    assert first.title in client.get("/").content.decode()


def test_the_most_active_pairs_count_people_for_their_country_and_groups_for_themselves(client):
    iran, usa = factories.country("Iran", iso3="IRN"), factories.country("United States", iso3="USA")
    state, trump = factories.actor("Iran", country=iran), factories.actor("Donald Trump", kind="person", country=usa)
    hamas = factories.actor("Hamas", kind="armed_group", country=factories.country("Palestine", iso3="PSE"))
    article = factories.article()
    factories.told_event(article, type="SANCTION", actors=(trump,), recipients=(state,))
    factories.told_event(article, type="CONSULT", actors=(trump, state))
    factories.told_event(article, type="AID", actors=(state,), recipients=(hamas,))
    factories.told_event(article, actors=("gunmen",), recipients=(state,))
    found = [(p.one, p.other, p.address, p.cooperation, p.conflict) for p in client.get("/").context["pairs"]]
    assert found == [
        ("Iran", "United States", "/pairs/irn/usa/", 1, 1),
        ("Hamas", "Iran", "/pairs/hamas/irn/", 1, 0),
    ]


def test_the_map_shows_where_the_last_days_were(client):
    there = factories.country(lat=35.0, lon=38.0)
    factories.told_event(country=there)
    response = client.get("/")
    assert response.context["located"].told == [(there, 1)]
    assert "css/world.css" in response.content.decode()


def test_an_empty_archive_has_a_front_page(client):
    page = client.get("/").content.decode()
    assert "No events yet" in page
    assert "The archive holds no public articles yet." in page


def test_what_a_reader_has_is_not_sent_again_until_something_changes(client):
    country = factories.country()
    states = factories.actor(country=country)
    other = factories.actor("Iran", country=factories.country("Iran", iso3="IRN"))
    article = factories.article()
    factories.told_event(article, actors=(states,), recipients=(other,), country=country)
    addresses = ["/", "/countries/", "/countries/syr/", "/regions/western-asia/", "/actors/iran/", "/pairs/irn/syr/"]
    etags = {address: client.get(address)["ETag"] for address in addresses}
    for address, etag in etags.items():
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    factories.told_event(article, day="2021-02-24", actors=(states,), recipients=(other,), country=country)
    for address, etag in etags.items():
        assert client.get(address, headers={"if-none-match": etag}).status_code == 200, address


def test_twenty_stories_and_events_cost_as_many_queries_as_two(client, count_queries):
    def told(number):
        animal = f"Zebra{number} quokka{number} wombat{number} escaped the menagerie{number} of Zanzibar{number}."
        for copy in range(2):
            article = written(f"Zoo {number} {copy}", animal, source=factories.source(f"Source {number} {copy}"))
            factories.told_event(article, actors=(factories.actor(f"Actor {number}"),), recipients=(factories.actor(),))

    told(0)
    told(1)
    few = count_queries(lambda: client.get("/"))
    for number in range(2, 20):
        told(number)
    assert count_queries(lambda: client.get("/")) == few
