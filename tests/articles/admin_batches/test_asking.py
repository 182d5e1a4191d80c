"""What is asked of a batch: to be checked, brought in, taken back."""

from datetime import UTC, datetime

import pytest

from articles.models import Article
from tests.articles.batches import batch_of, brought_in, work

from .desk import FACTS, ask, at, lines, told

pytestmark = pytest.mark.django_db


def test_a_batch_is_checked_brought_in_and_taken_back(desk):
    batch = batch_of(lines())
    for what, state, finished in (
        ("check", "checking", "checked"),
        ("bring_in", "adding", "done"),
        ("take_back", "undoing", "undone"),
    ):
        ask(desk, batch, what)
        assert batch.state == state
        assert desk.get(at(batch, "state")).json()["under_way"] is True
        work(batch)
        assert (batch.state, desk.get(at(batch)).status_code) == (finished, 200)
    assert not Article.objects.exists()


def test_when_its_articles_open_is_told_in_the_zone_of_the_desk(desk, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    opens = datetime(2030, 1, 31, 7, tzinfo=UTC)
    page = desk.get(at(brought_in(lines(), status="scheduled", opens_at=opens))).content.decode()
    assert "opens on 31 January 2030, 08:00 (Europe/Berlin)" in page


def test_what_cannot_be_done_in_this_state_is_said(desk):
    batch = brought_in(lines())
    response = desk.post(at(batch, "ask"), {"check": "1"}, follow=True)
    assert told(response) == ["That cannot be done now: this batch is brought in."]
    response = desk.post(at(batch_of(), "ask"), {"check": "1"}, follow=True)
    assert told(response) == ["There is nothing to do: add files first."]


def test_what_was_checked_holds_no_more_when_something_is_changed(desk):
    batch = batch_of(lines(), add_sources=False)
    batch.check_all()
    work(batch)
    assert (batch.failed, batch.state) == (3, "checked")
    desk.post(at(batch), {**FACTS, "add_sources": "on"})
    batch.refresh_from_db()
    assert (batch.state, batch.failed, batch.rows.count(), batch.add_sources) == ("open", 0, 0, True)


def test_what_holds_for_all_cannot_be_changed_once_it_is_in(desk):
    batch = brought_in(lines())
    desk.post(at(batch), {**FACTS, "section": "Changed"})
    batch.refresh_from_db()
    assert batch.section == ""
