"""What the archive survives: each test does the harm for real and looks at what is left."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.models import Article, Mention, TaggingJob
from events.nudge import nudge_readers
from newsarchive import embedded
from newsarchive.account import account_for_servers

from .conftest import Worker, broker, is_done, job_of, wait_until

Add = Callable[..., Article]
Start = Callable[..., Worker]
State = TaggingJob.State


def marked(folder: Path, what: str) -> int:
    """Wait for a mark that an unruly worker leaves, and return the process that left it."""
    return int(wait_until(lambda: (folder / what).exists() and (folder / what).read_text()))


def read_once(article: Article) -> bool:
    return list(Mention.objects.filter(article=article).values_list("text", flat=True)) == ["Words"]


def test_a_reader_killed_while_it_reads_is_replaced_and_the_article_read_once(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add("hangs once")
    worker = start_worker(TAGGING_SOFT_LIMIT="30", TAGGING_HARD_LIMIT="40")
    os.kill(marked(tmp_path, "hangs"), signal.SIGKILL)
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, read_once(article), worker.alive) == (2, True, True)


def test_when_the_whole_worker_is_killed_another_reads_the_article(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add("hangs once")
    worker = start_worker(TAGGING_SOFT_LIMIT="30", TAGGING_HARD_LIMIT="40")
    marked(tmp_path, "hangs")
    worker.kill_group()
    start_worker()
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, read_once(article)) == (2, True)


def test_a_reader_killed_before_it_commits_leaves_no_half_of_its_results(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add()
    start_worker(UNRULY_COMMIT="yes", TAGGING_SOFT_LIMIT="30", TAGGING_HARD_LIMIT="40")
    reader = marked(tmp_path, "before-commit")
    os.kill(reader, signal.SIGKILL)
    assert (Mention.objects.filter(article=article).count(), job_of(article).state) == (0, State.RUNNING)
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, read_once(article)) == (2, True)


def test_a_reader_killed_after_it_has_committed_changes_nothing_any_more(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add()
    start_worker(UNRULY_ACK="yes")
    marked(tmp_path, "after-commit")
    assert is_done(article)
    other = add()
    wait_until(lambda: is_done(other))
    assert (job_of(article).attempts, job_of(article).claims, read_once(article)) == (1, 1, True)


def test_an_article_that_kills_its_readers_is_quarantined_after_three_and_takes_no_other_with_it(
    add: Add, start_worker: Start
) -> None:
    before, poison, after = add(), add("kills its reader"), add()
    worker = start_worker()
    wait_until(lambda: job_of(poison).state == State.QUARANTINED, seconds=40)
    wait_until(lambda: is_done(before) and is_done(after))
    assert (job_of(poison).attempts, worker.alive) == (3, True)
    assert "stopped without an answer 3 times" in job_of(poison).error


@pytest.mark.parametrize(
    ("title", "reason"), [("fills the memory", "MemoryError: no room"), ("is too deep", "RecursionError: too deep")]
)
def test_a_reader_out_of_memory_or_too_deep_records_why_and_the_queue_moves_on(
    add: Add, start_worker: Start, title: str, reason: str
) -> None:
    bad, good = add(title), add()
    worker = start_worker()
    wait_until(lambda: job_of(bad).state == State.QUARANTINED)
    wait_until(lambda: is_done(good))
    assert (job_of(bad).attempts, job_of(bad).error, worker.alive) == (3, reason, True)


def test_a_reading_that_never_ends_meets_its_limit_and_is_quarantined(add: Add, start_worker: Start) -> None:
    endless, good = add("never ends"), add()
    start_worker(TAGGING_SOFT_LIMIT="1", TAGGING_HARD_LIMIT="2")
    wait_until(lambda: job_of(endless).state == State.QUARANTINED)
    wait_until(lambda: is_done(good))
    assert "SoftTimeLimitExceeded" in job_of(endless).error


def test_an_article_added_while_the_broker_is_down_is_saved_at_once_and_read_later(
    add: Add, start_worker: Start
) -> None:
    embedded.stop_valkey()
    try:
        began = time.monotonic()
        article = add()
        took = time.monotonic() - began
        assert (job_of(article).state, took < 2) == (State.QUEUED, True)
    finally:
        embedded.start_valkey(account_for_servers())
    start_worker()
    wait_until(lambda: is_done(article))


def test_a_broker_that_hangs_holds_an_upload_up_for_two_seconds_at_most(add: Add) -> None:
    server = int(broker().info("server")["process_id"])
    os.kill(server, signal.SIGSTOP)
    try:
        began = time.monotonic()
        article = add()
        assert (job_of(article).state, time.monotonic() - began < 3) == (State.QUEUED, True)
    finally:
        os.kill(server, signal.SIGCONT)


def test_when_the_broker_forgets_everything_all_articles_are_read(add: Add, start_worker: Start) -> None:
    articles = [add() for _ in range(60)]
    broker().flushall()
    start_worker()
    wait_until(lambda: all(job.state == State.DONE for job in TaggingJob.objects.all()))
    assert [job.attempts for job in TaggingJob.objects.all()] == [1] * len(articles)
    assert Mention.objects.count() == len(articles)


def test_the_same_message_five_times_has_one_effect(add: Add, start_worker: Start) -> None:
    article = add()
    for _ in range(5):
        nudge_readers()
    start_worker()
    wait_until(lambda: is_done(article) and not broker().llen("newsarchive:celery"))
    assert (job_of(article).attempts, read_once(article)) == (1, True)


def test_four_workers_woken_at_once_read_an_article_once(add: Add, start_worker: Start) -> None:
    workers = [start_worker(beat=False) for _ in range(4)]
    wait_until(lambda: all(b"ready" in worker.log.read_bytes() for worker in workers), seconds=60)
    article = add("takes a while")
    wakers = [threading.Thread(target=nudge_readers) for _ in range(4)]
    for waker in wakers:
        waker.start()
    for waker in wakers:
        waker.join()
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, job_of(article).claims, read_once(article)) == (1, 1, True)


def test_results_of_a_claim_that_is_over_are_refused(add: Add, start_worker: Start, tmp_path: Path) -> None:
    article = add("hangs once")
    sleeper = start_worker(TAGGING_SOFT_LIMIT="50", TAGGING_HARD_LIMIT="60")
    reader = marked(tmp_path, "hangs")
    os.killpg(sleeper.process.pid, signal.SIGSTOP)
    start_worker()
    wait_until(lambda: is_done(article))
    claims = job_of(article).claims
    os.killpg(sleeper.process.pid, signal.SIGCONT)
    os.kill(reader, signal.SIGTERM)
    assert (claims, job_of(article).attempts, read_once(article)) == (2, 2, True)


def test_an_article_edited_while_it_is_read_is_read_again_as_it_is_now(add: Add, start_worker: Start) -> None:
    article = add("takes a while")
    start_worker()
    wait_until(lambda: job_of(article).state == State.RUNNING)
    Article.objects.filter(pk=article.pk).update(body="Other words now.", title="plain")
    wait_until(lambda: is_done(article))
    assert list(article.mentions.values_list("text", flat=True)) == ["Other"]


def test_an_article_deleted_while_it_is_read_leaves_no_rows(add: Add, start_worker: Start) -> None:
    article, other = add("takes a while"), add()
    worker = start_worker()
    wait_until(lambda: job_of(article).state == State.RUNNING)
    article.delete()
    wait_until(lambda: is_done(other))
    assert (Mention.objects.count(), worker.alive) == (1, True)
