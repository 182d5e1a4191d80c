"""Where an actor is named: its mentions with their sentences; by which spelling, about which country, in which year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear

from .models import Actor, ArticleCountry, Mention
from .passages import Passage, passage, with_words_around

PAGE = 50
MOST_COUNTED = 10_000  # mentions of an actor that are counted: the latest
MOST_SHOWN = 12  # spellings, countries, years


@dataclass(frozen=True, slots=True)
class Asked:
    """Which mentions are looked at. `before`: the article and the mention after which the page begins."""

    spelling: str = ""
    country: str = ""
    year: int | None = None
    before: tuple[int, int] | None = None

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Asked:
        """What a query string says; what it cannot mean is left out."""
        year, (article, _comma, pk) = str(query.get("year", "")), str(query.get("before", "")).partition(",")
        at = (int(article), int(pk)) if is_number(article) and is_number(pk) else None
        spelling, country = (str(query.get(name, "")).replace("\0", "")[:200] for name in ("spelling", "country"))
        return cls(spelling, country, int(year) if is_number(year) and len(year) == 4 else None, at)

    def but(self, **changed: Any) -> str:
        """The query string of another view, from its beginning."""
        other = replace(self, **{"before": None, **changed})
        told = {"spelling": other.spelling, "country": other.country, "year": other.year or ""}
        told["before"] = "{},{}".format(*other.before) if other.before else ""
        return urlencode({name: value for name, value in told.items() if value})

    def narrows(self) -> bool:
        return bool(self.spelling or self.country or self.year)

    def among(self, mentions: QuerySet[Mention]) -> QuerySet[Mention]:
        if self.spelling:
            mentions = mentions.filter(text=self.spelling)
        if self.country:
            about = ArticleCountry.objects.filter(article=OuterRef("article"), country=self.country, primary=True)
            mentions = mentions.filter(Exists(about))
        if self.year:
            mentions = mentions.filter(article__published__year=self.year)
        return mentions


def is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


@dataclass(frozen=True, slots=True)
class Appearance:
    mention: Mention
    passage: Passage


@dataclass(frozen=True, slots=True)
class Page:
    """Some appearances, and the query string of those after them, if there are any."""

    rows: list[Appearance]
    following: str


def mentions_of(actor: Actor) -> QuerySet[Mention]:
    """Those of merged entries too, which a worker may still be moving."""
    return Mention.objects.filter(actor__in=actor.entries())


def appearances(actor: Actor, asked: Asked) -> Page:
    """A page of mentions, those of the latest articles first. Two queries, and one a merge deep."""
    mentions = asked.among(mentions_of(actor))
    if asked.before:
        article, pk = asked.before
        mentions = mentions.filter(Q(article__lt=article) | Q(article=article, pk__lt=pk))
    rows = with_words_around(mentions).select_related("article__source", "decision", "entry")
    found = list(
        rows.defer("article__body", "article__search", "article__words").order_by("-article_id", "-pk")[: PAGE + 1]
    )
    shown = found[:PAGE]
    following = asked.but(before=(shown[-1].article_id, shown[-1].pk)) if len(found) > PAGE else ""
    return Page([Appearance(one, passage(one.article, one)) for one in shown], following)


Counted = list[tuple[str, str, int]]  # what it is, how it is called, how often


@dataclass(frozen=True, slots=True)
class Tally:
    """How often, in how many articles, and by what, among the latest MOST_COUNTED mentions."""

    mentions: int
    articles: int
    spellings: Counted
    countries: Counted
    years: Counted

    @property
    def is_cut(self) -> bool:
        return self.mentions >= MOST_COUNTED


def tally(actor: Actor) -> Tally:
    """Four queries."""
    latest = mentions_of(actor).order_by("-article_id", "-pk").values("pk")[:MOST_COUNTED]
    counted = Mention.objects.filter(pk__in=latest).order_by()
    sums = counted.aggregate(mentions=Count("pk"), articles=Count("article", distinct=True))
    spellings = counted.values_list("text").annotate(n=Count("pk")).order_by("-n", "text")[:MOST_SHOWN]
    about = ArticleCountry.objects.filter(primary=True, article__in=counted.values("article"))
    countries = about.values_list("country", "country__name").annotate(n=Count("pk")).order_by("-n", "country")
    years = (
        counted.annotate(year=ExtractYear("article__published"))
        .values_list("year")
        .annotate(n=Count("pk"))
        .order_by("-year")
    )
    return Tally(
        **sums,
        spellings=[(text, text, n) for text, n in spellings],
        countries=list(countries[:MOST_SHOWN]),
        years=[(str(year), str(year), n) for year, n in years[:MOST_SHOWN]],
    )


def with_counts(actors: QuerySet[Actor]) -> QuerySet[Actor]:
    """With `mention_count`, `article_count` and `event_count`, each to MOST_COUNTED."""
    mentions = Mention.objects.filter(actor=OuterRef("pk")).order_by()
    taking_part = Actor.objects.filter(pk=OuterRef("pk"), parts_in_events__isnull=False).order_by()
    return actors.annotate(
        mention_count=how_many(mentions.values("pk")),
        article_count=how_many(mentions.values("article").distinct()),
        event_count=how_many(taking_part.values(event=F("parts_in_events__event")).distinct()),
    )


def how_many(rows: QuerySet[Any, Any]) -> Func:
    return Func(ArraySubquery(rows[:MOST_COUNTED]), function="cardinality", output_field=IntegerField())
