"""A source on the desk: what is said of it, and what the archive holds of it in figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Source, TaggingJob
from articles.source_figures import figures, months
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief"))
    return client


def told(source: Source) -> dict[str, str]:
    return {str(name): value for name, value in figures(source)}


def test_a_source_is_told_in_figures() -> None:
    source, other = make.source("First"), make.source("Second")
    read = make.article("Read", source=source, published="2021-02-01")
    make.told_event(read)
    make.article("Copied", body="The same text.", source=source, published="2021-02-26")
    make.article("Copied", body="The same text.", source=other)
    failed = make.article("Failed", source=source, published="2021-01-01").job
    TaggingJob.objects.filter(pk=failed.pk).update(state="quarantined")
    TaggingJob.objects.request(make.article("Waiting", source=source, published="2021-01-02"))
    assert told(source) == {
        "Last published": "2021-02-26",
        "Articles": "4",
        "Read": "2 (50%)",
        "Set aside, because they could not be read": "1 (25%)",
        "Not read": "1 (25%)",
        "Copies: their text is in the archive once more": "1 (25%)",
        "Events told in an article that was read": "0.5",
    }
    assert figures(make.source("Third")) == []


def test_articles_are_counted_by_month_over_two_years() -> None:
    source = make.source()
    for day in ("2021-02-26", "2021-02-01", "2019-03-01", "2019-02-28"):
        make.article(day, published=day)
    by_month = months(source.articles.all(), date(2021, 2, 26))
    assert (len(by_month), by_month[-1].count, by_month[0].first, by_month[0].count) == (24, 2, date(2019, 3, 1), 1)
    assert sum(one.count for one in by_month) == 3


def test_the_form_shows_the_figures_and_takes_who_owns_it(
    chief: Client, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    source = make.source()
    address = f"/admin/articles/source/{source.pk}/change/"
    assert "There is no article of it yet" in chief.get(address).content.decode()
    make.article("0")
    one = count_queries(lambda: chief.get(address))
    for number in range(1, 20):
        make.article(str(number))
    assert count_queries(lambda: chief.get(address)) == one
    page = chief.get(address).content.decode()
    assert page.count("<rect") == 24
    fields = {"name": "Example", "slug": "example", "kind": "agency", "language": "en", "ownership": "The state."}
    chief.post(address, fields)
    source.refresh_from_db()
    assert (source.ownership, source.history.first().ownership) == ("The state.", "The state.")


def test_a_source_with_articles_is_not_deleted_and_says_how_many_it_has(chief: Client) -> None:
    source = make.source()
    make.article("One")
    make.article("Two")
    address = f"/admin/articles/source/{source.pk}/delete/"
    assert "2 articles: give them another source first." in chief.get(address).content.decode()
    chief.post(address, {"post": "yes"})
    assert Source.objects.filter(pk=source.pk).exists()
    empty = make.source("Empty")
    chief.post(f"/admin/articles/source/{empty.pk}/delete/", {"post": "yes"})
    assert not Source.objects.filter(pk=empty.pk).exists()
