"""Writing readings down: what a machine derived is replaced whole, in one transaction, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

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


def record(
    readings: Sequence[tuple[TaggingJob, Reading]], versions: dict[str, str], *, why: str = ""
) -> list[TaggingJob]:
    """
    Replace what was known of the jobs' articles by these readings, made with these versions: all of them or none, in
    as many statements for many as for one. Returns the jobs that are done. A reading is left where its claim is no
    longer valid or the text has changed since it was read. `why` says why readings that found nothing did not look.
    """
    with transaction.atomic():
        take_turn()
        valid = list(still_true(readings))
        names = Names.of([reading for _job, _article, reading in valid])
        told = [told_in(article, reading, names) for _job, article, reading in valid]
        note_entries(mention for one in told for mention in one.mentions)
        stands = read_anew(told)
        file_articles([(article, reading) for _job, article, reading in valid], names)
        replace_mentions(stands)
        weigh_anew(stands)
        replace_reports(stands)
        done = [job for job, _article, _reading in valid]
        TaggingJob.objects.done(done, versions, why=why)
    return done


def still_true(
    readings: Sequence[tuple[TaggingJob, Reading]],
) -> Iterator[tuple[TaggingJob, Article, Reading]]:
    """Those whose claim is still valid and whose article still has the text that was read; the latter as it is now."""
    held = TaggingJob.objects.held([job for job, _reading in readings])
    rows = Article.objects.select_related("original").defer("original__data", "search")
    articles = rows.in_bulk([job.article_id for job in held])
    for job, reading in readings:
        read = job.article
        if job not in held:
            logger.warning("Article %s: results of claim %d came too late and were left.", read.pk, job.claims)
        elif (article := articles[read.pk]).text_sha256 != read.text_sha256:
            TaggingJob.objects.request(article)
            logger.info("Article %s changed while it was read: it is queued again.", read.pk)
        else:
            article.language = read.language
            yield job, article, reading


def replace_mentions(told: Sequence[Told]) -> None:
    """Put what is told in the place of the articles' mentions, with their unknown names gathered and counted."""
    there = Mention.objects.filter(article__in=[one.article for one in told])
    earlier = set(there.filter(unknown__isnull=False).order_by().values_list("unknown", flat=True))
    there.delete()
    mentions = [mention for one in told for mention in one.mentions]
    affected = gather(mentions, earlier)
    Mention.objects.bulk_create(mentions)
    UnknownName.objects.filter(pk__in=affected).recount()


def file_articles(readings: Iterable[tuple[Article, Reading]], names: Names) -> None:
    """Note the articles' language, where and when they were filed, and by which words they are compared."""
    articles = []
    for article, reading in readings:
        filed = reading.filed
        article.dateline_place = names.place(filed.place) if filed else None
        article.dateline_date = filed.day if filed else None
        article.words = words_of(article.body, article.title)
        articles.append(article)
    Article.objects.bulk_update(articles, ["language", "dateline_place", "dateline_date", "words"])


class Names:
    """Keys of readings' actors, places and countries → rows, in three queries."""

    def __init__(self, actors: Iterable[str], places: Iterable[str], countries: Iterable[str]) -> None:
        self._actors = Actor.objects.meant_by(actors)
        self._places = {place.key: place for place in Place.objects.filter(key__in=set(places))}
        self._countries = {country.pk: country for country in Country.objects.filter(pk__in=set(countries))}

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Names:
        mentions = [
            mention for one in readings for mention in (*one.mentions, *one.title_mentions, *one.dateline_mentions)
        ]
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


def told_in(article: Article, reading: Reading, names: Names) -> Told:
    """Rows of what a reading tells of its article, not saved yet."""
    return Told(article, mentions_of(article, reading, names), reports_of(article, reading, names))


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


def plain(one: coded.Participant | coded.Number) -> dict[str, Any]:
    """As JSON keeps it. `asdict` would look into each value."""
    return {field: getattr(one, field) for field in one.__slots__}


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
        actors=[plain(one) for one in event.actors],
        recipients=[plain(one) for one in event.recipients],
        numbers=[plain(one) for one in event.numbers],
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
