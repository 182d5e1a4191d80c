"""The desk's lists stay usable when they are long: counted as far as it matters, narrowed and searched by indexes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from articles.admin import long_lists
from articles.models import Article
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief"))
    return client


def listed(client: Client, query: str) -> list[str]:
    return [one.title for one in client.get(LIST + query).context["cl"].result_list]


def test_a_long_list_is_counted_only_so_far_and_says_so(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "COUNTED", 3)
    for number in range(5):
        make.article(str(number))
    paginator = long_lists.BoundedPaginator(Article.objects.filter(status="published"), 2)
    assert (paginator.told, paginator.further, paginator.num_pages) == ("more than 3", True, 2)
    with connection.cursor() as cursor:
        cursor.execute("analyze articles_article")
    assert long_lists.BoundedPaginator(Article.objects.all(), 2).told == "about 5"
    assert "search or filter to see others" in chief.get(LIST).content.decode()


def test_a_short_list_is_counted_exactly(chief: Client) -> None:
    make.article()
    paginator = chief.get(LIST).context["cl"].paginator
    assert (paginator.told, paginator.further) == ("1", False)


def test_articles_are_narrowed_by_year_month_and_source(chief: Client) -> None:
    make.article("Old", published="2019-12-31", source=make.source("Another"))
    make.article("New", published="2020-01-01")
    assert listed(chief, "?in=2019") == ["Old"]
    assert listed(chief, "?in=2019-12") == ["Old"]
    assert listed(chief, "?in=2020-01") == ["New"]
    assert listed(chief, "?in=never") == ["New", "Old"]
    assert listed(chief, f"?source__id__exact={make.source('Another').pk}") == ["Old"]
    assert "December 2019" in chief.get(LIST + "?in=2019").content.decode()


def test_articles_are_found_by_words_of_title_or_text(chief: Client) -> None:
    make.article("A ceasefire holds", body="Nothing else.")
    make.article("Another", body="The ceasefires were broken.")
    make.article("A third", body="Nothing.")
    assert listed(chief, "?q=ceasefire") == ["Another", "A ceasefire holds"]
    assert chief.get("/admin/articles/taggingjob/?q=ceasefire").context["cl"].result_count == 2


def test_many_sources_are_no_list_of_links(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "MOST_SOURCES", 1)
    make.article("One", source=make.source("First"))
    make.article("Two", source=make.source("Second"))
    assert "?source__id__exact=" not in chief.get(LIST).content.decode()
    address = f"?source__id__exact={make.source('First').pk}"
    assert listed(chief, address) == ["One"]


@pytest.mark.parametrize("model", ["article", "taggingjob", "source", "actor", "unknownname"])
def test_a_list_costs_as_many_queries_for_twenty_rows_as_for_one(
    chief: Client, count_queries: Callable[[Callable[[], object]], int], model: str
) -> None:
    address = f"/admin/articles/{model}/"

    def add(number: int) -> None:
        make.article(str(number), source=make.source(f"Source {number}", country=make.country()))
        make.actor(f"Actor {number}", country=make.country())

    add(0)
    chief.get(address)
    one = count_queries(lambda: chief.get(address))
    for number in range(1, 20):
        add(number)
    assert count_queries(lambda: chief.get(address)) == one


def test_the_address_of_a_filtered_list_survives_a_change_of_one_of_its_rows(chief: Client) -> None:
    article = make.article(status="draft")
    page = chief.get(LIST + "?status__exact=draft").content.decode()
    link = f"/admin/articles/article/{article.pk}/change/?_changelist_filters=status__exact%3Ddraft"
    assert link in page
    assert "_changelist_filters=status__exact%3Ddraft" in chief.get(link).content.decode()


def test_the_values_of_a_column_are_found_without_reading_its_rows(chief: Client) -> None:
    assert long_lists.values_of(Article, "language") == []
    for number, code in enumerate(("fr", "en", "ar", "en", "fr")):
        make.article(f"Article {number}", language=code)
    assert long_lists.values_of(Article, "language") == ["ar", "en", "fr"]
    page = chief.get("/admin/articles/article/").content.decode()
    assert "?language=ar" in page
