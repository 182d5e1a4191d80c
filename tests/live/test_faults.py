"""What the archive survives: each test does the harm for real and looks at what is left."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.models import Article, Mention, TaggingJob
from events.nudge import nudge_readers
from newsarchive import embedded
from newsarchive.account import account_for_servers

from .conftest import Worker, broker, is_done, job_of, let_the_lease_end, wait_until

Add = Callable[..., Article]
Start = Callable[..., Worker]
State = TaggingJob.State
BUSY = 10  # seconds in which even a busy machine adds an article, that has nothing to wait for


def marked(folder: Path, what: str) -> int:
    """Wait for a mark that an unruly worker leaves, and return the process that left it."""
    return int(wait_until(lambda: (folder / what).exists() and (folder / what).read_text()))


def read_once(article: Article) -> bool:
    return list(Mention.objects.filter(article=article).values_list("text", flat=True)) == ["Words"]


def test_a_reader_killed_while_it_reads_is_replaced_and_the_article_read_once(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add("hangs once")
    worker = start_worker()
    os.kill(marked(tmp_path, "hangs"), signal.SIGKILL)
    let_the_lease_end(article)
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, read_once(article), worker.alive) == (2, True, True)


def test_when_the_whole_worker_is_killed_another_reads_the_article(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add("hangs once")
    worker = start_worker()
    marked(tmp_path, "hangs")
    worker.kill_group()
    let_the_lease_end(article)
    start_worker()
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, read_once(article)) == (2, True)


def test_a_reader_killed_before_it_commits_leaves_no_half_of_its_results(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add()
    start_worker(UNRULY_COMMIT="yes")
    reader = marked(tmp_path, "before-commit")
    os.kill(reader, signal.SIGKILL)
    assert (Mention.objects.filter(article=article).count(), job_of(article).state) == (0, State.RUNNING)
    let_the_lease_end(article)
    wait_until(lambda: is_done(article))
    assert (job_of(article).attempts, read_once(article)) == (2, True)


def test_a_reader_killed_after_it_has_committed_changes_nothing_any_more(
    add: Add, start_worker: Start, tmp_path: Path
) -> None:
    article = add()
    start_worker(UNRULY_ACK="yes")
    marked(tmp_path, "after-commit")
    nudge_readers()
    other = add()
    wait_until(lambda: is_done(other))
    assert (job_of(article).attempts, job_of(article).claims, read_once(article)) == (1, 1, True)


def test_an_article_that_kills_its_readers_is_quarantined_after_three_and_takes_no_other_with_it(
    add: Add, start_worker: Start
) -> None:
    before, poison, after = add(), add("kills its reader"), add()
    worker = start_worker(TAGGING_LEASE="4")
    wait_until(lambda: job_of(poison).state == State.QUARANTINED)
    wait_until(lambda: is_done(before) and is_done(after))
    assert (job_of(poison).attempts, worker.alive) == (3, True)
    assert "stopped without an answer 3 times" in job_of(poison).error


@pytest.mark.parametrize(
    ("title", "reason"), [("fills the memory", "MemoryError: no room"), ("is too deep", "RecursionError: too deep")]
)
def test_a_reader_out_of_memory_or_too_deep_records_why_and_the_queue_moves_on(
    add: Add, worker: Worker, title: str, reason: str
) -> None:
    bad, good = add(title), add()
    wait_until(lambda: job_of(bad).state == State.QUARANTINED)
    wait_until(lambda: is_done(good))
    assert (job_of(bad).attempts, job_of(bad).error, worker.alive) == (3, reason, True)


def test_a_reading_that_never_ends_meets_its_limit_and_is_quarantined(add: Add, worker: Worker) -> None:
    endless, good = add("never ends"), add()
    wait_until(lambda: job_of(endless).state == State.QUARANTINED)
    wait_until(lambda: is_done(good))
    assert "SoftTimeLimitExceeded" in job_of(endless).error


def test_an_article_added_while_the_broker_is_down_is_saved_at_once_and_read_later(add: Add, worker: Worker) -> None:
    embedded.stop_valkey()
    try:
        began = time.monotonic()
        article = add()
        took = time.monotonic() - began
        assert (job_of(article).state, took < BUSY) == (State.QUEUED, True)
    finally:
        embedded.start_valkey(account_for_servers())
    wait_until(lambda: is_done(article))


def test_a_broker_that_hangs_holds_an_upload_up_for_two_seconds_at_most(add: Add) -> None:
    server = int(broker().info("server")["process_id"])
    os.kill(server, signal.SIGSTOP)
    try:
        began = time.monotonic()
        article = add()
        assert (job_of(article).state, time.monotonic() - began < 2 + BUSY) == (State.QUEUED, True)
    finally:
        os.kill(server, signal.SIGCONT)


def test_when_the_broker_forgets_everything_all_articles_are_read(add: Add, worker: Worker) -> None:
    articles = [add() for _ in range(60)]
    broker().flushall()
    wait_until(lambda: all(job.state == State.DONE for job in TaggingJob.objects.all()))
    assert [job.attempts for job in TaggingJob.objects.all()] == [1] * len(articles)
    assert Mention.objects.count() == len(articles)


def test_the_same_message_five_times_has_one_effect(add: Add, worker: Worker) -> None:
    article = add()
    for _ in range(5):
        nudge_readers()
    wait_until(lambda: is_done(article) and not broker().llen("newsarchive:celery"))
    assert (job_of(article).attempts, read_once(article)) == (1, True)


def test_four_readers_woken_at_once_read_an_article_once(add: Add, start_worker: Start) -> None:
    worker = start_worker(beat=False, WORKERS="4")
    wait_until(lambda: b"ready" in worker.log.read_bytes())
    article = add("takes a while")
    for _ in range(4):
        nudge_readers()
    wait_until(lambda: is_done(article))
    wait_until(lambda: worker.log.read_bytes().count(b"read_next") >= 5)
    assert (job_of(article).attempts, job_of(article).claims, read_once(article)) == (1, 1, True)


def test_a_worker_that_wakes_after_its_lease_writes_nothing(add: Add, start_worker: Start, tmp_path: Path) -> None:
    article = add("hangs once")
    sleeper = start_worker(beat=False)
    marked(tmp_path, "hangs")
    os.killpg(sleeper.process.pid, signal.SIGSTOP)
    let_the_lease_end(article)
    start_worker()
    wait_until(lambda: is_done(article))
    [kept] = Mention.objects.filter(article=article)
    (tmp_path / "go").touch()
    os.killpg(sleeper.process.pid, signal.SIGCONT)
    wait_until(lambda: b"came too late" in sleeper.log.read_bytes())
    assert (job_of(article).attempts, job_of(article).claims) == (2, 2)
    assert list(Mention.objects.filter(article=article)) == [kept]


def test_an_article_edited_while_it_is_read_is_read_again_as_it_is_now(add: Add, worker: Worker) -> None:
    article = add("waits for an edit")
    wait_until(lambda: job_of(article).state == State.RUNNING)
    Article.objects.filter(pk=article.pk).update(body="Other words now.", title="plain")
    (worker.log.parent / "an edit").touch()
    wait_until(lambda: is_done(article))
    assert list(article.mentions.values_list("text", flat=True)) == ["Other"]


def test_an_article_deleted_while_it_is_read_leaves_no_rows(add: Add, worker: Worker) -> None:
    article, other = add("waits for its end"), add()
    wait_until(lambda: job_of(article).state == State.RUNNING)
    article.delete()
    (worker.log.parent / "its end").touch()
    wait_until(lambda: is_done(other))
    assert (Mention.objects.count(), worker.alive) == (1, True)
