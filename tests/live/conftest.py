"""A database that other processes see, and the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
import redis
from django.core.management import call_command
from django.db import connection

from articles.intake.add import Draft, add_articles
from articles.models import Article, Original, Source, TaggingJob
from newsarchive.paths import database_url, redis_url

ROOT = Path(__file__).resolve().parent.parent.parent
LIVE = "newsarchive_live"
CONTENT = "articles_source, articles_original, articles_article, events_event, auth_user, django_session"


@pytest.fixture(scope="session")
def live_database(django_db_blocker: Any) -> str:
    """A migrated database with the reference data, in which what tests write is committed."""
    with psycopg.connect(database_url("postgres"), autocommit=True) as postgres:
        postgres.execute(f"drop database if exists {LIVE} with (force)")
        postgres.execute(f"create database {LIVE}")
    with django_db_blocker.unblock(), use_database(LIVE):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_reference", stderr=StringIO())
    return LIVE


@contextmanager
def use_database(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture
def live(live_database: str, django_db_blocker: Any) -> Iterator[None]:
    """The test and its processes share the live database; it starts without articles, and so does the broker."""
    with django_db_blocker.unblock(), use_database(live_database):
        with connection.cursor() as cursor:
            cursor.execute(f"truncate {CONTENT} cascade")
        broker().flushall()
        yield


def broker() -> redis.Redis:
    return redis.Redis.from_url(redis_url())


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What the processes of a test are told: short leases and sweeps, and a folder for marks."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(LIVE),
        "REDIS_URL": redis_url(),
        "TAGGING_LEASE": "3",
        "TAGGING_SOFT_LIMIT": "2",
        "TAGGING_HARD_LIMIT": "3",
        "SWEEP_SECONDS": "1",
        "UNRULY_MARKS": str(tmp_path),
        "PYTHONWARNINGS": "ignore",
    }


class Worker:
    """A Celery worker with its pool, in a process group of its own, that can be killed in part or whole."""

    def __init__(self, app: str, environment: dict[str, str], log: Path, *options: str) -> None:
        self.log = log
        command = [sys.executable, "-m", "celery", "--app", app, "worker", "--loglevel", "INFO", *options]
        with open(log, "ab") as output:
            self.process = subprocess.Popen(
                command, env=environment, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    def kill_group(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            children = psutil.Process(self.process.pid).children(recursive=True)
            self.kill_group()
            psutil.wait_procs(children, timeout=5)

    @property
    def alive(self) -> bool:
        return self.process.poll() is None


@pytest.fixture
def start_worker(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Start a worker: by default the unruly one, with a scheduler that sweeps every second."""
    workers: list[Worker] = []

    def start(app: str = "tests.live.unruly:app", *, beat: bool = True, **more: str) -> Worker:
        options = ["--beat", "--schedule", str(tmp_path / f"beat-{len(workers)}")] if beat else []
        options += ["--hostname", f"w{len(workers)}@localhost", "--without-gossip", "--without-mingle"]
        worker = Worker(app, {**environment, **more}, tmp_path / f"worker-{len(workers)}.log", *options)
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        worker.stop()


@pytest.fixture
def add(live: None) -> Callable[..., Article]:
    """Add an article as intake does."""

    def add_article(title: str = "plain", body: str = "Words of the article.") -> Article:
        source, _ = Source.objects.get_or_create(slug="example", defaults={"name": "Example Courier"})
        original = Original.objects.keep(body.encode(), name="pasted", encoding="utf-8", by=None)
        [article] = add_articles(
            [Draft(title, body, source, published="2021-02-26", original=original, status="published")]  # type: ignore[arg-type]
        )
        return Article.objects.get(pk=article.pk)

    return add_article


def wait_until(true: Callable[[], Any], seconds: float = 30) -> Any:
    until = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < until, "it did not come true in time"
        time.sleep(0.05)
    return answer


def job_of(article: Article) -> TaggingJob:
    return TaggingJob.objects.get(article=article)


def is_done(article: Article) -> bool:
    return job_of(article).state == TaggingJob.State.DONE
