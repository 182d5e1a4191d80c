"""What of a report matters when it is held beside another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import F

from articles.models import Article
from articles.words import Words, words_of

from .coding.results import ASSUMED
from .models import Event, Report, ReportQuerySet

TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A report as it is compared. `order` is that of what was written, not of when it came in."""

    report: Report
    source: int  # who published it
    order: tuple[date, str, int, int]
    took_place: bool
    days: tuple[date, date] | None
    is_day: bool
    is_assumed: bool
    words: Words  # of its sentence
    story: Words  # of its article


def tellings(reports: ReportQuerySet) -> list[Telling]:
    """Saved reports, in one query."""
    rows = reports.select_related("place").annotate(
        source=F("article__source"),
        published=F("article__published"),
        original=F("article__original__sha256"),
        story=F("article__words"),
    )
    return [telling(row, row.source, row.published, row.original, row.story) for row in rows]  # type: ignore[attr-defined]


def of_article(article: Article, reports: list[Report]) -> list[Telling]:
    """An article's reports, saved or not."""
    return [
        telling(report, article.source_id, article.published, article.original.sha256, article.words)
        for report in reports
    ]


def telling(report: Report, source: int, published: date, original: str, story: Words) -> Telling:
    return Telling(
        report=report,
        source=source,
        order=(published, original, report.sentence_start, report.trigger_start),
        took_place=report.realis in TOOK_PLACE,
        days=report.days,
        is_day=report.date_precision == "day",
        is_assumed=report.date_source in ASSUMED,
        words=words_of_sentence(report.sentence),
        story=story,
    )


@lru_cache(maxsize=10_000)
def words_of_sentence(sentence: str) -> Words:
    """Remembered, because the sentences of the same days are held beside each new one."""
    return words_of(sentence)
