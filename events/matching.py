"""
The reports of an article among those of all others: which happening each tells of, and under which address.

Of the same articles and decisions come the same happenings in whatever order they come (`grouping`); only the
addresses depend on history, because an address once given is kept (`addresses`).
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial, reduce
from operator import or_

from django.db.models import Q

from articles.models import Article

from .addresses import settle_addresses
from .grouping import MOST, by_kind, happenings, neighbourhood
from .happening import FEW_DAYS, NEWS_DAYS, around
from .machine import Told
from .models import Event, Report, ReportQuerySet
from .tellings import TOOK_PLACE, Kind, Telling, tellings, tellings_of
from .ties import Ties

logger = logging.getLogger(__name__)
MOST_AROUND = 2_000
REACH = 2 * NEWS_DAYS  # what is assumed lies so far beside what it means, and two claims of one deed as far again
Days = tuple[date, date]


class TooMuchAtOnce(Exception):
    """More hangs together with several articles than is held beside each other at once: take one after the other."""


def replace_reports(told: Sequence[Told]) -> None:
    """
    Put what is told in the place of what the articles reported before. A sentence that tells the same as before keeps
    its event's address.
    """
    articles = [one.article for one in told]
    there, left = Report.objects.filter(article__in=articles), defaultdict[int, list[Report]](list)
    for report in there.order_by("article", "sentence_start", "trigger_start", "pk"):
        left[report.article_id].append(report)
    for one in told:
        keep_addresses(one.reports, left[one.article.pk])
    there.delete()
    for home, ones in by_home(told).items():
        touched = {report.event_id for one in ones for report in left[one.article.pk]}
        settle(home, tellings_of(ones), touched)


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
    settle(home_of(article), tellings_of([Told(article, [], moving)]))
    for apart in {apart for apart, _event in left}:
        settle(apart, touched={event for home, event in left if home == apart})


def settle_without(events: Iterable[Event]) -> None:
    """An article has gone: what is left of the events that it told of."""
    for apart in {event.apart_id for event in events}:
        settle(apart, touched={event.pk for event in events if event.apart_id == apart})


def home_of(article: Article) -> int | None:
    """Reports of public articles share events; those of any other article have events of their own."""
    return None if Article.objects.public().filter(pk=article.pk).exists() else article.pk


def by_home(told: Iterable[Told]) -> dict[int | None, list[Told]]:
    """What is told of articles, by whose events it shares."""
    told = list(told)
    public = set(Article.objects.public().filter(pk__in=[one.article.pk for one in told]).values_list("pk", flat=True))
    homes = defaultdict[int | None, list[Told]](list)
    for one in told:
        homes[None if one.article.pk in public else one.article.pk].append(one)
    return homes


def settle(apart: int | None, arriving: Sequence[Telling] = (), touched: Collection[int] = ()) -> None:
    """
    Group anew what the arriving reports, and those left in the events that others left, hang together with. May raise
    TooMuchAtOnce where reports of several articles arrive.
    """
    at_home = Report.objects.filter(event__apart=apart)
    arriving_keys = {one.report.pk for one in arriving if one.report.pk}
    staying = tellings(at_home.filter(event__in=touched).exclude(pk__in=arriving_keys))
    ties = Ties()
    others = at_home.exclude(pk__in=arriving_keys)
    around = neighbourhood([*arriving, *staying], near=partial(near, others, ties), ties=ties)
    if len(around) > MOST:
        if len({one.article for one in arriving}) > 1:
            raise TooMuchAtOnce
        logger.warning("More than %d reports hang together: those beyond keep their events.", MOST)
    settle_addresses(apart, happenings(around, ties.latest), touched)


def near(reports: ReportQuerySet, ties: Ties, edge: Sequence[Telling]) -> list[Telling]:
    """
    Saved reports of like types whose days may meet those of one at the edge, the earliest told first; and those of
    which a person said that they tell the same.
    """
    if not edge:
        return []
    asked = [of_kind(kind) & days_around(map(around, ones)) for kind, ones in by_kind(edge).items()]
    roots = {one.root for one in edge}
    asked.append(Q(article__in={one.article for one in edge}) & (Q(told_above__in=roots) | Q(trigger_start__in=roots)))
    if tied := ties.of(edge):
        asked.append(Q(decision__in=tied))
    return tellings(reports.order_by("article__published", "pk"), reduce(or_, asked), MOST_AROUND)


def of_kind(kind: Kind) -> Q:
    types, took_place = kind
    return Q(type__in=types) & (Q(realis__in=TOOK_PLACE) if took_place else ~Q(realis__in=TOOK_PLACE))


def days_around(spans: Iterable[Days]) -> Q:
    """
    Days around one of these spans, a long time that ends in one, or none told in an article of its days or soon after.
    Of a long time the end counts, or the very same days.
    """
    spans = set(spans)
    long = {(first, last) for first, last in spans if last - first > FEW_DAYS}
    asked = [Q(first_day=first, last_day=last) for first, last in long]
    for first, last in put_together((spans - long) | {(last, last) for _first, last in long}):
        asked.append(Q(first_day__range=(first - REACH - FEW_DAYS, last + REACH), last_day__gte=first - REACH))
        asked.append(Q(last_day__range=(first, last)))
        asked.append(Q(first_day=None, article__published__range=(first, last + NEWS_DAYS)))
    return reduce(or_, asked)


def put_together(spans: Iterable[Days]) -> list[Days]:
    """Spans with those that the days around them touch."""
    found = list[Days]()
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 2 * REACH:
            first, last = found[-1][0], max(found.pop()[1], last)
        found.append((first, last))
    return found
