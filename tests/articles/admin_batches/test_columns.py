"""The columns of a table are named, by known names or by hand."""

import pytest

from articles.models import Article
from tests import factories
from tests.articles.batches import SENTENCES, batch_of, brought_in, table, upload, work

from .desk import ask, at, told

pytestmark = pytest.mark.django_db


KNOWN = table(["headline", "text", "date"], ["A headline", SENTENCES, "2021-02-26"])
STRANGE = table(["Kopf", "Meldung", "Tag"], ["Eine Zeile", SENTENCES, "2021-02-26"], ["", SENTENCES, "x"])


def test_columns_that_go_by_known_names_are_set_when_the_table_arrives(desk):
    batch = batch_of()
    desk.post(at(batch, "files"), {"many": [upload("known.csv", KNOWN), upload("strange.csv", STRANGE)]})
    assert list(batch.files.values_list("columns", flat=True)) == [
        {"headline": "title", "text": "body", "date": "published"},
        {},
    ]
    assert "Say which column holds what" in desk.get(at(batch)).content.decode()


def test_the_columns_are_chosen_beside_the_first_rows(desk):
    batch = batch_of(("strange.csv", STRANGE), source=factories.source())
    file = batch.files.get()
    page = desk.get(at(batch, "columns", file.pk)).content.decode()
    assert all(words in page for words in ("Kopf", "Meldung", "Eine Zeile", SENTENCES))
    desk.post(at(batch, "columns", file.pk), {"column_0": "title", "column_1": "body", "column_2": "published"})
    file.refresh_from_db()
    assert file.columns == {"Kopf": "title", "Meldung": "body", "Tag": "published"}
    ask(desk, batch, "bring_in")
    work(batch)
    assert (batch.created, batch.failed) == (1, 1)
    assert Article.objects.get().title == "Eine Zeile"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"column_0": "title"}, "Say which column holds the article’s text."),
        ({"column_0": "body", "column_1": "body"}, "Two columns are “Text”: choose one."),
        (
            {"column_0": "published", "column_1": "published_day_first", "column_2": "body"},
            "Two columns are publication dates: choose one.",
        ),
        ({"column_0": "body", "column_1": "nonsense"}, "Select a valid choice."),
    ],
)
def test_columns_that_make_no_article_are_refused(desk, chosen, words):
    batch = batch_of(("strange.csv", STRANGE))
    page = desk.post(at(batch, "columns", batch.files.get().pk), chosen).content.decode()
    assert words in page
    assert batch.files.get().columns == {}


def test_one_choice_of_columns_can_hold_for_all_tables_that_lack_one(desk):
    batch = batch_of(("a.csv", STRANGE), ("b.csv", STRANGE), ("c.txt", b"words"))
    desk.post(at(batch, "columns", batch.files.first().pk), {"column_1": "body", "all": "on"})
    assert list(batch.files.values_list("columns", flat=True)) == [{"Meldung": "body"}, {"Meldung": "body"}, {}]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 500, b"PK\x03\x04 not a workbook"])
def test_a_table_that_is_none_leads_back_with_the_reason(desk, data):
    batch = batch_of(("broken.xlsx", data))
    response = desk.get(at(batch, "columns", batch.files.get().pk), follow=True)
    assert response.redirect_chain[-1][0] == at(batch)
    assert told(response)[0]


def test_a_table_whose_columns_nobody_named_fails_with_what_to_do(desk):
    batch = brought_in(("strange.csv", STRANGE))
    assert "No column holds the article's text" in batch.rows.get().reason
