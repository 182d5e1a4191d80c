"""What bin/run does: servers, database, demo, administrator; then web, worker and scheduler until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from .address import Address, address
from .embedded import servers, start_again, wanted
from .endings import CannotStart, leave_when_told, told_in_a_sentence
from .parts import parts, stop_leftovers, wait_until_it_answers
from .paths import VAR_DIR, make_var_dir
from .setup import (
    check_broker,
    check_model,
    collect_static_files,
    create_admin,
    load_demo_into_empty_archive,
    open_database,
    say,
    set_up_database,
)

ANSWER_SECONDS = 60
WATCH_SECONDS = 2
KNOWN_LOGIN = "with your own user and password (forgotten? bin/manage changepassword)"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    leave_when_told()
    with told_in_a_sentence(), only_run():
        if left := stop_leftovers():
            say(f"Stopped {left} processes that an earlier run had left behind")
        where = address()
        if any(wanted()):
            say("Starting the servers")
        with servers():
            login = prepare()
            run_parts(where, login)


@contextmanager
def only_run() -> Iterator[None]:
    """Hold the lock that one run may hold; it goes with the process, however that ends."""
    make_var_dir()
    with open(VAR_DIR / "run.lock", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart("The archive is running already: stop the other bin/run with Ctrl-C first.") from None
        yield


def prepare() -> str | None:
    """Make everything ready that the parts need. Returns how to log in as an administrator that had to be made."""
    open_database()
    check_broker()
    check_model()
    set_up_database()
    load_demo_into_empty_archive()
    collect_static_files()
    return create_admin()


def run_parts(where: Address, login: str | None) -> None:
    with parts(where) as honcho:
        if wait_until_it_answers(where, honcho, ANSWER_SECONDS):
            say(announcement(where, login or KNOWN_LOGIN))
        elif honcho.poll() is None:
            say(f"{where.url} has not answered for {ANSWER_SECONDS} seconds: the lines above may say why.")
        watch(honcho)
    raise CannotStart("The archive has stopped because a part of it ended, as the lines above say: start it again.")


def watch(honcho: subprocess.Popen[bytes]) -> None:
    """Until a part ends. A server that is killed meanwhile, as by a machine short of memory, is started again."""
    while True:
        try:
            honcho.wait(timeout=WATCH_SECONDS)
            return
        except subprocess.TimeoutExpired:
            for name in start_again():
                say(f"{name} had ended, and was started again")


def announcement(where: Address, login: str) -> str:
    rows = {"The archive": where.url, "Editors": f"{where.url}admin/", "Log in": login, "Stop": "Ctrl-C"}
    return "\n" + "".join(f"  {name:<14}{value}\n" for name, value in rows.items())


if __name__ == "__main__":
    main()
