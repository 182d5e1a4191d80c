"""What is said of the whole site: sitemap, rules for robots, and pages for when something is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client
from lxml import etree

from tests import factories as make


def addresses(client: Client, address: str) -> list[str]:
    return [str(found.text) for found in etree.fromstring(client.get(address).content).iter("{*}loc")]


@pytest.mark.django_db
def test_the_sitemap_leads_to_every_public_thing_with_the_day_of_its_change(client: Client) -> None:
    article = make.article()
    event = make.told_event(article)
    hidden = make.article("Unseen", status="draft")
    country = make.country()
    parts = addresses(client, "/sitemap.xml")
    listed = [found for part in parts for found in addresses(client, part)]
    for shown in (article, event, country, make.region()):
        assert f"http://testserver{shown.get_absolute_url()}" in listed
    assert f"http://testserver{hidden.get_absolute_url()}" not in listed
    for part in ("articles", "events"):
        assert article.changed_at.date().isoformat() in client.get(f"/sitemap-{part}.xml").content.decode()


@pytest.mark.django_db
def test_a_long_sitemap_comes_in_parts_with_as_many_queries_each(
    client: Client, count_queries: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("articles.sitemaps.Part.limit", 20)
    article = make.article()
    make.told_event(article)
    few = count_queries(lambda: client.get("/sitemap-events.xml"))
    for _number in range(24):
        make.told_event(article)
    assert count_queries(lambda: client.get("/sitemap-events.xml")) == few
    assert len(addresses(client, "/sitemap-events.xml?p=2")) == 5
    assert "http://testserver/sitemap-events.xml?p=2" in addresses(client, "/sitemap.xml")


def test_robots_are_told_where_the_sitemap_is(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in rules
    assert "Sitemap: http://testserver/sitemap.xml" in rules


@pytest.mark.parametrize(("fault", "status"), [(OperationalError("away"), 503), (ValueError("ours"), 500)])
def test_a_fault_is_told_in_the_looks_of_the_site_and_without_the_database(
    monkeypatch: Any, fault: Exception, status: int
) -> None:
    def fail(*_args: object) -> None:
        raise fault

    monkeypatch.setattr("articles.models.articles.ArticleQuerySet.public", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == status
    assert b'class="masthead"' in response.content
    assert (response.headers.get("Retry-After") == "60") == (status == 503)


@pytest.mark.parametrize("name", ["400", "403", "404", "413", "500", "503"])
def test_pages_for_errors_ask_the_database_for_nothing(name: str) -> None:
    assert "<h1>" in render_to_string(f"{name}.html")


@pytest.mark.django_db
def test_what_does_not_exist_leads_on_through_the_archive(client: Client) -> None:
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert b'href="/events/"' in response.content


@pytest.mark.django_db
def test_a_form_with_too_much_in_it_is_told_what_to_do(client: Client) -> None:
    response = client.post("/admin/login/", {"username": "a" * 13 * 1024 * 1024})
    assert response.status_code == 413
    assert "larger than 12.0\xa0MB" in response.content.decode()
    assert "Save a long text as a file" in response.content.decode()
