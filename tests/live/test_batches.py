"""Batches with a real server, worker and browser: five hundred files, a table, and a worker that is killed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db.models.functions import Now

from articles.intake.bulk import CHUNK_ITEMS
from articles.models import Article, Batch, BatchFile, Source
from articles.tasks import wake

from .conftest import Worker, wait_until

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

Start = Callable[..., Worker]

SENTENCE = "Diplomats from Oman met envoys of Iran in Muscat on Tuesday, and said that they would meet again in June."
GOOD, BAD = 490, 10


def payload(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def page(number: int) -> bytes:
    return (
        f"World\n\nTalks Are Held In Muscat For The Time {number}\n\nBy Jane Doe\n\nApril 10, 2024\n\n"
        f"Round {number} of the talks. {SENTENCE}\n\nThe ministry gave no more details of round {number}.\n"
    ).encode()


def files() -> list[dict[str, Any]]:
    good = [payload(f"page-{number:03}.txt", page(number)) for number in range(GOOD)]
    bad = [payload(f"photo-{number}.txt", b"\xff\xd8\xff" + bytes([number] * 300)) for number in range(BAD)]
    table = f"Kopf;Meldung;Tag\nA headline of a table;{SENTENCE};2021-02-26\n".encode()
    return [*good, *bad, payload("table.csv", table)]


@pytest.fixture
def start_desk(start_worker: Start) -> Callable[[], Worker]:
    """Start the worker that the desk has for itself, which reads no articles."""
    return lambda: start_worker("newsarchive", queue="desk", beat=False)


@pytest.fixture
def publisher(editor: User) -> User:
    editor.user_permissions.add(Permission.objects.get(codename="publish_article"))
    return editor


def counted(desk: Visitor) -> dict[str, int]:
    told = desk.texts(".outcomes a")
    return {name: int(count) for count, name in (re.split(r"\s+", one, maxsplit=1) for one in told)}


def test_five_hundred_files_and_a_table_come_in_and_the_bad_ones_say_why(
    visit: Callable[..., Visitor], publisher: User, start_desk: Callable[[], Worker]
) -> None:
    start_desk()
    Source.objects.create(name="Example Courier", slug="example-courier")
    desk = visit()
    desk.log_in()
    desk.page.get_by_role("link", name="Bring in files").click()
    desk.page.set_input_files("#id_many", files())  # type: ignore[arg-type]
    desk.page.select_option("#id_source", label="Example Courier")
    desk.page.select_option("#id_status", "published")
    desk.page.get_by_role("button", name="Upload").click()
    desk.page.wait_for_url("**/change/", timeout=300_000)
    batch = Batch.objects.get()
    assert batch.files.count() == GOOD + BAD + 1

    desk.page.get_by_role("link", name="Say which column holds what").click()
    for column, field in (("Kopf", "title"), ("Meldung", "body"), ("Tag", "published")):
        desk.page.get_by_label(column).select_option(field)
    desk.press("Save columns")

    desk.press("Check")
    desk.page.get_by_role("button", name="Bring them in").wait_for(timeout=300_000)
    assert counted(desk) == {"all": 501, "can come in": 491, "duplicate": 0, "failed": 10}
    assert not Article.objects.exists()

    desk.press("Bring them in")
    away = desk.page.url
    desk.open("/admin/")  # nobody has to look on
    wait_until(lambda: Batch.objects.get().state == "done", seconds=300)
    desk.page.goto(away)
    assert counted(desk) == {"all": 501, "created": 491, "duplicate": 0, "failed": 10}
    assert Article.objects.public().count() == 491

    desk.follow(desk.page.locator(".outcome-failed").first)
    rows = desk.page.locator("table.rows tbody tr")
    assert (rows.count(), "JPEG" in rows.first.inner_text()) == (BAD, True)
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Download as CSV").click()
    assert len(download.value.path().read_text().splitlines()) == BAD + 1


def test_without_a_script_files_come_in_and_what_became_of_them_is_shown(
    visit: Callable[..., Visitor], publisher: User, start_desk: Callable[[], Worker]
) -> None:
    start_desk()
    Source.objects.create(name="Example Courier", slug="example-courier")
    desk = visit(java_script_enabled=False)
    desk.log_in()
    desk.open("/admin/articles/batch/add/")
    desk.page.set_input_files("#id_many", files()[GOOD - 2 : GOOD + 1])  # type: ignore[arg-type]
    desk.page.select_option("#id_source", label="Example Courier")
    desk.press("Upload")
    desk.press("Bring in")
    wait_until(lambda: Batch.objects.get().state == "done", seconds=300)
    desk.page.reload()
    assert counted(desk) == {"all": 3, "created": 2, "duplicate": 0, "failed": 1}


def test_a_worker_killed_in_the_middle_of_a_batch_leaves_no_article_out_and_none_twice(
    live: None, start_desk: Callable[[], Worker]
) -> None:
    count = 3 * CHUNK_ITEMS
    records = [
        {
            "title": f"Talks {n}",
            "text": f"Round {n}. {SENTENCE}",
            "published": "2024-04-10",
            "source": "Example Courier",
        }
        for n in range(count)
    ]
    batch = Batch.objects.create(add_sources=True)
    BatchFile.objects.keep(batch, io.BytesIO("\n".join(map(json.dumps, records)).encode()), name="many.jsonl")
    batch.bring_in()
    worker = start_desk()
    wake()
    wait_until(lambda: batch.rows.exists())
    worker.kill_group()
    done = batch.rows.count()
    assert 0 < done < count
    assert Article.objects.count() == done, "whole chunks, each with its rows"
    Batch.objects.update(lease_until=Now() - timedelta(seconds=1))
    start_desk()  # it sweeps as it starts, and finds what the other left
    wait_until(lambda: Batch.objects.get().state == "done", seconds=300)
    batch.refresh_from_db()
    assert (batch.created, batch.duplicates, batch.failed) == (count, 0, 0)
    assert Article.objects.values("title").distinct().count() == Article.objects.count() == count
    assert list(batch.rows.values_list("position", flat=True)) == list(range(1, count + 1))
