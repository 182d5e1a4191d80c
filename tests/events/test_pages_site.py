import re
from datetime import date

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db
EMPTY = {
    "/": ["No events yet.", "The archive holds no public articles yet."],
    "/articles/": ["The archive holds no public articles yet."],
    "/events/": ["No events yet."],
    "/timeline/": ["No events yet."],
    "/countries/": ["No public article names a country yet.", "All countries", "Syria"],
    "/countries/syr/": ["0 events · 0 articles", "No event is known.", "No public article names it."],
    "/regions/western-asia/": ["0 events · 0 articles", "No event is known.", "No public article names it."],
    "/actors/": ["Known, not named yet", "Joe Biden"],
    "/actors/joe-biden/": ["0 events · 0 articles", "No event is known.", "No public article names it."],
}
PAGES = ["/", "/articles/", "/events/", "/timeline/", "/countries/", "/actors/", "/about/", "/about/accuracy/"]
PAGES += ["/about/coverage/", "/codebook/", "/codebook/assault/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_works_in_an_empty_archive_and_holds_nothing_inline(client, address):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert not re.search(r"<style|<script(?! src=| type=.application/ld\+json)|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize(("address", "said"), EMPTY.items())
def test_an_archive_without_articles_says_so_on_every_page(client, address, said):
    factories.actor("Joe Biden", kind="person", country=factories.country())
    page = client.get(address).content.decode()
    assert [words for words in said if words not in page] == []
    assert '<ul class="lines' not in page
    assert "<svg" not in page


@pytest.mark.parametrize("address", PAGES)
def test_staff_see_what_readers_see_and_the_way_to_the_desk(admin_client, address):
    factories.told_event(factories.article("Hidden thing", status="draft"))
    page = admin_client.get(address).content.decode()
    assert 'href="/admin/"' in page
    assert "Hidden thing" not in page


def test_readers_are_not_shown_the_way_to_the_desk(client):
    assert "/admin/" not in client.get("/").content.decode()


def test_a_page_that_does_not_exist_says_so_in_the_sites_own_words(client):
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "This page does not exist" in response.content.decode()


def test_a_fault_says_so_in_the_sites_own_words(monkeypatch):
    factories.article()
    monkeypatch.setattr("events.views.pages.by_day", lambda _events: 1 / 0)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Something went wrong here" in response.content.decode()


def test_the_front_page_tells_what_happened_and_not_what_was_planned(client):
    happened = factories.told_event(actors=("Rebels",))
    planned = factories.told_event(realis="planned")
    page = client.get("/").content.decode()
    assert happened.get_absolute_url() in page
    assert planned.get_absolute_url() not in page


def test_nothing_on_the_front_page_happened_after_the_newest_article_told_it(client):
    factories.told_event(factories.article(published=date(2021, 2, 26)), day="2021-02-26")
    factories.told_event(day="2025-01")
    assert [day.name for day in client.get("/").context["days"]] == ["Friday, 26 February 2021"]
