"""bin/run: what it prints, what it leaves, and that the next one mends what the last one could not."""

from __future__ import annotations

import fcntl
import re
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from newsarchive.address import Address, address
from newsarchive.endings import CannotStart

from .conftest import Archive, Run, wait_until

Start = Callable[[], Run]
STATE = """select (select count(*) from articles_article), (select count(*) from articles_place),
    (select count(*) from django_migrations), (select string_agg(password, ' ') from auth_user)"""
ELSEWHERE = {"DATABASE_URL": "postgresql://elsewhere.invalid/archive", "REDIS_URL": "redis://elsewhere.invalid"}


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return bool(probe.connect_ex(("127.0.0.1", port)))


def is_unlocked(lock: Path) -> bool:
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def has_left_nothing(run: Run) -> bool:
    archive = run.archive
    locks = all(is_unlocked(lock) for lock in archive.folder.glob("*.lock"))
    servers = archive.postgres_answers() or archive.valkey_answers()
    return locks and not archive.parts() and not servers and is_free(run.port)


def announced(run: Run) -> dict[str, str]:
    lines = run.said.rpartition("\n\n")[2].splitlines()
    return {line[:16].strip(): line[16:] for line in lines}


def test_runs_one_after_the_other_and_keeps_its_servers_running(archive: Archive, start_run: Start) -> None:
    first = start_run()
    root = f"http://127.0.0.1:{first.port}/"
    login = announced(first).pop("Log in")
    assert announced(first) == {"The archive": root, "Editors": f"{root}admin/", "Log in": login, "Stop": "Ctrl-C"}
    assert login.startswith("user admin, password ")
    assert first.answers()
    before = archive.query(STATE)

    port = str(first.port + 1 if first.port < 65535 else first.port - 1)
    refused = archive.call("run", PORT=port)
    sentence = "The archive is running already: stop the other bin/run with Ctrl-C first.\n"
    assert (refused.stderr, refused.stdout, refused.returncode) == (sentence, "", 1)

    assert first.stop() == 128 + signal.SIGINT
    assert has_left_nothing(first)

    second = start_run()
    assert announced(second)["Log in"].startswith("with your own user and password")
    assert second.answers()
    assert archive.query(STATE) == before

    archive.kill_servers()
    wait_until(lambda: archive.postgres_answers() and archive.valkey_answers(), seconds=60)
    assert archive.query(STATE) == before
    assert second.answers()
    assert second.stop(signal.SIGTERM) == 128 + signal.SIGTERM
    assert {"PostgreSQL had ended, and was started again", "Valkey had ended, and was started again"} <= set(
        second.said.splitlines()
    )
    assert has_left_nothing(second)


def test_a_run_mends_what_killed_ones_have_left(archive: Archive, start_run: Start) -> None:
    all_killed = start_run()
    processes = [psutil.Process(all_killed.process.pid), *archive.parts()]
    for process in processes:
        process.kill()
    archive.kill_servers()
    all_killed.process.wait()

    main_killed = start_run()
    assert main_killed.answers()
    main_killed.process.kill()
    main_killed.process.wait()
    left = archive.parts()
    assert left

    following = start_run()
    assert "processes that an earlier run had left behind" in following.said
    assert following.answers()
    assert not any(process.is_running() for process in left)
    kill_part(following, "honcho")


@pytest.mark.parametrize("words", [("gunicorn",), ("celery", "worker")])
def test_when_a_part_is_killed_the_run_ends_and_leaves_nothing(words: tuple[str, ...], start_run: Start) -> None:
    kill_part(start_run(), *words)


def kill_part(run: Run, *words: str) -> None:
    run.part(*words).kill()
    assert run.end() == 1
    sentence = "The archive has stopped because a part of it ended, as the lines above say: start it again."
    assert run.said.splitlines()[-1] == sentence
    assert has_left_nothing(run)


@pytest.mark.parametrize(
    ("given", "beginning"),
    [
        ({"PORT": "nonsense"}, "PORT must be a number from 1 to 65535, not “nonsense”."),
        ({"PORT": "²"}, "PORT must be a number from 1 to 65535, not “²”."),
        ({"PORT": "65536"}, "PORT must be a number from 1 to 65535, not “65536”."),
        ({"HOST": "no host"}, "HOST “no host” is no address: "),
        ({"HOST": "x" * 80}, "HOST “xxx"),
        ({"HOST": "192.0.2.1"}, "HOST 192.0.2.1 cannot be listened on ("),
    ],
)
def test_where_nothing_can_listen_is_named(
    monkeypatch: pytest.MonkeyPatch, free_port: int, given: dict[str, str], beginning: str
) -> None:
    for name, value in {"PORT": str(free_port), **given}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CannotStart, match=f"^{re.escape(beginning)}"):
        address()


@pytest.mark.parametrize(
    ("host", "bound", "url"),
    [
        ("127.0.0.1", "127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104
        ("::1", "[::1]", "http://[::1]:8000/"),
        ("::", "[::]", "http://[::1]:8000/"),
    ],
)
def test_an_address_is_shown_as_a_browser_takes_it(host: str, bound: str, url: str) -> None:
    assert (Address(host, 8000).in_brackets, Address(host, 8000).url) == (bound, url)


def test_a_port_that_is_taken_is_named(archive: Archive) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = archive.call("run", PORT=str(port))
    assert refused.stderr == (
        f"Port {port} of 127.0.0.1 is taken: stop what listens there, or choose another one: PORT=8080 bin/run.\n"
    )
    assert refused.returncode == 1


@pytest.mark.parametrize(
    ("given", "beginning"),
    [
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL must be an address such as postgresql://"),
        ({"DATABASE_URL": "postgresql://u@127.0.0.1:9/x"}, "The database cannot be used (connection failed: "),
        ({"REDIS_URL": "nonsense"}, "REDIS_URL must be an address such as redis://"),
        ({"REDIS_URL": "redis://127.0.0.1:9"}, "REDIS_URL cannot be used ("),
        ({"PRODUCTION": "yes"}, "PRODUCTION=yes needs a key of your own: set SECRET_KEY "),
        ({"WORKERS": "many"}, "WORKERS must be a whole number, not “many”."),
        ({"VAR_DIR": "/dev/null"}, "VAR_DIR /dev/null cannot be made (File exists): "),
    ],
)
def test_what_is_in_the_way_is_told_in_one_sentence(
    archive: Archive, free_port: int, given: dict[str, str], beginning: str
) -> None:
    elsewhere = {} if "REDIS_URL" in given else ELSEWHERE
    refused = archive.call("run", PORT=str(free_port), **{**elsewhere, **given})
    [sentence] = [line for line in refused.stderr.splitlines() if line != "Starting the servers"]
    assert sentence.startswith(beginning)
    assert (refused.stdout, refused.returncode) == ("", 1)
