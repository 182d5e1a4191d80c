"""A database that other processes see, and the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
import redis
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.functions import Now
from psycopg.sql import SQL

from articles.intake.add import Draft, add_articles
from articles.models import Article, Original, Source, TaggingJob
from articles.reference import fingerprint
from newsarchive.paths import database_url, redis_url
from tests.conftest import migrated

ROOT = Path(__file__).resolve().parent.parent.parent
LIVE = "newsarchive_live"
CONTENT = ["articles_source", "articles_original", "articles_article", "events_event", "auth_user", "django_session"]
REFERRING = """
with recursive referring as (
    select unnest(%s::regclass[]) as name
    union select conrelid from pg_constraint join referring on confrelid = name
)
select name::regclass::text from referring
"""


@pytest.fixture(scope="session")
def live_database(django_db_blocker: Any) -> str:
    """A migrated database with the reference data, in which what tests write is committed; a copy is kept."""
    with django_db_blocker.unblock():
        empty = migrated()
        loaded = f"loaded_{sha256((empty + fingerprint()).encode()).hexdigest()[:16]}"
        with psycopg.connect(database_url("postgres"), autocommit=True) as postgres:
            rows = postgres.execute("select datname from pg_database where datname like 'loaded_%'").fetchall()
            kept = {name for (name,) in rows}
            postgres.execute(f"drop database if exists {LIVE} with (force)")
            postgres.execute(f"create database {LIVE} template {loaded if loaded in kept else empty}")
            if loaded not in kept:
                with use_database(LIVE):
                    call_command("load_reference", stderr=StringIO())
                for old in kept:
                    postgres.execute(f"drop database {old}")
                postgres.execute(f"create database {loaded} template {LIVE}")
        with psycopg.connect(database_url(LIVE), autocommit=True) as live:
            live.execute("analyze")  # else PostgreSQL would take the towns of the world for a few
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
        empty(CONTENT)
        broker().flushall()
        yield


def empty(tables: list[str]) -> None:
    """As `truncate … cascade`, which makes the files of all tables and indexes anew, and takes ten times as long."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(REFERRING, [tables])
        names = [name for (name,) in cursor.fetchall()]
        cursor.execute(f"lock table {', '.join(names)} in access exclusive mode")  # until nobody is at work in them
        cursor.execute("set local session_replication_role = replica")
        for name in names:
            cursor.execute(SQL("delete from {}").format(SQL(name)))


def broker() -> redis.Redis:
    return redis.Redis.from_url(redis_url())


def environment_with(marks: Path) -> dict[str, str]:
    """What the processes of a test are told: to sweep often, that a slow machine may be slow, a folder for marks."""
    return {
        **os.environ,
        "DATABASE_URL": database_url(LIVE),
        "REDIS_URL": redis_url(),
        "TAGGING_SOFT_LIMIT": "300",
        "TAGGING_HARD_LIMIT": "330",
        "TAGGING_LEASE": "360",
        "SWEEP_SECONDS": "1",
        "UNRULY_MARKS": str(marks),
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return environment_with(tmp_path)


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
            psutil.wait_procs(children, timeout=60)

    @property
    def alive(self) -> bool:
        return self.process.poll() is None


UNRULY = "tests.live.unruly:app"


def options(number: int, folder: Path, beat: bool = True) -> list[str]:
    scheduler = ["--beat", "--schedule", str(folder / f"beat-{number}")] if beat else []
    return [*scheduler, "--hostname", f"w{number}@localhost", "--without-gossip", "--without-mingle"]


@pytest.fixture(scope="session")
def _shared_worker(live_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    folder = tmp_path_factory.mktemp("worker")
    limits = {"TAGGING_SOFT_LIMIT": "5", "TAGGING_HARD_LIMIT": "30"}  # the first ends what never ends
    worker = Worker(UNRULY, environment_with(folder) | limits, folder / "worker.log", *options(99, folder))
    yield worker
    worker.stop()


@pytest.fixture
def worker(live: None, _shared_worker: Worker) -> Iterator[Worker]:
    """The unruly worker that tests share which do not kill it; it rests while others run."""
    os.killpg(_shared_worker.process.pid, signal.SIGCONT)
    yield _shared_worker
    wait_until(lambda: rests(_shared_worker))


def rests(worker: Worker) -> bool:
    """Stop the worker where it is, unless it is in a transaction: its locks would stop the next test too."""
    os.killpg(worker.process.pid, signal.SIGSTOP)
    wait_until(lambda: stands_still(worker))
    time.sleep(0.1)  # until PostgreSQL has read what it has just been told
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'"
        )
        [busy] = cursor.fetchone()
    if busy:
        os.killpg(worker.process.pid, signal.SIGCONT)
    return not busy


def stands_still(worker: Worker) -> bool:
    """Whether the signal has come to all its processes: on a busy machine they go on for a while."""
    try:
        first = psutil.Process(worker.process.pid)
        statuses = {process.status() for process in (first, *first.children(recursive=True))}
    except psutil.NoSuchProcess:  # one has just ended
        return False
    return statuses <= {psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD}


@pytest.fixture
def start_worker(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Start a worker: by default the unruly one, with a scheduler that sweeps every second."""
    workers: list[Worker] = []

    def start(app: str = UNRULY, *, beat: bool = True, queue: str = "", **more: str) -> Worker:
        number = len(workers)
        log = tmp_path / f"worker-{number}.log"
        only = ["--queues", queue] if queue else []
        worker = Worker(app, {**environment, **more}, log, *options(number, tmp_path, beat), *only)
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


def wait_until(true: Callable[[], Any], seconds: float = 90) -> Any:
    """Wait for what becomes true, long enough for a slow and busy machine."""
    until = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < until, "it did not come true in time"
        time.sleep(0.05)
    return answer


def job_of(article: Article) -> TaggingJob:
    return TaggingJob.objects.get(article=article)


def is_done(article: Article) -> bool:
    return job_of(article).state == TaggingJob.State.DONE


def let_the_lease_end(article: Article) -> None:
    """Time passes: whoever reads the article has held it for too long."""
    TaggingJob.objects.filter(article=article, state=TaggingJob.State.RUNNING).update(
        lease_until=Now() - timedelta(seconds=1)
    )
