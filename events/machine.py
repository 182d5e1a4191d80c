"""What the machine read last in an article that people have decided about, kept so that a decision can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Mention

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

    article: Article
    mentions: list[Mention]
    reports: list[Report]


def keep(told: Told) -> MachineReading:
    """Keep what the machine told, with the text in which it told it."""
    article = told.article
    reading = MachineReading(
        article=article,
        title=article.title,
        dateline=article.dateline,
        body=article.body,
        mentions=[plain(one, OF_MENTION) | {"actor_id": one.entry_id or one.actor_id} for one in told.mentions],
        reports=[plain(one, OF_REPORT) for one in told.reports],
    )
    kept = ["title", "dateline", "body", "mentions", "reports"]
    MachineReading.objects.bulk_create([reading], update_conflicts=True, unique_fields=["article"], update_fields=kept)
    return reading


def plain(row: Mention | Report, names: Sequence[str]) -> Row:
    return {name: getattr(row, name) for name in names}


def told_by(reading: MachineReading, article: Article) -> Told:
    """What was kept, as it was told: actors, places and countries may have gone since, see `Known.refresh`."""
    return Told(
        article,
        [Mention(article=article, **row) for row in reading.mentions],
        [dated(Report(article=article, **row)) for row in reading.reports],
    )


def dated(report: Report) -> Report:
    """With the days that its date stands for."""
    value = report.date_value
    report.first_day, report.last_day = first_and_last(value) if value else (None, None)
    return report
