"""Loaded before anything else: the tests have PostgreSQL and Valkey of their own, under var/test."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")

_running = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    from newsarchive.embedded import servers  # after VAR_DIR is set

    _running.enter_context(servers())


def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()
