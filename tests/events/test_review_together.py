"""Accepting at once what is sure enough: counted and shown first, done in chunks, undone as one."""

import pytest

from events.models import AcceptedTogether, Event, EventDecision
from events.review import together
from events.tasks import accept_together, sweep, weigh_unweighed
from tests import factories

from .test_review_page import editor

pytestmark = pytest.mark.django_db
TOGETHER = "/admin/events/review/together/"


@pytest.fixture
def anna(client):
    user = editor()
    client.force_login(user)
    return user


def sure(percent, title="Courier", **facts):
    article = factories.article(title, **facts)
    event = factories.event()
    factories.report(event, article, trigger="bombed")
    Event.objects.filter(pk=event.pk).update(doubt=1 - percent / 100, attention=1.0)
    return event


def reviewed():
    return set(Event.objects.filter(status="reviewed").values_list("pk", flat=True))


def test_the_preview_counts_and_shows_and_changes_nothing(client, anna):
    sure(95, "Surely")
    sure(70, "Perhaps")
    page = client.get(TOGETHER, {"over": 90})
    assert (page.context["count"], [one.article.title for one in page.context["sample"]]) == (1, ["Surely"])
    assert reviewed() == set()


def test_where_nothing_is_so_sure_the_page_says_what_to_do(client, anna):
    sure(70, "Perhaps")
    page = client.get(TOGETHER, {"over": 90, "type": "ASSAULT"}).content.decode()
    assert "ask there for fewer per cent" in page
    assert 'href="/admin/events/review/?type=ASSAULT"' in page


def test_few_are_accepted_at_once_and_undone_as_one(client, anna):
    first, second, doubtful = sure(95), sure(91, "Post"), sure(70, "Perhaps")
    answer = client.post(TOGETHER, {"over": 90}, follow=True)
    assert "2 of 2 accepted" in answer.content.decode()
    assert reviewed() == {first.pk, second.pk}
    answer = client.post(answer.redirect_chain[-1][0], follow=True)
    assert "undone" in answer.content.decode()
    assert reviewed() == set()
    assert doubtful.pk not in set(EventDecision.objects.values_list("article__reports__event", flat=True))


def test_the_filter_of_the_queue_counts(client, anna):
    sure(95)
    other = sure(95, "Post", source=factories.source("Example Post"))
    client.post(f"{TOGETHER}?source=example-post", {"over": 90})
    assert reviewed() == {other.pk}


def test_many_are_done_by_a_worker_in_chunks(client, anna, monkeypatch):
    monkeypatch.setattr(together, "AT_ONCE", 2)
    monkeypatch.setattr(together, "CHUNK", 2)
    events = {sure(95, f"Article {number}").pk for number in range(5)}
    client.post(TOGETHER, {"over": 90})
    step = AcceptedTogether.objects.get()
    assert (step.state, reviewed()) == ("running", set())
    accept_together(step.pk)
    assert len(reviewed()) == 2
    for _ in range(3):
        accept_together(step.pk)
    step.refresh_from_db()
    assert (step.state, reviewed()) == ("done", events)


def test_what_an_editor_decided_afterwards_stays(client, anna):
    event = sure(95)
    client.post(TOGETHER, {"over": 90})
    step = AcceptedTogether.objects.get()
    from events.decisions import Verdict, decide

    decide(editor("ben"), event.reports.get(), Verdict.CORRECT, realis="denied")
    client.post(f"{TOGETHER}{step.pk}/")
    event.refresh_from_db()
    assert (event.realis, event.status) == ("denied", "reviewed")


@pytest.mark.parametrize("over", ["", "49", "100", "sure"])
def test_a_measure_that_makes_no_sense_is_refused(client, anna, over):
    sure(95)
    answer = client.post(TOGETHER, {"over": over}, follow=True)
    assert "between 50 and 99" in answer.content.decode()
    assert reviewed() == set()


def test_nobody_takes_back_what_another_did(client, anna):
    sure(95)
    client.post(TOGETHER, {"over": 90})
    client.force_login(editor("ben"))
    assert client.post(f"{TOGETHER}{AcceptedTogether.objects.get().pk}/").status_code == 403


def test_events_of_an_older_archive_are_weighed_by_the_sweeper(anna):
    event = sure(95)
    Event.objects.update(attention=None, doubt=None)
    weigh_unweighed()
    event.refresh_from_db()
    assert event.attention is not None
    assert 0 < event.doubt <= 1
    assert sweep()["waiting"] == 0
