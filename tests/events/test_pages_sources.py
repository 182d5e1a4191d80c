"""The pages of sources: what people say of one, and what the archive holds of it for readers."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_source_says_who_it_is_and_what_is_here_of_it(client) -> None:
    owned = make.source(
        "Harbour Post",
        kind="newspaper",
        country=make.country(),
        ownership="A trust of its readers.",
        homepage="https://example.org/",
    )
    make.article("First", source=owned, published=date(2019, 5, 1), body="One text.")
    make.article("Last", source=owned, published=date(2021, 5, 1), body="Another text.")
    make.article("Last", source=make.source("Other"), body="Another text.")
    response = client.get("/sources/harbour-post/")
    page = response.content.decode()
    for told in (
        "newspaper",
        "A trust of its readers.",
        "https://example.org/",
        "1 May 2019",
        "1 May 2021",
        "50 %",
        "English",
    ):
        assert told in page
    assert [(year.number, year.articles) for year in response.context["years"].each] == [
        (2019, 1),
        (2020, 0),
        (2021, 1),
    ]
    assert [article.title for article in response.context["articles"]] == ["Last", "First"]


def test_only_public_articles_count(client) -> None:
    make.article("Draft", status="draft", body="Same text.")
    response = client.get("/sources/example-courier/")
    assert response.context["total"] == 0
    assert "Nothing of this source is public yet." in response.content.decode()
    assert client.get("/sources/").context["sources"] == []
    make.article("Draft", body="Same text.")
    assert client.get("/sources/example-courier/").context["copied"] == 0


def test_the_list_has_those_with_the_most_articles_first_and_is_bounded(client, monkeypatch) -> None:
    for name, number in (("Seldom", 1), ("Often", 3), ("Sometimes", 2)):
        for n in range(number):
            make.article(f"{name} {n}", source=make.source(name), body=f"{name} {n}.")
    monkeypatch.setattr("events.views.sources.MOST_SOURCES", 2)
    response = client.get("/sources/")
    assert [one.source.name for one in response.context["sources"]] == ["Often", "Sometimes"]
    page = response.content.decode()
    assert "1 further source" in page
    assert '<a href="/sources/often/"><bdi>Often</bdi></a>' in page
    assert "Seldom" not in page


def test_an_unknown_source_is_not_found(client) -> None:
    assert client.get("/sources/nowhere/").status_code == 404


def test_twenty_articles_cost_as_many_queries_as_one(client, count_queries) -> None:
    def queries() -> list[int]:
        return [count_queries(partial(client.get, path)) for path in ("/sources/example-courier/", "/sources/")]

    make.article()
    one = queries()
    for number in range(20):
        make.article(f"Further {number}", source=make.source(f"Paper {number % 3}"), body=f"Text {number}.")
        make.article(f"More {number}", body=f"More text {number}.")
    assert queries() == one


def test_a_page_that_is_known_is_not_sent_again_until_it_changes(client) -> None:
    make.article()
    known = {"HTTP_IF_NONE_MATCH": client.get("/sources/example-courier/")["ETag"]}
    assert client.get("/sources/example-courier/", **known).status_code == 304
    make.article("Another", body="Another.")
    assert client.get("/sources/example-courier/", **known).status_code == 200
