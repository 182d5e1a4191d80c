"""What of a report matters when it is held beside another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Likeness
from articles.words import Words, stem, words_of

from .coding.results import ASSUMED
from .machine import Told
from .models import Event, Report, ReportQuerySet

# One happening is told under either type: a ceasefire is agreed to and co-operated in, who leaves a town yields it,
# who storms a building riots, who tests a missile fires it.
FAMILIES = (
    frozenset({"AGREE", "COOPERATE"}),
    frozenset({"CONCEDE", "RETREAT"}),
    frozenset({"ASSAULT", "PROTEST", "MOBILIZE"}),
)
SEEN = {"ASSAULT", "PROTEST"}  # deeds to which texts come back by a noun alone
POINTING = {"the", "this", "that", "these", "those"}
PROTESTS = {"protests", "demonstrations", "rallies", "marches", "unrest"}  # what goes on in a story
LASTING = {"conflict", "fighting", "violence", "war"}  # known without an article too
TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}
Kind = tuple[frozenset[str], bool]  # types under which one happening is told, and whether it took place


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A report as it is compared. `order` is that of what was written, not of when it came in."""

    report: Report
    source: int  # who published it
    order: tuple[date, str, int, int]
    kind: Kind
    days: tuple[date, date] | None
    is_day: bool
    is_assumed: bool
    words: Words  # of its sentence
    deed: str  # the one of them that names the deed
    story: Words  # of its article
    article: int
    text: int  # the same for all articles that print one text, by an editor's word
    root: int  # where in its article the act was first told: the same for all that tell it again
    only_named: str  # the word by which a deed is named without a day, a place or a party: `fighting`; else empty
    told_apart: frozenset[int]  # articles that are other reports, by an editor's word


def tellings(reports: ReportQuerySet, asked: Q | None = None, most: int | None = None) -> list[Telling]:
    """Saved reports of which `asked` is true, in one query. It may be long, and each step copies it: it is put last."""
    rows = reports.select_related("place").annotate(
        source=F("article__source"),
        published=F("article__published"),
        original=F("article__original__sha256"),
        story=F("article__words"),
        text=Coalesce("article__copies", "article", output_field=BigIntegerField()),
        apart_one=ArraySubquery(told_apart("one", "other")),
        apart_other=ArraySubquery(told_apart("other", "one")),
    )
    rows = (rows.filter(asked) if asked else rows)[:most]
    return [
        telling(row, row.source, row.published, row.original, row.story, row.text, {*row.apart_one, *row.apart_other})  # type: ignore[attr-defined]
        for row in rows
    ]


def told_apart(this: str, that: str) -> QuerySet[Likeness, int]:
    """Keys of the articles that an editor told apart from a report's, as subqueries take them."""
    apart = Likeness.objects.filter(state=Likeness.State.OTHER, **{this: OuterRef("article")})
    return apart.order_by(that).values_list(that, flat=True)


def tellings_of(told: Sequence[Told]) -> list[Telling]:
    """The reports of some articles, saved or not, in one query."""
    pairs = Likeness.objects.of(*(one.article for one in told)).filter(state=Likeness.State.OTHER)
    others = defaultdict[int, set[int]](set)
    for one, other in pairs.values_list("one", "other"):
        others[one].add(other)
        others[other].add(one)
    return [
        telling(
            report,
            article.source_id,
            article.published,
            article.original.sha256,
            article.words,
            article.copies or article.pk,
            others[article.pk],
        )
        for article, reports in ((one.article, one.reports) for one in told)
        for report in reports
    ]


def telling(
    report: Report, source: int, published: date, original: str, story: Words, text: int, apart: Iterable[int]
) -> Telling:
    return Telling(
        report=report,
        source=source,
        order=(published, original, report.sentence_start, report.trigger_start),
        kind=(types_like(report.type), report.realis in TOOK_PLACE),
        days=report.days,
        is_day=report.date_precision == "day",
        is_assumed=report.date_source in ASSUMED,
        words=words_of_sentence(report.sentence),
        deed=stem(trigger_of(report).lower()),
        story=story,
        article=report.article_id,
        text=text,
        root=report.trigger_start if report.told_above is None else report.told_above,
        only_named=name_of(report),
        told_apart=frozenset(apart),
    )


@cache
def types_like(type: str) -> frozenset[str]:
    """The types under which one happening is told."""
    return next((family for family in FAMILIES if type in family), frozenset({type}))


def name_of(report: Report) -> str:
    """The word of a report that tells nothing beside it: who reads of the same story takes it for the same deed."""
    if report.type not in SEEN or report.actors or report.first_day:
        return ""
    before = report.sentence[: report.trigger_start - report.sentence_start]
    trigger = trigger_of(report).lower()
    if trigger in PROTESTS:
        return "protests"
    name = trigger.removesuffix("s")
    if name in LASTING:
        return name
    points_back = POINTING.intersection(before.lower().split()[-3:])
    return (report.mode or name) if points_back else ""


def trigger_of(report: Report) -> str:
    """The word that names what was done, as its sentence has it."""
    first = report.trigger_start - report.sentence_start
    return report.sentence[first : first + report.trigger_end - report.trigger_start]


@lru_cache(maxsize=10_000)
def words_of_sentence(sentence: str) -> Words:
    """Remembered, because the sentences of the same days are held beside each new one."""
    return words_of(sentence)
