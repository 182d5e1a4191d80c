"""Lists for programs: the API page by page, and exports as files."""

import csv
import io
import json
from datetime import date

import pytest

from tests import factories

pytestmark = pytest.mark.django_db
LISTS = ["articles", "events"]


def fill(number=3):
    for day in range(1, number + 1):
        made = factories.article(f"Report {day}", published=date(2021, 2, day), by="A. Writer")
        factories.told_event(made, day=f"2021-02-{day:02}", actors=(factories.actor(), "Rebels"))
    factories.told_event(factories.article("Hidden thing", status="draft", body="Hidden sentence is here."))


def written(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


@pytest.mark.parametrize("of", LISTS)
def test_the_pages_of_the_api_hold_every_public_row_once(client, of):
    fill(7)
    found, address = [], f"/api/{of}/?limit=3"
    while address:
        told = client.get(address).json()
        assert told["count"] == 7
        found += [one["id"] for one in told["results"]]
        address = told["next"]
    assert len(found) == len(set(found)) == 7
    first = client.get(f"/api/{of}/?limit=3").json()
    assert client.get(client.get(first["next"]).json()["previous"]).json()["results"] == first["results"]


@pytest.mark.parametrize("of", LISTS)
def test_nothing_unpublished_leaves_by_the_api_or_in_a_file(client, of):
    fill()
    for told in (
        client.get(f"/api/{of}/?realis=all").content.decode(),
        *(written(client, f"/{of}/export.{form}") for form in ("csv", "json")),
    ):
        assert "Hidden" not in told


def test_the_api_takes_the_filters_of_the_pages(client):
    fill()
    found = client.get("/api/articles/?since=2021-02-02&type=ASSAULT&sort=oldest").json()["results"]
    assert [one["title"] for one in found] == ["Report 2", "Report 3"]
    assert [one["start"] for one in client.get("/api/events/?until=2021-02-01").json()["results"]] == ["2021-02-01"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("country=ZZZ", "country"),
        ("limit=0", "limit"),
        ("limit=x", "limit"),
        ("limit=101", "limit"),
        ("before=x", "page"),
    ],
)
@pytest.mark.parametrize("of", LISTS)
def test_what_cannot_be_asked_is_told_with_its_field(client, of, asked, field):
    response = client.get(f"/api/{of}/?{asked}")
    assert response.status_code == 400
    assert set(response.json()["errors"]) == {field}


@pytest.mark.parametrize("of", LISTS)
def test_other_sites_may_read_the_api_and_nobody_may_write(client, of):
    assert client.get(f"/api/{of}/").headers["Access-Control-Allow-Origin"] == "*"
    assert client.post(f"/api/{of}/").status_code == 405


@pytest.mark.parametrize("of", LISTS)
def test_the_api_and_both_files_tell_the_same(client, of):
    fill()
    told = client.get(f"/api/{of}/").json()["results"]
    assert json.loads(written(client, f"/{of}/export.json")) == told
    rows = list(csv.DictReader(io.StringIO(written(client, f"/{of}/export.csv").removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [str(one["id"]) for one in told]
    assert set(rows[0]) == set(told[0])


def test_an_event_comes_with_its_sentences_and_where_they_stand(client):
    fill(1)
    [event] = client.get("/api/events/").json()["results"]
    assert event["sentences"][0]["text"] == factories.SENTENCE
    assert event["actors"] == [
        {"name": "United States", "slug": "united-states", "country": "", "sector": ""},
        {"name": "Rebels", "slug": "", "country": "", "sector": ""},
    ]
    assert client.get(event["sentences"][0]["article"], follow=True).status_code == 200


def test_an_empty_file_is_still_a_file(client):
    assert json.loads(written(client, "/articles/export.json")) == []
    assert written(client, "/articles/export.csv").count("\n") == 1


def test_no_cell_of_a_table_can_be_a_formula(client):
    factories.article('=HYPERLINK("http://evil.example")')
    assert "'=HYPERLINK" in written(client, "/articles/export.csv")


def test_an_unknown_form_and_a_wrong_filter_are_refused(client):
    assert client.get("/articles/export.xml").status_code == 404
    assert client.get("/articles/export.csv?country=ZZZ").status_code == 400


@pytest.mark.parametrize("address", ["/api/articles/", "/api/events/", "/articles/export.csv", "/events/export.json"])
def test_twenty_rows_cost_as_many_queries_as_one(client, count_queries, address):
    def ask():
        response = client.get(address)
        return b"".join(response.streaming_content) if response.streaming else response.content

    fill(1)
    one = count_queries(ask)
    fill(20)
    assert count_queries(ask) == one


def test_every_field_of_the_api_is_described(client, settings):
    fill(1)
    described = (settings.BASE_DIR / "docs" / "api.md").read_text()
    for of in LISTS:
        [row] = client.get(f"/api/{of}/").json()["results"]
        names = {*row, *(row["sentences"][0] if of == "events" else ()), *(row["actors"][0] if of == "events" else ())}
        assert [name for name in sorted(names) if f"`{name}`" not in described] == []
