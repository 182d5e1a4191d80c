"""Loaded before anything else: the tests have PostgreSQL and Valkey of their own, under var/test, and waste no time."""

import gc
import os
import sys
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")
# Of many short processes each would compile everything anew without its bytecode.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# What the tests keep, a world of names, is not walked through again and again for what can go.
gc.set_threshold(50_000, 50, 100)

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


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()
