"""An archive of its own for these tests, apart from the one that all tests share: these kill its servers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import psutil
import psycopg
import pytest
import redis
from psycopg.pq import PGconn, Ping

from newsarchive.parts import MARK

ROOT = Path(__file__).resolve().parent.parent.parent
SET_HERE = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PRODUCTION", "HOST", "PORT", "ADMIN_PASSWORD", "DEBUG")
SMALL = """
import django; django.setup()
from articles import reference
from articles.models import Article, Original, Source
reference.Loaded.objects.create(name="reference", fingerprint=reference.fingerprint())
source = Source.objects.create(slug="courier", name="Courier")
original = Original.objects.keep(b"Words.", name="pasted", encoding="utf-8", by=None)
Article(title="Words", body="Words.", source=source, published="2021-02-26", original=original).save()
"""


class Archive:
    """A `VAR_DIR` with all that lives in it, seen from outside."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.sockets = folder / "sockets"
        inherited = {name: value for name, value in os.environ.items() if name not in SET_HERE}
        self.environment = {**inherited, "VAR_DIR": str(folder), "PYTHONWARNINGS": "ignore", **settings}

    def call(self, module: str, *words: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", f"newsarchive.{module}", *words]
        environment = {**self.environment, **settings}
        return subprocess.run(
            command, cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, timeout=180, check=False
        )

    def start(self, module: str, *words: str, **settings: str) -> subprocess.Popen[str]:
        """Start a command that goes on, away from the terminal's Ctrl-C."""
        return subprocess.Popen(
            [sys.executable, "-m", f"newsarchive.{module}", *words],
            cwd=ROOT,
            env={**self.environment, **settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def postgres_answers(self) -> bool:
        return PGconn.ping(self._database("postgres").encode()) == Ping.OK

    def valkey_answers(self) -> bool:
        try:
            with self.valkey() as valkey:
                return bool(valkey.ping())
        except redis.RedisError:
            return False

    def valkey(self) -> redis.Redis:
        return redis.Redis.from_url(f"unix://{self.sockets / 'valkey.sock'}", retry=None)

    def query(self, sql: str) -> Any:
        with psycopg.connect(self._database("newsarchive"), autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else None

    def _database(self, name: str) -> str:
        return f"host={self.sockets} user=newsarchive dbname={name} connect_timeout=30"

    def kill_servers(self) -> None:
        """Both at once, as when the machine loses its power; PostgreSQL's children notice by themselves."""
        with self.valkey() as valkey:
            numbers = [int((self.folder / "postgres" / "postmaster.pid").read_text().split()[0])]
            numbers.append(int(valkey.info("server")["process_id"]))
        processes = [psutil.Process(number) for number in numbers]
        for process in processes:
            process.kill()
        psutil.wait_procs(processes, timeout=60)

    def parts(self) -> list[psutil.Process]:
        """Every process that a run has started."""
        return [process for process in psutil.process_iter() if self._is_part(process)]

    def _is_part(self, process: psutil.Process) -> bool:
        try:
            return bool(process.environ().get(MARK) == str(self.folder))
        except psutil.Error:
            return False


class Run:
    """One bin/run, up to its announcement or its end."""

    def __init__(self, archive: Archive, port: int) -> None:
        self.archive, self.port = archive, port
        self.process = archive.start("run", PORT=str(port))
        assert self.process.stdout
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if line.endswith("Ctrl-C\n"):
                break

    def answers(self) -> bool:
        with socket.socket() as client:
            client.settimeout(60)
            if client.connect_ex(("127.0.0.1", self.port)):
                return False
            client.sendall(b"HEAD /static/css/tokens.css HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return client.recv(12).startswith(b"HTTP/1.")

    def part(self, *words: str) -> psutil.Process:
        """The first process of the part whose command holds these words: the one that the others come from."""
        found = [process for process in self.archive.parts() if set(words) <= set(process.cmdline())]
        return min(found, key=lambda process: (process.create_time(), process.pid))

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.end()

    def end(self) -> int:
        """Wait for the end, and return the status."""
        self.said += self.process.communicate(timeout=120)[0]
        return self.process.returncode


@pytest.fixture(scope="session")
def session_folder() -> Iterator[Path]:
    """Not pytest's own: each pytest that starts on this machine closes the folder above that anew."""
    with TemporaryDirectory(prefix="archive-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def folder(session_folder: Path) -> Path:
    return Path(mkdtemp(dir=session_folder))


@pytest.fixture(scope="session")
def empty_pipeline(session_folder: Path) -> str:
    """A model that loads at once: here nothing is read."""
    import spacy

    spacy.blank("en").to_disk(session_folder / "model")
    return str(session_folder / "model")


@pytest.fixture(scope="session")
def archive(session_folder: Path, empty_pipeline: str) -> Archive:
    """An archive with one article, and without the reference data that take long to load; nothing runs."""
    made = Archive(session_folder / "var", SPACY_MODEL=empty_pipeline, DJANGO_SETTINGS_MODULE="newsarchive.settings")
    for done in (made.call("manage", "migrate"), made.call("embedded", sys.executable, "-c", SMALL)):
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def start_run(archive: Archive, free_port: int) -> Iterator[Callable[[], Run]]:
    """Starts runs one after the other on the same port, and stops what the test has left."""
    runs: list[Run] = []

    def start() -> Run:
        runs.append(Run(archive, free_port))
        return runs[-1]

    yield start
    for run in runs:
        if run.process.poll() is None:
            run.stop()
        if run.process.stdout and run.process.stdin:
            run.process.stdout.close()
            run.process.stdin.close()


@pytest.fixture(scope="session")
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(true: Callable[[], Any], seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come true in time"
        time.sleep(0.05)
