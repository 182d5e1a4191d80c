"""Events as feeds and citations, and what their pages say to machines."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
from django.test import Client

from articles.feeds import SIZE
from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM, JSON = "/events/feed.atom", "/events/feed.json"


def told_by_two() -> Any:
    event = make.told_event(actors=(make.actor("United States"),), recipients=("militias",))
    make.report(event, make.article("Again", source=make.source("Second Post")))
    return event


def data_of(page: str) -> Any:
    return json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])


def test_an_event_in_a_feed_is_a_sentence_with_the_sentences_that_tell_of_it(client: Client) -> None:
    event = told_by_two()
    (item,) = json.loads(client.get(JSON).content)["items"]
    assert item["url"] == f"http://testserver/events/{event.pk}/"
    assert item["title"] == "United States attacked militias (25 Feb 2021)"
    assert item["content_text"].count(make.SENTENCE) == 2
    assert "Second Post" in item["content_text"]
    (entry,) = feedparser.parse(client.get(ATOM).content).entries
    assert entry.title == item["title"]


def test_a_feed_asks_what_the_list_asks(client: Client) -> None:
    make.told_event(type="ASSAULT")
    make.told_event(type="CONSULT")
    make.told_event(type="ASSAULT", realis="denied")
    assert len(json.loads(client.get(f"{JSON}?type=ASSAULT").content)["items"]) == 1
    assert len(json.loads(client.get(f"{JSON}?type=ASSAULT&realis=all").content)["items"]) == 2
    assert client.get(f"{ATOM}?type=NOTHING").status_code == 400


def test_a_feed_is_bounded_and_its_queries_do_not_grow(client: Client, count_queries: Any) -> None:
    told_by_two()
    few = count_queries(lambda: client.get(ATOM))
    article = make.article()
    for _number in range(SIZE + 5):
        make.told_event(article, actors=(make.actor("United States"),), recipients=("militias",))
    assert count_queries(lambda: client.get(ATOM)) == few
    assert len(json.loads(client.get(JSON).content)["items"]) == SIZE


def test_another_report_changes_what_the_feed_says(client: Client) -> None:
    event = make.told_event()
    etag = client.get(ATOM).headers["ETag"]
    assert client.get(ATOM, headers={"if-none-match": etag}).status_code == 304
    make.report(event, make.article("Again"))
    assert client.get(ATOM, headers={"if-none-match": etag}).status_code == 200


def test_an_event_is_cited_with_its_day_its_reports_and_its_status(client: Client) -> None:
    event = told_by_two()
    (told,) = json.loads(client.get(f"/events/{event.pk}/cite.json").content)
    assert told["title"] == "United States attacked militias (Thursday, 25 February 2021)"
    assert told["note"] == "Event coded from 2 reports, provisional"
    assert told["URL"] == f"http://testserver/events/{event.pk}/"
    assert b"howpublished" in client.get(f"/events/{event.pk}/cite.bib").content


@pytest.mark.parametrize("view", ["events", "timeline"])
def test_a_view_of_events_is_cited_as_that_view(client: Client, view: str) -> None:
    (told,) = json.loads(client.get(f"/{view}/cite.json?quad=4").content)
    assert told["URL"] == f"http://testserver/{view}/?quad=4"
    assert told["title"] == f"{view.capitalize()} (Class: material conflict)"


def test_an_article_says_to_machines_what_it_says_to_readers(client: Client) -> None:
    article = make.article("Truce </script><b>&", by="Jane Doe")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Truce </script>" not in page
    data = data_of(page)
    assert (data["@type"], data["headline"]) == ("NewsArticle", "Truce </script><b>&")
    assert data["publisher"]["name"] == "Example Courier"
    assert f'<link rel="canonical" href="http://testserver{article.get_absolute_url()}">' in page
    assert '<meta property="og:type" content="article">' in page


def test_an_event_says_to_machines_when_and_where_it_took_place(client: Client) -> None:
    event = make.told_event(country=make.country(), place=make.place("Aleppo", kind="city"))
    data = data_of(client.get(event.get_absolute_url()).content.decode())
    assert (data["startDate"], data["location"]["name"]) == ("2021-02-25", "Aleppo")
    assert data["location"]["address"]["addressCountry"] == "SR"
    assert len(data["subjectOf"]) == 1


@pytest.mark.parametrize("facts", [{"realis": "denied"}, {"day": ""}])
def test_what_did_not_take_place_on_a_known_day_is_no_event_to_machines(client: Client, facts: Any) -> None:
    event = make.told_event(**facts)
    assert b"ld+json" not in client.get(event.get_absolute_url()).content


def test_a_filtered_list_has_one_address(client: Client) -> None:
    page = client.get("/events/?nonsense=1&quad=4&type=ASSAULT").content.decode()
    assert '<link rel="canonical" href="http://testserver/events/?type=ASSAULT&amp;quad=4">' in page
