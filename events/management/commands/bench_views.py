"""How fast the pages that count very many events are."""

from __future__ import annotations

from argparse import ArgumentParser
from json import dumps
from statistics import median
from typing import Any

from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.test import Client

from ...generated import generate
from ...page_times import reader, seconds, statements
from ...scratch import scratch_database

# Sri Lanka is the country of which most is invented.
PAGES = (
    "/matrix/?size=30",
    "/matrix/?size=30&since=2020-01-01&until=2020-12-31",
    "/matrix/?size=30&country=LKA",
    "/matrix/?size=30&type=ASSAULT",
    "/matrix/?size=30&of=actors",
    "/timeline/",
    "/timeline/?since=2020-01-01&until=2020-01-31",
    "/timeline/?country=LKA",
    "/timeline/part/?first=2020-01-01&last=2020-01-31",
    "/map/",
    "/map/?since=2020-01-01&until=2020-03-31",
    "/map/?country=LKA",
    "/countries/",
    "/countries/lka/",
    "/",
)


class Command(BaseCommand):
    help = (
        "Measure the matrix, the timeline, the map and countries on invented events, in a database of its own, which "
        "is dropped at the end: seconds of the first answer, which counts, and of the next, which keeps large counts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--events", type=int, default=1_000_000)
        parser.add_argument("--times", type=int, default=3, help="the median of so many is told")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, events: int, times: int, json: bool, **_options: Any) -> None:
        with scratch_database(), reader() as client:
            self.stderr.write(f"Inventing {events:,} events")
            generate(events)
            figures = [measured(client, page, times) for page in PAGES]
        if json:
            self.stdout.write(dumps({"events": events, "pages": figures}, indent=2))
            return
        self.stdout.write("| page | first, s | again, s | queries |\n|---|---:|---:|---:|")
        for row in figures:
            self.stdout.write(f"| `{row['page']}` | {row['first']:.2f} | {row['again']:.2f} | {row['queries']} |")


def measured(client: Client, page: str, times: int) -> dict[str, Any]:
    queries, first, again = len(statements(client, page)), [], []
    for _ in range(times):
        cache.clear()
        first.append(seconds(lambda: client.get(page)))
        again.append(seconds(lambda: client.get(page)))
    return {"page": page, "first": round(median(first), 3), "again": round(median(again), 3), "queries": queries}
