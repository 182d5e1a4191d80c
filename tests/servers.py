"""Loaded before anything else: the tests have PostgreSQL and Valkey of their own, under var/test."""

import os
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")

_running = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    from newsarchive.embedded import servers, wanted  # after VAR_DIR is set

    _running.enter_context(servers())
    if wanted()[0]:
        hurry()


def hurry() -> None:
    """Nobody needs what tests write after the machine has lost its power: PostgreSQL does not wait for the disk."""
    from newsarchive.paths import database_url

    with psycopg.connect(database_url("postgres"), autocommit=True) as postgres:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            postgres.execute(f"alter system set {setting} = off")
        postgres.execute("select pg_reload_conf()")


def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()
