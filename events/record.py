"""Writing a reading down: what a machine derived is replaced whole, in one transaction, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction

from articles.entries import note_entries
from articles.models import Actor, Article, Country, Mention, Place, TaggingJob, UnknownName
from articles.turns import take_turn
from articles.unknown_names import gather
from articles.words import words_of

from .calendar import first_and_last
from .case import read_anew
from .machine import Told
from .matching import replace_reports
from .models import Report
from .retelling import weigh_anew

if TYPE_CHECKING:
    from articles.tagging import results as tagged

    from .coding import results as coded
    from .coding.results import Reading

logger = logging.getLogger(__name__)


def record(job: TaggingJob, reading: Reading, versions: dict[str, str], *, why: str = "") -> bool:
    """
    Replace what was known of the job's article by this reading, made with these versions. Returns False, and writes
    nothing, when the claim is no longer valid or the text has changed since it was read. `why` says why a reading that
    found nothing did not look.
    """
    read = job.article
    with transaction.atomic():
        take_turn()
        if not job.still_mine():
            logger.warning("Article %s: results of claim %d came too late and were left.", read.pk, job.claims)
            return False
        article = Article.objects.select_related("original").defer("original__data").get(pk=read.pk)
        if article.text_sha256 != read.text_sha256:
            TaggingJob.objects.request(article)
            logger.info("Article %s changed while it was read: it is queued again.", read.pk)
            return False
        names = Names.of(reading)
        mentions = mentions_of(article, reading, names)
        note_entries(mentions)
        stands = read_anew(article, Told(mentions, reports_of(article, reading, names)))
        article.language = read.language
        file_article(article, reading, names)
        weigh_anew(article, replace_mentions(article, stands.mentions), stands.reports)
        replace_reports(article, stands.reports)
        job.done(versions, why=why)
    return True


def replace_mentions(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Put these in the place of the article's mentions, with its unknown names gathered and counted."""
    earlier = set(article.mentions.filter(unknown__isnull=False).values_list("unknown", flat=True))
    article.mentions.all().delete()
    affected = gather(mentions, earlier)
    saved = Mention.objects.bulk_create(mentions)
    UnknownName.objects.filter(pk__in=affected).recount()
    return saved


def file_article(article: Article, reading: Reading, names: Names) -> None:
    """Note the article's language, where and when it was filed, and by which words it is compared."""
    filed = reading.filed
    article.dateline_place = names.place(filed.place) if filed else None
    article.dateline_date = filed.day if filed else None
    article.words = words_of(article.body, article.title)
    derived = {name: getattr(article, name) for name in ("language", "dateline_place", "dateline_date", "words")}
    Article.objects.filter(pk=article.pk).update(**derived)


class Names:
    """Keys of a reading's actors, places and countries → rows, in three queries."""

    def __init__(self, actors: Iterable[str], places: Iterable[str], countries: Iterable[str]) -> None:
        self._actors = Actor.objects.meant_by(actors)
        self._places = {place.key: place for place in Place.objects.filter(key__in=set(places))}
        self._countries = {country.pk: country for country in Country.objects.filter(pk__in=set(countries))}

    @classmethod
    def of(cls, reading: Reading) -> Names:
        mentions = [*reading.mentions, *reading.title_mentions, *reading.dateline_mentions]
        return cls(
            actors=(m.actor for m in mentions if m.actor),
            places=(m.place for m in mentions if m.place),
            countries=(m.country for m in mentions if m.country),
        )

    def actor(self, slug: str | None) -> Actor | None:
        return self._actors.get(slug or "")

    def place(self, key: str | None) -> Place | None:
        return self._places.get(key or "")

    def country(self, code: str | None) -> Country | None:
        return self._countries.get(code or "")


def mentions_of(article: Article, reading: Reading, names: Names) -> list[Mention]:
    def row(part: str, found: tagged.Mention) -> Mention:
        return Mention(
            article=article,
            part=part,
            start=found.start,
            end=found.end,
            text=found.text,
            kind=found.kind,
            link=found.link,
            actor=names.actor(found.actor),
            place=names.place(found.place),
            country=names.country(found.country),
            sector=found.sector or "",
            rule=found.rule,
            candidates=list(found.candidates),
        )

    return [
        *(row(Mention.Part.TITLE, found) for found in reading.title_mentions),
        *(row(Mention.Part.DATELINE, found) for found in reading.dateline_mentions),
        *(row(Mention.Part.BODY, found) for found in reading.mentions),
    ]


def reports_of(article: Article, reading: Reading, names: Names) -> list[Report]:
    return [report_of(article, event, names) for event in reading.events]


def report_of(article: Article, event: coded.CodedEvent, names: Names) -> Report:
    report = Report(
        article=article,
        type=event.type,
        mode=event.mode,
        realis=event.realis,
        sentence=article.body[slice(*event.sentence)],
        sentence_start=event.sentence[0],
        sentence_end=event.sentence[1],
        trigger_start=event.trigger[0],
        trigger_end=event.trigger[1],
        actors=[asdict(one) for one in event.actors],
        recipients=[asdict(one) for one in event.recipients],
        numbers=[asdict(one) for one in event.numbers],
        rule=event.rule,
        realis_rule=event.realis_rule[:100],
        told_above=event.told_above and event.told_above[0],
        confidence=event.confidence,
    )
    if event.place:
        report.place_text = event.place.text[:300]
        report.place_start, report.place_end = event.place.start, event.place.end
        report.place_source = event.place.source
        report.place = names.place(event.place.place)
        report.country = names.country(event.place.country)
    if event.date:
        report.date_text = event.date.text[:300]
        report.date_start, report.date_end = event.date.start, event.date.end
        report.date_source = event.date.source
        report.date_value = event.date.value
        report.first_day, report.last_day = first_and_last(event.date.value)
        report.date_precision = event.date.precision
    return report
