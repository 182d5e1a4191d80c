"""Invented events by the million, for measurements in a scratch database: no text, only rows as real ones lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from articles.models import Actor, Article, Country, Original, Place, Source

from .coding.codebook import CODEBOOK
from .models import Event, Participant, Report, count_all

FIRST, DAYS = date(2015, 1, 1), 3650
AN_ARTICLE = 10  # events
AT_ONCE = 20_000
EVENTS = "id type mode quad score realis status start end precision place_id country_id place_text place_source"
REPORTS = "event_id article_id type mode realis sentence sentence_start sentence_end trigger_start trigger_end actors"
REPORTS += " recipients place_text place_source date_text date_source date_value date_precision numbers rule"
PARTICIPANTS = "event_id side position text actor_id country_id code sector"
SCORES = (0.0, 5.0, 8.0, -4.0, -9.0)  # by class


def generate(events: int, seed: int = 1) -> None:
    """Adds so many events, their articles, reports and participants to the empty archive in use; the same each time."""
    chance = Random(seed)  # noqa: S311
    articles = add_articles(max(1, events // AN_ARTICLE), chance)
    countries = list(Country.objects.exclude(status="historical").order_by("pk").values_list("pk", flat=True))
    chance.shuffle(countries)
    places = by_country(Place.objects.exclude(kind="region"))
    actors = by_country(Actor.objects.filter(merged_into=None))
    types = list(CODEBOOK.types.items())
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")  # all is counted at once in the end
    for first in range(1, events + 1, AT_ONCE):
        happened: list[Sequence[Any]] = []
        told: list[Sequence[Any]] = []
        parts: list[Sequence[Any]] = []
        for number in range(first, min(first + AT_ONCE, events + 1)):
            name, type = chance.choice(types)
            act = (name, chance.choice(type.modes).name if type.modes else "")
            realis = "happened" if chance.random() < 0.8 else "planned"
            where = ranked(countries, chance)
            there = (ranked(places[where], chance), where, "", "clause")
            day = FIRST + timedelta(chance.randrange(DAYS))
            happened.append(
                (number, *act, type.quad, SCORES[type.quad], realis, "provisional", day, day, "day", *there)
            )
            for _ in range(1 + (chance.random() < 0.3)):
                span = (0, 0, 0, 0, "[]", "[]")
                told.append(
                    (number, chance.choice(articles), *act, realis, "", *span, "", "", "", "", "", "", "[]", "")
                )
            for side in Participant.Side.values:
                code = ranked(countries, chance)
                parts.append((number, side, 0, code, ranked(actors[code], chance), code, code, "GOV"))
        copy(Event, EVENTS, happened, voices=1, opened=True)
        copy(Report, REPORTS, told, realis_rule="", confidence=1.0, decided="{}", reviewers=0)
        copy(Participant, PARTICIPANTS, parts)
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = default")
        cursor.execute("analyze")
    count_all()
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")
        cursor.execute("vacuum analyze")
        cursor.execute("reset statement_timeout")


def add_articles(number: int, chance: Random) -> list[int]:
    source = Source.objects.create(name="Invented", slug="invented", invented=True)
    original = Original.objects.keep(b"Invented.", name="pasted", encoding="utf-8", by=None)
    facts = {"source": source, "original": original, "status": Article.Status.PUBLISHED, "body": "Invented."}
    made = [
        Article(title=f"Invented {n}", published=FIRST + timedelta(chance.randrange(DAYS)), **facts)
        for n in range(number)
    ]
    return [article.pk for article in Article.objects.bulk_create(made, batch_size=2_000)]


def by_country(rows: QuerySet[Any]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for pk, country in rows.filter(country__isnull=False).order_by("pk").values_list("pk", "country"):
        found[country].append(pk)
    return found


def ranked(rows: Sequence[Any], chance: Random) -> Any:
    """One of them, the first ones by far the most often, as a few countries fill the news. None where there is none."""
    return rows[int(len(rows) * chance.random() ** 3)] if rows else None


def copy(model: type[Model], columns: str, rows: Sequence[Sequence[Any]], **same: Any) -> None:
    """`same`: columns that have one value in all rows."""
    names = ", ".join(f'"{name}"' for name in (*columns.split(), *same))
    connection.ensure_connection()
    into = f'copy "{model._meta.db_table}" ({names}) from stdin'
    with connection.connection.cursor() as cursor, cursor.copy(into) as stream:
        for row in rows:
            stream.write_row((*row, *same.values()))
