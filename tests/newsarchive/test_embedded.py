"""The embedded servers: who starts them, who stops them, and what they survive."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsarchive.account import Account, account_for_servers

from .conftest import Archive, wait_until

Holder = subprocess.Popen[str]
SOCKETS = "import newsarchive.paths as paths; print(paths.sockets())"
ELSEWHERE = "postgresql://elsewhere.invalid/archive"


@pytest.fixture
def hold(archive: Archive) -> Iterator[Callable[[], Holder]]:
    """Start a command that uses the servers until it is told to leave."""
    holders: list[Holder] = []

    def start() -> Holder:
        holder = archive.start("embedded", "sh", "-c", "echo here; read -r line; exit 3")
        holders.append(holder)
        assert holder.stdout
        assert holder.stdout.readline() == "here\n"
        return holder

    yield start
    for holder in holders:
        if holder.poll() is None:
            leave(holder)
        if holder.stdout and holder.stdin:
            holder.stdout.close()
            holder.stdin.close()


def leave(holder: Holder) -> int:
    holder.communicate("bye\n", timeout=120)
    return holder.returncode


def running(archive: Archive) -> tuple[bool, bool]:
    return archive.postgres_answers(), archive.valkey_answers()


def test_the_servers_run_while_a_command_does_and_its_status_is_passed_on(archive: Archive, hold) -> None:
    holder = hold()
    assert running(archive) == (True, True)
    assert leave(holder) == 3
    assert running(archive) == (False, False)


def test_the_last_of_two_to_leave_stops_the_servers(archive: Archive, hold) -> None:
    first, second = hold(), hold()
    leave(first)
    assert running(archive) == (True, True)
    leave(second)
    assert running(archive) == (False, False)


def test_a_killed_holder_leaves_nothing_locked(archive: Archive, hold) -> None:
    killed = hold()
    killed.kill()
    killed.wait()
    assert running(archive) == (True, True)
    leave(hold())
    assert running(archive) == (False, False)


def test_a_holder_told_to_stop_stops_the_servers(archive: Archive, hold) -> None:
    holder = hold()
    holder.terminate()
    assert holder.wait(30) == 143
    assert running(archive) == (False, False)


def test_killed_servers_start_again_with_all_their_data(archive: Archive, hold) -> None:
    holder = hold()
    archive.query("create table if not exists kept (word text)")
    archive.query("insert into kept values ('kept')")
    with archive.valkey() as valkey:
        valkey.set("kept", "too")
    archive.kill_servers()
    leave(holder)
    hold()
    with archive.valkey() as valkey:
        assert (archive.query("select word from kept"), valkey.get("kept")) == ([("kept",)], b"too")
    archive.query("drop table kept")


def test_a_dead_server_whose_number_another_program_has_now_is_not_in_the_way(archive: Archive, hold) -> None:
    holder = hold()
    archive.kill_servers()
    leave(holder)
    wait_until(lambda: not archive.postgres_answers())
    mark = archive.folder / "postgres" / "postmaster.pid"
    _number, rest = mark.read_text().split("\n", 1)
    mark.write_text(f"{os.getpid()}\n{rest}")
    hold()
    assert running(archive) == (True, True)


def test_nobody_else_may_enter_the_folder_of_the_sockets(archive: Archive, hold) -> None:
    hold()
    assert stat.S_IMODE(archive.sockets.stat().st_mode) == 0o700
    assert archive.sockets.stat().st_uid == account_for_servers().uid


def test_nothing_listens_on_the_network(archive: Archive, hold) -> None:
    hold()
    with archive.valkey() as valkey:
        assert valkey.config_get("port", "appendonly") == {"port": "0", "appendonly": "yes"}
    assert archive.query("show listen_addresses") == [("",)]


@pytest.mark.parametrize("name", ["a" * 90, "with, comma"])
def test_a_path_that_no_address_can_hold_gets_its_sockets_in_a_short_folder(folder: Path, name: str) -> None:
    archive = Archive(folder / name / "var", DATABASE_URL=ELSEWHERE)
    program = f"{SOCKETS}; import os; print(oct(os.stat(paths.sockets()).st_mode)[-3:], os.listdir(paths.sockets()))"
    done = archive.call("embedded", sys.executable, "-c", program)
    short, contents = done.stdout.splitlines()
    Path(short).rmdir()
    assert short.startswith(f"/tmp/newsarchive-{os.getuid()}-")  # noqa: S108  as it is meant
    assert (contents, done.returncode) == ("700 ['valkey.sock']", 0)


def test_servers_named_elsewhere_are_not_started(folder: Path) -> None:
    archive = Archive(folder / "var", DATABASE_URL=ELSEWHERE, REDIS_URL="redis://elsewhere.invalid")
    assert archive.call("embedded", "true").returncode == 0
    assert not archive.folder.exists()


def test_data_of_another_postgresql_are_refused(folder: Path) -> None:
    archive = Archive(folder / "var")
    account = account_for_servers()
    data = archive.folder / "postgres"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9\n")
    account.own(data)
    done = archive.call("embedded", "true")
    assert done.stderr.startswith(f"{data} holds data of PostgreSQL 9, but this archive runs PostgreSQL 18: ")
    assert (done.stderr.count("\n"), done.returncode) == (1, 1)


def test_what_another_user_owns_is_refused(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    archive = Archive(folder / "var", DATABASE_URL=ELSEWHERE)
    (archive.folder / "valkey").mkdir(parents=True)
    os.chown(archive.folder / "valkey", 65534, 65534)
    done = archive.call("embedded", "true")
    assert done.stderr == (
        f"{archive.folder}/valkey belongs to the user nobody: run this as that user, "
        "or set VAR_DIR to a folder of your own.\n"
    )


@pytest.mark.parametrize("mode", [0o700, 0o750])
def test_only_the_account_of_the_servers_may_pass_a_closed_folder(folder: Path, mode: int) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root needs another account")
    inner = folder / "closed" / "inner"
    inner.mkdir(parents=True)
    inner.parent.chmod(mode)
    account = account_for_servers()
    account.allow_into(inner)
    inner.parent.chmod(mode)  # which takes back what an access list gives
    account.allow_into(inner)
    assert (can_enter(account, inner), can_enter(Account(65534, 65534, other=True), inner)) == (True, False)


def can_enter(account: Account, folder: Path) -> bool:
    return subprocess.run(["test", "-x", str(folder)], check=False, **account.as_arguments()).returncode == 0
