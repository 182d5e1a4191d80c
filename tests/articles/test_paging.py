from datetime import date, timedelta

import pytest

from articles.models import Article
from articles.paging import Cursor, Keyset, NoSuchPage
from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def walk(keyset, rows, query):
    """The keys of every page from the newest on, by following “older”."""
    pages = []
    while True:
        page = keyset.page(rows, query)
        pages.append([row.pk for row in page.rows])
        if not page.older:
            return pages
        query = dict([page.older.split("=")])


def days_ago(count):
    return date(2021, 2, 26) - timedelta(days=count)


def test_following_older_shows_every_row_once_newest_first():
    rows = [factories.article(published=days_ago(n // 3)) for n in range(7)]
    newest_first = sorted(rows, key=lambda row: (row.published, row.pk), reverse=True)
    pages = walk(Keyset("published", size=3), Article.objects.all(), {})
    assert [pk for page in pages for pk in page] == [row.pk for row in newest_first]
    assert [len(page) for page in pages] == [3, 3, 1]


def test_following_newer_leads_back_over_the_same_pages():
    for n in range(7):
        factories.article(published=days_ago(n // 3))
    keyset, rows = Keyset("published", size=3), Article.objects.all()
    first = keyset.page(rows, {})
    second = keyset.page(rows, dict([first.older.split("=")]))
    back = keyset.page(rows, dict([second.newer.split("=")]))
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]
    assert back.newer == ""


def test_rows_without_a_day_come_last_and_are_reached():
    undated = [factories.event(day="") for _ in range(3)]
    dated = [factories.event(day="2021-02-25") for _ in range(2)]
    pages = walk(Keyset("start", size=2), Event.objects.all(), {})
    assert pages == [[dated[1].pk, dated[0].pk], [undated[2].pk, undated[1].pk], [undated[0].pk]]


def test_newer_leads_from_rows_without_a_day_to_those_with_one():
    undated, dated = factories.event(day=""), factories.event()
    page = Keyset("start", size=2).page(Event.objects.all(), {"after": f",{undated.pk}"})
    assert [row.pk for row in page.rows] == [dated.pk]


def test_a_row_that_comes_in_meanwhile_moves_no_other():
    old = [factories.article(published=days_ago(n)) for n in range(4)]
    keyset, rows = Keyset("published", size=2), Article.objects.all()
    first = keyset.page(rows, {})
    factories.article(published=days_ago(-1))
    second = keyset.page(rows, dict([first.older.split("=")]))
    assert [row.pk for row in second.rows] == [old[2].pk, old[3].pk]


@pytest.mark.parametrize("text", ["", "1", "x,1", "2021-02-30,1", "2021-02-26,-1", "2021-02-26,9999999999999999999"])
def test_what_no_list_has_given_out_is_no_page(text):
    with pytest.raises(NoSuchPage):
        Cursor.read(text)


def test_an_empty_list_is_one_page():
    page = Keyset("published").page(Article.objects.all(), {})
    assert (page.rows, page.newer, page.older) == ([], "", "")
