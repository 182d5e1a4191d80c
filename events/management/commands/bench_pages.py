from __future__ import annotations

import math
from argparse import ArgumentParser
from typing import Any

from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Count
from django.test import Client

from articles.models import Actor, Article, Country, Source

from ...models import Event, count_all
from ...page_times import WARM, bare, p95, reader, seconds, statements

BENCH = "newsarchive_bench"
# Rows that belong to articles, each after those that it refers to; their days are moved with every copy.
TABLES = (
    *("articles_article", "articles_byline", "articles_articlecountry", "articles_mention", "articles_taggingjob"),
    *("events_event", "events_participant", "events_report"),
)
REFERS = {"article_id": "articles_article", "event_id": "events_event", "merged_into_id": "events_event"}
DAYS = {
    "articles_article": {"published"},
    "events_event": {"start", "end"},
    "events_report": {"first_day", "last_day"},
}
APART = 11  # days between one copy and the next


class Command(BaseCommand):
    help = (
        "Measure how long the server takes for each type of page, and its bare SQL (p95), in a copy of this archive "
        "whose articles and events are multiplied. Stop the archive first; the copy is dropped at the end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=20_000, help="how many (20,000)")
        parser.add_argument("--times", type=int, default=20, help="how often each page is asked for (20)")

    def handle(self, *args: Any, articles: int, times: int, **options: Any) -> None:
        archive = connection.settings_dict["NAME"]
        if not (read := Article.objects.count()):
            raise CommandError("This archive is empty.")
        copy_database(archive)
        connection.settings_dict["NAME"] = BENCH
        try:
            multiply(max(math.ceil(articles / read) - 1, 0))
            self.stdout.write(
                f"{Article.objects.count():,} articles, {Event.objects.count():,} events (from {read:,} articles)\n"
            )
            self.stdout.write("| page | first, ms | its SQL, ms | times | again, ms | queries |")
            self.stdout.write("|---|---:|---:|---:|---:|---:|")
            with reader() as client:
                for name, address in pages().items():
                    page, sql, again, queries = measure(client, address, times)
                    figures = f"{page:.0f} | {sql:.1f} | {page / max(sql, 0.1):.1f} | {again:.0f} | {queries}"
                    self.stdout.write(f"| {name} | {figures} |")
        finally:
            connection.close()
            connection.settings_dict["NAME"] = archive
            with connection.cursor() as cursor:
                cursor.execute(f"drop database if exists {BENCH} with (force)")


def copy_database(archive: str) -> None:
    with connection._nodb_cursor() as cursor:
        connection.close()
        cursor.execute(f"drop database if exists {BENCH} with (force)")
        cursor.execute(f'create database {BENCH} template "{archive}"')


def multiply(copies: int) -> None:
    """So many copies of every article and of every event that is told, each some days older than the one before."""
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0; set session_replication_role = replica")
        step = {}
        for table in TABLES:
            cursor.execute(f"select coalesce(max(id), 0) from {table}")  # noqa: S608 a name of ours
            step[table] = cursor.fetchone()[0]
        for table in TABLES if copies else ():
            cursor.execute(
                "select column_name from information_schema.columns"
                " where table_name = %s and is_generated = 'NEVER' order by ordinal_position",
                [table],
            )
            columns = [name for (name,) in cursor.fetchall()]
            named = ", ".join(f'"{name}"' for name in columns)
            told = ", ".join(copied(name, table, step) for name in columns)
            rows = f"select {told} from {table} t, generate_series(1, {copies}) k"  # noqa: S608 names of ours
            cursor.execute(f"insert into {table} ({named}) {rows}")
        cursor.execute("set session_replication_role = default")
        cursor.execute("analyze")
        count_all()
        cursor.execute("vacuum analyze")


def copied(column: str, table: str, step: dict[str, int]) -> str:
    """What a copy has in a column."""
    if column == "id":
        return f"t.id + k * {step[table]}"
    if column in REFERS:
        return f't."{column}" + k * {step[REFERS[column]]}'
    return f't."{column}" - k * {APART}' if column in DAYS.get(table, ()) else f't."{column}"'


def pages() -> dict[str, str]:
    """An address of every type of page: of the actor, the country and the event of which most is told."""
    actor, other = Actor.objects.annotate(n=Count("parts_in_events")).order_by("-n")[:2]
    country = Country.objects.annotate(n=Count("article_countries")).order_by("-n")[0]
    event = Event.objects.public().annotate(n=Count("reports")).order_by("-n")[0]
    article = Article.objects.public().annotate(n=Count("mentions")).order_by("-n")[0]
    source = Source.objects.annotate(n=Count("articles")).order_by("-n")[0]
    return {
        "front": "/",
        "articles": "/articles/",
        "articles by a frequent word": "/articles/?q=president",
        "articles by a rare word": "/articles/?q=corridor",
        "articles, best match": "/articles/?q=president&sort=best",
        "articles of a country": f"/articles/?country={country.pk}",
        "article": article.get_absolute_url(),
        "events": "/events/",
        "events by a word": "/events/?q=missile",
        "event": event.get_absolute_url(),
        "timeline": "/timeline/",
        "map": "/map/",
        "matrix": "/matrix/",
        "countries": "/countries/",
        "country": country.get_absolute_url(),
        "region": "/regions/middle-east/",
        "actors": "/actors/",
        "actor": actor.get_absolute_url(),
        "pair": f"/pairs/{actor.slug}/{other.slug}/",
        "sources": "/sources/",
        "source": f"/sources/{source.slug}/",
        "codebook": "/codebook/",
        "a type of event": "/codebook/assault/",
        "about": "/about/",
        "coverage": "/about/coverage/",
        "API, articles": "/api/articles/",
        "API, events": "/api/events/",
    }


def measure(client: Client, address: str, times: int) -> tuple[float, float, float, int]:
    """
    Milliseconds of the page when nothing is remembered of what it counts, of its bare statements, and of the page when
    it was asked for just before, each p95 and in turns; and how many statements these are.
    """
    cache.clear()
    try:
        asked = statements(client, address)
    except LookupError:
        return 0, 0, 0, 0  # a page that this release has not
    rounds = []
    for _ in range(WARM + times):
        cache.clear()
        page = seconds(lambda: client.get(address))
        rounds.append((page, seconds(lambda: bare(asked)), seconds(lambda: client.get(address))))
    page, sql, again = (1000 * p95(taken) for taken in zip(*rounds[WARM:], strict=True))
    return page, sql, again, len(asked)
