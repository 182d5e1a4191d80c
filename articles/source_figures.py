"""A source in figures, taken from its newest articles, so that they cost the same for a hundred and for a million."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Article, Source, TaggingJob
from .models.articles import ArticleQuerySet

NEWEST = 10_000  # articles that figures are taken from
MONTHS = 24
State = TaggingJob.State

Told = tuple[Any, str]  # what it is, and how much
# What other apps tell of a source's newest articles, whose keys they are given.
more_figures: list[Callable[[Any, int], Told]] = []


@dataclass(frozen=True)
class Month:
    """How many articles of a source were published in a month."""

    first: date
    count: int


def months(articles: ArticleQuerySet, last: date | None = None) -> list[Month]:
    """MONTHS months up to that of a day, by default today; articles are counted in an index of their days."""
    this = (last or timezone.localdate()).replace(day=1)
    firsts = [_months_before(this, n) for n in range(MONTHS - 1, -1, -1)]
    there = articles.filter(published__gte=firsts[0]).order_by()
    counted = dict(there.annotate(month=TruncMonth("published")).values_list("month").annotate(Count("pk")))
    return [Month(first, counted.get(first, 0)) for first in firsts]


def _months_before(first: date, number: int) -> date:
    months_since_0 = first.year * 12 + first.month - 1 - number
    return date(months_since_0 // 12, months_since_0 % 12 + 1, 1)


def last_day(source: Source) -> date | None:
    """The day on which the source last published, as far as the archive knows."""
    return source.articles.order_by("-published", "-pk").values_list("published", flat=True).first()


def figures(source: Source) -> list[Told]:
    """Read, set aside, not read, copies and what other apps tell, of the newest articles. A handful of queries."""
    keys = newest(source.articles.all())
    states = TaggingJob.objects.filter(article__in=keys).aggregate(
        all=Count("pk"),
        read=Count("pk", filter=Q(state=State.DONE, why="")),
        failed=Count("pk", filter=Q(state=State.QUARANTINED)),
    )
    last = last_day(source)
    if not states["all"] or last is None:
        return []
    told_of = _("Newest articles, of which the figures are")
    copied = copies(source.articles.all(), Article.objects.all())[1]
    return [
        (_("Last published"), f"{last:%Y-%m-%d}"),
        (told_of if states["all"] == NEWEST else _("Articles"), f"{states['all']:,}"),
        (_("Read"), share(states["read"], states["all"])),
        (_("Set aside, because they could not be read"), share(states["failed"], states["all"])),
        (_("Not read"), share(states["all"] - states["read"] - states["failed"], states["all"])),
        (
            _("Copies: their text is in the archive once more"),
            share(copied, states["all"]),
        ),
        *(tell(keys, states["read"]) for tell in more_figures),
    ]


def newest(articles: ArticleQuerySet) -> list[int]:
    """The keys of the newest; as a list, for which PostgreSQL looks them up, where a subquery has it read the table."""
    return list(articles.order_by("-published", "-pk").values_list("pk", flat=True)[:NEWEST])


def copies(articles: ArticleQuerySet, among: ArticleQuerySet) -> tuple[int, int]:
    """Of the newest of some articles: how many they are, and the text of how many stands among others once more."""
    twins = among.filter(text_key=OuterRef("text_key")).exclude(pk=OuterRef("pk"))
    twin = Exists(twins.order_by())
    found = (
        Article.objects.filter(pk__in=newest(articles))
        .order_by()
        .aggregate(n=Count("pk"), twice=Count("pk", filter=twin))
    )
    return found["n"], found["twice"]


def share(number: int, of: int) -> str:
    return f"{number:,} ({100 * number / of:.0f}%)" if of else "–"
