"""What became of each row, on the page and in a table to take away."""

import csv
import io

import pytest

from articles.admin.outcome import inert
from articles.models import Article, BatchRow
from tests.articles.batches import BATCHES, batch_of, brought_in, json_lines, record, work

from .desk import at, lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def mixed():
    return brought_in(
        ("some.jsonl", json_lines(record(1), record(1), record(2, title="<b>Bold</b> =1+1"), {"title": "x"}))
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 4),
        ("?outcome=created", 2),
        ("?outcome=duplicate", 1),
        ("?outcome=failed", 1),
        ("?q=same+text", 1),
        ("?q=bold&outcome=created", 1),
        ("?q=line+4", 1),
        ("?q=nothing+like+this", 0),
        ("?outcome=nonsense&after=-1", 4),
        ("?after=99999999999999999999999", 4),
    ],
)
def test_rows_are_filtered_by_outcome_and_words(desk, mixed, query, shown):
    response = desk.get(at(mixed) + query)
    assert len(response.context["rows"]) == shown
    rows = list(csv.reader(io.StringIO(b"".join(desk.get(at(mixed, "rows") + query).streaming_content).decode())))
    assert len(rows) == shown + 1


def test_a_headline_is_shown_as_text(desk, mixed):
    page = desk.get(at(mixed)).content.decode()
    assert "<b>Bold</b>" not in page


def test_rows_are_paged_and_the_pages_hold_each_once(desk):
    batch = brought_in(lines(1))
    file = batch.files.get()
    BatchRow.objects.bulk_create(
        BatchRow(batch=batch, file=file, position=number, name=f"row {number}", outcome="failed")
        for number in range(2, 251)
    )
    seen, query = [], ""
    while True:
        response = desk.get(f"{at(batch)}?{query}")
        seen += [row.position for row in response.context["rows"]]
        if not (query := response.context["following"]):
            break
    assert seen == list(range(1, 251))


def test_a_page_of_a_batch_takes_as_many_queries_for_many_rows_as_for_few(desk, count_queries):
    few = batch_of(*[(f"{n}.jsonl", json_lines(record(n))) for n in range(1)])
    many = batch_of(*[(f"{n}.jsonl", json_lines(record(n))) for n in range(10, 30)])
    for batch in (few, many):
        batch.bring_in()
        work(batch)
    desk.get(at(few))
    assert count_queries(lambda: desk.get(at(many))) == count_queries(lambda: desk.get(at(few)))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(cell):
    assert inert(cell) == f"'{cell}"


def test_the_table_to_take_away_leads_to_the_articles(desk, mixed):
    response = desk.get(at(mixed, "rows"))
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert response["Content-Disposition"] == f'attachment; filename="batch-{mixed.pk}.csv"'
    article = Article.objects.get(title=record(1)["title"])
    assert rows[0]["article"].endswith(f"/admin/articles/article/{article.pk}/change/")
    assert [row["outcome"] for row in rows] == ["created", "duplicate", "created", "failed"]


def test_an_address_that_is_no_batch_is_not_found(desk):
    assert {desk.get(f"{BATCHES}{one}/change/").status_code for one in ("0", "999", "x", "1;2")} == {404}


def test_the_list_of_batches_says_in_words_how_many_files_and_rows_each_has(desk, mixed):
    page = desk.get("/admin/articles/batch/").content.decode()
    assert ">1 file<" in page
    assert ">2 created, 1 duplicate, 1 failed<" in page
