"""
The reports of an article among those of all others: which happening each tells of, and under which address.

Of the same articles and decisions come the same happenings in whatever order they come (`grouping`); only the
addresses depend on history, because an address once given is kept (`addresses`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial, reduce
from operator import or_

from django.db.models import F, Q

from articles.models import Article

from .addresses import settle_addresses
from .grouping import happenings, neighbourhood
from .happening import FEW_DAYS, NEWS_DAYS, around, types_like
from .models import Event, Report, ReportQuerySet
from .tellings import Telling, of_article, tellings
from .ties import Ties

MOST_AROUND = 2_000


def replace_reports(article: Article, reports: Sequence[Report]) -> None:
    """
    Put these in the place of what the article reported before. A sentence that tells the same as before keeps its
    event's address.
    """
    earlier = list(article.reports.order_by("sentence_start", "trigger_start", "pk"))
    keep_addresses(reports, earlier)
    article.reports.all().delete()
    settle(home_of(article), of_article(article, list(reports)), {one.event_id for one in earlier})


def keep_addresses(reports: Iterable[Report], earlier: Iterable[Report]) -> None:
    """
    Give each report the event of the earlier one that the same decision is about, else of one that told the same by
    the same word, else in the same sentence.
    """
    left, new = list(earlier), list(reports)
    for same in (by_decision, by_word, by_sentence):
        for report in list(new):
            key = same(report)
            twin = next((one for one in left if key and same(one) == key), None)
            if twin:
                report.event_id = twin.event_id
                left.remove(twin)
                new.remove(report)


def by_decision(report: Report) -> int | None:
    return report.decision_id


def by_word(report: Report) -> tuple[str, str, int]:
    return (report.type, report.sentence, report.trigger_start - report.sentence_start)


def by_sentence(report: Report) -> tuple[str, str]:
    return (report.type, report.sentence)


def regroup(article: Article) -> None:
    """Move the article's reports after it was published or withdrawn, so that events mix no public with other words."""
    moving = list(article.reports.misplaced().select_related("event"))
    left = {(one.event.apart_id, one.event_id) for one in moving}
    settle(home_of(article), of_article(article, moving))
    for apart in {apart for apart, _event in left}:
        settle(apart, touched={event for home, event in left if home == apart})


def settle_without(events: Iterable[Event]) -> None:
    """An article has gone: what is left of the events that it told of."""
    for apart in {event.apart_id for event in events}:
        settle(apart, touched={event.pk for event in events if event.apart_id == apart})


def home_of(article: Article) -> int | None:
    """Reports of public articles share events; those of any other article have events of their own."""
    return None if Article.objects.public().filter(pk=article.pk).exists() else article.pk


def settle(apart: int | None, arriving: Sequence[Telling] = (), touched: Collection[int] = ()) -> None:
    """Group anew what the arriving reports, and those left in the events that others left, hang together with."""
    at_home = Report.objects.filter(event__apart=apart)
    arriving_keys = {one.report.pk for one in arriving if one.report.pk}
    staying = tellings(at_home.filter(event__in=touched).exclude(pk__in=arriving_keys))
    ties = Ties()
    others = at_home.exclude(pk__in=arriving_keys)
    around = neighbourhood([*arriving, *staying], near=partial(near, others, ties), ties=ties)
    settle_addresses(apart, happenings(around, ties.latest), touched)


def near(reports: ReportQuerySet, ties: Ties, edge: Sequence[Telling]) -> list[Telling]:
    """
    Saved reports of like types whose days may meet those of one at the edge, the earliest told first; and those of
    which a person said that they tell the same.
    """
    windows = {(types_like(one.report.type), *around(one)) for one in edge}
    asked = [Q(type__in=types) & days_around(first, last) for types, first, last in windows]
    roots = {(one.article, one.root) for one in edge}
    asked += [Q(article=article) & (Q(told_above=root) | Q(trigger_start=root)) for article, root in roots]
    if tied := ties.of(edge):
        asked.append(Q(decision__in=tied))
    if not asked:
        return []
    return tellings(reports.filter(reduce(or_, asked)).order_by("article__published", "pk")[:MOST_AROUND])


def days_around(first: date, last: date) -> Q:
    """The very same days, few days that touch these, or none told in an article of these days or soon after."""
    few = Q(last_day__lte=F("first_day") + FEW_DAYS)
    touching = Q(first_day__lte=last + NEWS_DAYS, last_day__gte=first - NEWS_DAYS) & few
    undated = Q(first_day=None, article__published__gte=first, article__published__lte=last + NEWS_DAYS)
    return Q(first_day=first, last_day=last) | touching | undated
