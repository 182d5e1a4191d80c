"""Pages asked for in this process, as a reader's program would, and how long that takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

# Names of static files as they are: the manifest is made when the archive starts, and costs a page nothing.
PLAIN = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WARM = 2


@contextmanager
def reader() -> Iterator[Client]:
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False, STORAGES=PLAIN):
        yield Client()


def statements(client: Client, address: str) -> list[str]:
    """What a page asks of the database. Raises LookupError where there is no such page."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise LookupError(f"{address} answers {answer.status_code}.")
    asked = [one["sql"] for one in captured.captured_queries]
    return [sql for sql in asked if sql.lstrip("(").lower().startswith(("select", "with"))]


def bare(asked: list[str]) -> None:
    """The same statements, sent without Django."""
    with connection.cursor() as cursor:
        for statement in asked:
            cursor.execute(statement)
            cursor.fetchall()


def seconds(call: Callable[[], object]) -> float:
    before = perf_counter()
    call()
    return perf_counter() - before


def p95(taken: Sequence[float]) -> float:
    """The time within which 95 of 100 are answered."""
    return sorted(taken)[math.ceil(0.95 * len(taken)) - 1]
