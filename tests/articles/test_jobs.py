"""The queue in the database: claimed in batches, fenced, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from articles.models import Article, TaggingJob
from articles.models.jobs import BATCH_ARTICLES, MAX_ATTEMPTS
from tests import factories as make

pytestmark = pytest.mark.django_db
State = TaggingJob.State


def waiting(count: int = 1, **facts: str) -> list[TaggingJob]:
    articles = [make.article(f"Article {number}", **facts) for number in range(count)]
    return [TaggingJob.objects.request(article) for article in articles]


def lose_lease(job: TaggingJob) -> None:
    TaggingJob.objects.filter(pk=job.pk).update(lease_until=Now() - timedelta(seconds=1))


def test_a_claim_counts_the_attempt_and_takes_a_lease() -> None:
    waiting()
    [job] = TaggingJob.objects.claim()
    assert (job.state, job.attempts, job.claims, job.lease_until is not None) == (State.RUNNING, 1, 1, True)


def test_what_is_claimed_is_not_claimed_again() -> None:
    waiting()
    TaggingJob.objects.claim()
    assert TaggingJob.objects.claim() == []


def test_fresh_articles_are_claimed_in_batches_in_the_order_they_came() -> None:
    jobs = waiting(BATCH_ARTICLES + 2)
    assert TaggingJob.objects.claim() == jobs[:BATCH_ARTICLES]


def test_a_batch_is_bounded_in_characters_too() -> None:
    waiting(3, body="x" * 300_000)
    assert len(TaggingJob.objects.claim()) == 1


def test_an_article_that_failed_before_is_claimed_alone() -> None:
    first, *_others = waiting(3)
    TaggingJob.objects.filter(pk=first.pk).update(attempts=1)
    assert [TaggingJob.objects.claim(), len(TaggingJob.objects.claim())] == [[first], 2]


def test_a_lease_that_is_over_puts_the_article_back() -> None:
    waiting()
    [job] = TaggingJob.objects.claim()
    lose_lease(job)
    assert TaggingJob.objects.take_back_expired() == (1, 0)
    [again] = TaggingJob.objects.claim()
    assert (again.attempts, again.claims) == (2, 2)


def test_after_the_last_attempt_the_article_is_quarantined_with_its_reason() -> None:
    waiting()
    for _ in range(MAX_ATTEMPTS):
        [job] = TaggingJob.objects.claim()
        lose_lease(job)
        TaggingJob.objects.take_back_expired()
    job.refresh_from_db()
    assert (job.state, job.attempts, "stopped without an answer" in job.error) == (State.QUARANTINED, 3, True)


def test_a_lease_that_still_runs_is_left_alone() -> None:
    waiting()
    TaggingJob.objects.claim()
    assert TaggingJob.objects.take_back_expired() == (0, 0)


def test_results_of_an_older_claim_are_not_accepted_even_after_a_new_request() -> None:
    waiting()
    [late] = TaggingJob.objects.claim()
    TaggingJob.objects.request(late.article)
    [fresh] = TaggingJob.objects.claim()
    assert (late.attempts, fresh.attempts) == (1, 1)
    assert (late.still_mine(), fresh.still_mine()) == (False, True)


def test_a_failed_attempt_waits_again_and_the_third_is_quarantined() -> None:
    waiting()
    states = []
    for _ in range(MAX_ATTEMPTS):
        [job] = TaggingJob.objects.claim()
        job.fail("MemoryError: no room")
        job.refresh_from_db()
        states.append(job.state)
    assert states == [State.QUEUED, State.QUEUED, State.QUARANTINED]


def test_a_retry_gives_three_new_attempts_to_what_is_quarantined_and_nothing_else() -> None:
    set_aside, done = waiting(2)
    TaggingJob.objects.filter(pk=set_aside.pk).update(state=State.QUARANTINED, attempts=3, error="why")
    TaggingJob.objects.filter(pk=done.pk).update(state=State.DONE)
    assert TaggingJob.objects.all().retry() == 1
    set_aside.refresh_from_db()
    assert (set_aside.state, set_aside.attempts, set_aside.error) == (State.QUEUED, 0, "")


def test_many_articles_are_asked_for_at_once_and_readings_under_way_are_out_of_date(monkeypatch) -> None:
    monkeypatch.setattr("articles.models.jobs.REQUESTED_AT_ONCE", 2)
    waiting(3)
    [late, *_others] = TaggingJob.objects.claim()
    never_asked = make.article("Without a job")
    never_asked.job.delete()
    assert TaggingJob.objects.request_all(Article.objects.all()) == 4
    assert set(TaggingJob.objects.values_list("state", "attempts", "claims", "lease_until")) == {
        (State.QUEUED, 0, 1, None),
        (State.QUEUED, 0, 0, None),
    }
    assert late.still_mine() is False
    assert len(TaggingJob.objects.claim()) == 4
