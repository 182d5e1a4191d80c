"""The queue as a whole: its pause, its figures, its failures by cause, and reading again a few at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import queue_figures as figures
from articles import rereading
from articles.models import Article, Comparison, Pause, Rereading, TaggingJob
from articles.sampling import sample
from tests import factories as make

from .desk import person

pytestmark = pytest.mark.django_db
State = TaggingJob.State
QUEUE = "/admin/articles/taggingjob/queue/"


@pytest.fixture
def editor(client: Client) -> User:
    user: User = person("view_taggingjob", "reread_article", "view_article", "view_source", "view_actor")
    client.force_login(user)
    return user


def failed(error: str, title: str = "") -> TaggingJob:
    job = make.article(title or error).job
    TaggingJob.objects.filter(pk=job.pk).update(state=State.QUARANTINED, error=error, finished_at=timezone.now())
    return TaggingJob.objects.get(pk=job.pk)


def state_of(job: TaggingJob) -> str:
    return TaggingJob.objects.get(pk=job.pk).state


# The pause.


def test_nobody_claims_anything_while_reading_is_paused(editor: User) -> None:
    TaggingJob.objects.request(make.article())
    Pause.objects.begin(editor)
    assert TaggingJob.objects.claim() == []
    assert Pause.objects.end()
    assert len(TaggingJob.objects.claim()) == 1


def test_a_pause_is_one_and_stays_whose_it_was(editor: User) -> None:
    first = Pause.objects.begin(editor, "a new model")
    assert Pause.objects.begin(User.objects.create_user("another"), "") == first
    assert Pause.objects.current() == first


def test_every_page_of_the_desk_says_who_paused_and_why_until_somebody_resumes(editor: User, client: Client) -> None:
    client.post(QUEUE + "pause/", {"why": "<b>a new model</b>"})
    for page in ("/admin/", QUEUE, "/admin/articles/article/", QUEUE + "again/"):
        text = client.get(page).content.decode()
        assert "Reading is paused" in text
        assert f"by {editor}" in text
        assert "&lt;b&gt;a new model" in text
    client.post(QUEUE + "pause/", {"resume": ""})
    assert "Reading is paused" not in client.get("/admin/articles/article/").content.decode()


# The figures.


def test_failures_that_differ_in_names_and_numbers_only_have_one_cause() -> None:
    for error in ('ValueError: "Ana" at 12', 'ValueError: "Bo" at 7.5', "ValueError: it doesn't fit\nTraceback 1"):
        failed(error)
    told = [(one.text, one.count) for one in figures.causes()]
    assert told == [("ValueError: … at N", 2), ("ValueError: it doesn't fit", 1)]


def test_the_bars_are_of_the_last_hour() -> None:
    now = timezone.now()
    for minutes in (0, 0, 5, 59, 61):
        job = make.article(str(minutes)).job
        TaggingJob.objects.filter(pk=job.pk).update(finished_at=now - timedelta(minutes=minutes))
    read = figures.read_by_minute(now)
    assert (len(read), read[-1], read[-6], read[0], sum(read)) == (60, 2, 1, 1, 4)


def test_the_speed_is_that_of_minutes_in_which_something_was_read() -> None:
    assert figures.speed().minutes(100) is None
    now = timezone.now().replace(second=30)
    for number in range(4):
        job = make.article(str(number)).job
        TaggingJob.objects.filter(pk=job.pk).update(finished_at=now - timedelta(days=number // 2))
    assert (figures.speed().a_minute, figures.speed().minutes(100), figures.speed().minutes(0)) == (2, 50, 1)


def test_versions_are_counted_with_those_that_know_less_than_now() -> None:
    for number, gazetteer in enumerate(["old", "old", ""]):
        versions = {"model": "m", "pipeline": "1", "codebook": "c", "spacy": "3", "gazetteer": gazetteer}
        TaggingJob.objects.filter(pk=make.article(str(number)).job.pk).update(versions=versions)
    [machine] = figures.machines()
    assert (machine.name, machine.count) == ("m, pipeline 1, codebook c, spaCy 3", 3)
    assert machine.older_knowledge in (2, 3)  # whether the tests' database knows anything


def test_the_page_costs_as_many_queries_for_twenty_causes_as_for_one(
    editor: User, client: Client, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    failed("KeyError: a")
    client.get(QUEUE)
    one = count_queries(lambda: client.get(QUEUE))
    for number in range(20):
        failed(f"Error{chr(65 + number)}: it failed")
        Rereading.objects.create(by=editor, state=Rereading.State.DONE)
    assert count_queries(lambda: client.get(QUEUE)) == one


def test_the_script_is_told_what_the_page_shows(editor: User, client: Client) -> None:
    TaggingJob.objects.request(make.article())
    told = client.get(QUEUE + "state/").json()
    page = client.get(QUEUE)
    assert (told["waiting"], told["set_aside"], len(told["bars"])) == ("1", "0", 60)
    assert told["shape"] == page.context["live"]["shape"]
    assert page.content.decode().count("<rect") == 60


# Failures.


def test_all_of_one_cause_are_tried_again_and_no_others(editor: User, client: Client) -> None:
    first, second, other = failed("KeyError: 1"), failed("KeyError: 2"), failed("MemoryError: ")
    client.post(QUEUE + "failures/", {"cause": first.cause, "retry": ""})
    assert [state_of(one) for one in (first, second, other)] == ["queued", "queued", "quarantined"]


def test_what_is_left_unread_keeps_its_reason_and_can_be_tried_again(editor: User, client: Client) -> None:
    job = failed("KeyError: 1")
    client.post(QUEUE + "failures/", {"cause": job.cause, "skip": ""})
    assert (state_of(job), figures.causes(), TaggingJob.objects.claim()) == ("skipped", [], [])
    assert TaggingJob.objects.get(pk=job.pk).error == "KeyError: 1"
    action = {"action": "retry", "_selected_action": [job.pk]}
    client.post("/admin/articles/taggingjob/", action)
    assert state_of(job) == "queued"


def test_one_article_is_skipped_from_the_list(editor: User, client: Client) -> None:
    job, other = failed("KeyError: 1"), failed("KeyError: 2")
    client.post("/admin/articles/taggingjob/", {"action": "skip", "_selected_action": [job.pk]})
    assert (state_of(job), state_of(other)) == ("skipped", "quarantined")
    listed = client.get("/admin/articles/taggingjob/?state__exact=quarantined&cause=" + other.cause)
    assert listed.context["cl"].result_count == 1


# Reading again.


def test_the_estimate_comes_before_anything_is_queued(editor: User, client: Client) -> None:
    source = make.source("Another")
    make.article()
    make.article("Other", source=source)
    TaggingJob.objects.update(finished_at=timezone.now())
    page = client.get(QUEUE + "again/", {"source": str(source.pk), "estimate": ""})
    ids = re.findall(r'\bid="([^"]+)"', page.content.decode())
    assert len(ids) == len(set(ids)), "what is asked again stands beside the form, which keeps its labels"
    estimate = page.context["estimate"]
    assert (estimate["articles"], estimate["minutes"], estimate["a_minute"]) == (1, 1, 2)
    assert (Rereading.objects.count(), TaggingJob.objects.queued().count()) == (0, 0)
    client.post(QUEUE + "again/", {"source": source.pk, "begin": ""})
    assert list(TaggingJob.objects.queued().values_list("article__title", flat=True)) == ["Other"]


def test_it_is_narrowed_by_source_actor_days_and_versions() -> None:
    actor = make.actor()
    plain, named = make.article("Plain", published="2020-01-01"), make.article("Named")
    make.mention(named, "American", actor=actor)
    TaggingJob.objects.filter(article=plain).update(versions={"model": "old", "gazetteer": "1"})
    machine = TaggingJob.objects.get(article=plain).machine

    def found(**wanted: object) -> list[str]:
        return list(rereading.articles_of(Rereading(**wanted)).order_by("pk").values_list("title", flat=True))

    assert found() == ["Plain", "Named"]
    assert found(actor=actor) == ["Named"]
    assert found(first="2021-01-01") == ["Named"]
    assert found(last="2020-01-01") == ["Plain"]
    assert found(source=make.source("None of these")) == []
    assert found(machine=machine) == ["Plain"]
    assert found(knowledge="1") == ["Named"]


def test_chunks_are_asked_for_when_few_wait_so_that_new_articles_are_read_in_between(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "CHUNK", 3)
    monkeypatch.setattr(rereading, "LOW", 1)
    articles = [make.article(str(number)) for number in range(5)]
    begun = rereading.begin(Rereading(by=editor))
    assert (begun.expected, TaggingJob.objects.queued().count(), rereading.ask_for_more()) == (5, 3, 0)
    make.article("Came in meanwhile")
    TaggingJob.objects.queued().update(state=State.DONE)
    assert rereading.ask_for_more() == 2
    begun.refresh_from_db()
    assert (begun.state, begun.asked, rereading.ask_for_more()) == ("done", 5, 0)
    assert set(TaggingJob.objects.queued().values_list("article", flat=True)) == {one.pk for one in articles[3:]}


def test_a_rereading_that_is_stopped_asks_for_nothing_more(
    editor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "CHUNK", 1)
    make.article("One")
    make.article("Two")
    begun = rereading.begin(Rereading(by=editor))
    client.post(f"{QUEUE}again/{begun.pk}/stop/")
    TaggingJob.objects.queued().update(state=State.DONE)
    assert rereading.ask_for_more() == 0


def test_days_the_wrong_way_round_are_refused_with_a_word(editor: User, client: Client) -> None:
    page = client.get(QUEUE + "again/", {"first": "2021-02-02", "last": "2021-02-01"})
    assert "This day is before the first one." in page.content.decode()


# Samples.


def test_a_sample_is_the_same_for_the_same_seed_and_holds_only_what_was_read() -> None:
    articles = [make.article(str(number)) for number in range(30)]
    TaggingJob.objects.request(articles[0])
    drawn = sample(5, 1)
    assert (len(drawn), sample(5, 1), len(sample(100, 1))) == (5, drawn, 29)
    assert articles[0].pk not in sample(100, 1)


def test_comparing_needs_something_to_compare_with(editor: User, client: Client) -> None:
    page = client.post(QUEUE + "compare/", {"sample": 5, "seed": 1}, follow=True)
    assert "nothing to compare with" in page.content.decode()
    assert (Comparison.objects.count(), Article.objects.count()) == (0, 0)
