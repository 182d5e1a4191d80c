"""What the machine read last in an article that people have decided about, kept so that a decision can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Actor, Article, Country, Mention, Place

from .calendar import first_and_last
from .columns import TOLD, WHERE
from .models import MachineReading, Report

Row = dict[str, Any]
OF_MENTION = ["part", "start", "end", "text", "kind", "link", "actor_id", "place_id", "country_id", "sector", "rule"]
OF_MENTION += ["candidates"]
OF_REPORT = (*WHERE, *TOLD)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an article: rows that are not saved, in the order of the text."""

    mentions: list[Mention]
    reports: list[Report]


def keep(article: Article, told: Told) -> MachineReading:
    """Keep what the machine told, with the text in which it told it."""
    reading, _new = MachineReading.objects.update_or_create(
        article=article,
        defaults={
            "title": article.title,
            "dateline": article.dateline,
            "body": article.body,
            "mentions": [plain(one, OF_MENTION) | {"actor_id": one.entry_id or one.actor_id} for one in told.mentions],
            "reports": [plain(one, OF_REPORT) for one in told.reports],
        },
    )
    return reading


def plain(row: Mention | Report, names: Sequence[str]) -> Row:
    return {name: getattr(row, name) for name in names}


def told_by(reading: MachineReading) -> Told:
    """What was kept, with the actors that stand now for those that were named. Three queries."""
    rows = [*reading.mentions, *reading.reports]
    actors = known_actors(row.get("actor_id") for row in rows)
    places = Place.objects.in_bulk({row["place_id"] for row in rows if row["place_id"]})
    countries = Country.objects.in_bulk({row["country_id"] for row in rows if row["country_id"]})

    def linked(row: Row) -> Row:
        return {
            **{name: value for name, value in row.items() if name not in ("actor_id", "place_id", "country_id")},
            "place": places.get(row["place_id"]),
            "country": countries.get(row["country_id"]),
        }

    return Told(
        [
            Mention(
                article=reading.article,
                actor=(actor := actors.get(row["actor_id"])),
                entry_id=row["actor_id"] if actor and actor.pk != row["actor_id"] else None,
                **linked(row),
            )
            for row in reading.mentions
        ],
        [dated(Report(article=reading.article, **linked(row))) for row in reading.reports],
    )


def known_actors(keys: Iterable[int | None]) -> dict[int, Actor]:
    found = Actor.objects.select_related("country", "merged_into__merged_into").in_bulk({key for key in keys if key})
    return {key: actor.remaining for key, actor in found.items()}


def dated(report: Report) -> Report:
    """With the days that its date stands for."""
    value = report.date_value
    report.first_day, report.last_day = first_and_last(value) if value else (None, None)
    return report
