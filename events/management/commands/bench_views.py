"""How fast timeline, map and matrix are with very many events."""

from __future__ import annotations

from argparse import ArgumentParser
from json import dumps
from statistics import median
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.generated import generate
from events.scratch import scratch_database

PAGES = (
    "/timeline/",
    "/timeline/?since=2020-01-01&until=2020-01-31",
    "/timeline/part/?first=2020-01-01&last=2020-01-31",
    "/map/",
    "/map/?since=2020-01-01&until=2020-03-31",
    "/matrix/?size=30",
    "/matrix/?size=30&since=2020-01-01&until=2020-12-31",
)


class Command(BaseCommand):
    help = (
        "Measure the timeline, the map and the matrix on invented events, in a database of its own, which is dropped "
        "at the end: seconds of the first answer, which counts, and of the next, for which large counts are kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--events", type=int, default=1_000_000)
        parser.add_argument("--times", type=int, default=3, help="the median of so many is told")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, events: int, times: int, json: bool, **_options: Any) -> None:
        call_command("collectstatic", interactive=False, verbosity=0)
        with scratch_database():
            self.stderr.write(f"Inventing {events:,} events")
            generate(events)
            figures = [self.measured(page, times) for page in PAGES]
        if json:
            self.stdout.write(dumps({"events": events, "pages": figures}, indent=2))
            return
        for row in figures:
            self.stdout.write(f"{row['first']:7.2f} s {row['next']:7.2f} s {row['queries']:3} queries  {row['page']}")

    def measured(self, page: str, times: int) -> dict[str, Any]:
        client, first, then, queries = Client(SERVER_NAME="localhost"), [], [], 0
        for _ in range(times):
            cache.clear()
            with CaptureQueriesContext(connection) as asked:
                first.append(seconds(client, page))
            queries = len(asked)
            then.append(seconds(client, page))
        return {"page": page, "first": round(median(first), 3), "next": round(median(then), 3), "queries": queries}


def seconds(client: Client, page: str) -> float:
    began = perf_counter()
    answer = client.get(page)
    if answer.status_code != 200:
        raise RuntimeError(f"{page} answers {answer.status_code}.")
    return perf_counter() - began
