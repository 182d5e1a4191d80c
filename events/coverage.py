"""What the archive covers, and what it does not: public articles by year, by source and by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear

from articles.models import Article, ArticleCountry, Country, Region, Source, TaggingJob

from .axis import Tick, ticks
from .models import Report

MOST_YEARS = 60  # earlier ones are counted together
FEWEST_BARS = 10  # fewer would be as wide as they are high
MOST_SOURCES = 40
GAP = 0.12  # between two bars


@dataclass(frozen=True)
class Totals:
    """Of public articles: all, those that were read by machine, those that tell of an event."""

    articles: int
    read: int
    telling: int


@dataclass(frozen=True)
class Year:
    number: int
    articles: int
    sources: int
    share: float  # of the year with the most articles, in percent

    @property
    def height(self) -> str:
        return f"{self.share:.2f}"

    @property
    def top(self) -> str:
        return f"{100 - self.share:.2f}"


@dataclass(frozen=True)
class Years:
    """Every year up to the last, the silent ones too; `before` counts the articles of years that are not among them."""

    first: int
    last: int
    each: list[Year]
    before: int

    @property
    def width(self) -> int:
        """Of a drawing in which each year is 1 wide."""
        return max(len(self.each), FEWEST_BARS)

    @property
    def bars(self) -> list[tuple[str, Year]]:
        """Left edges, and the years that stand there."""
        return [(f"{number + GAP / 2:.2f}", year) for number, year in enumerate(self.each) if year.articles]

    @property
    def ticks(self) -> list[Tick]:
        """Of the years that are told; what is left of the width stays empty."""
        begin = self.each[0].number
        drawn = ticks([date(begin + number, 1, 1) for number in range(self.width)], monthly=False)
        return [tick for tick in drawn if tick.number < len(self.each)]

    @property
    def silent(self) -> list[int]:
        return [year.number for year in self.each if not year.articles]


@dataclass(frozen=True)
class OfSource:
    source: Source
    articles: int
    first: date
    last: date
    share: float  # of the source with the most articles, in percent


@dataclass(frozen=True)
class OfCountry:
    country: Country
    articles: int
    sources: int
    share: float  # of the country with the most articles, in percent


@dataclass(frozen=True)
class OfRegion:
    """A region's countries that articles are about, and those that no article is about."""

    region: Region | None
    told: list[OfCountry]
    silent: list[Country]


@dataclass(frozen=True)
class Coverage:
    """What is public; `sources`, those with the most articles first, and `languages` too."""

    totals: Totals
    years: Years
    sources: list[OfSource]
    homes: list[tuple[Country | None, int, int]]  # countries where sources are at home, with sources and articles
    languages: list[tuple[str, int]]
    regions: list[OfRegion]

    @property
    def countries_told(self) -> int:
        return sum(len(one.told) for one in self.regions)

    @property
    def countries(self) -> int:
        return self.countries_told + sum(len(one.silent) for one in self.regions)


def coverage() -> Coverage | None:
    """None while no article is public. Six queries, whatever the archive holds."""
    articles = Article.objects.public().order_by()
    totals = count_all(articles)
    if not totals.articles:
        return None
    sources = by_source(articles)
    languages = articles.values_list("language").annotate(n=Count("pk")).order_by("-n", "language")
    return Coverage(totals, by_year(articles), sources, homes(sources), list(languages), by_region())


def count_all(articles: QuerySet[Article]) -> Totals:
    read = Exists(TaggingJob.objects.filter(article=OuterRef("pk"), state=TaggingJob.State.DONE))
    telling = Exists(Report.objects.filter(article=OuterRef("pk")))
    counts = {
        "read": Count("pk", filter=Q(read) & Q(language__startswith="en")),
        "telling": Count("pk", filter=Q(telling)),
    }
    return Totals(**articles.aggregate(articles=Count("pk"), **counts))


def by_year(articles: QuerySet[Article]) -> Years:
    rows = articles.values_list(ExtractYear("published"))
    found = {year: (n, sources) for year, n, sources in rows.annotate(Count("pk"), Count("source", distinct=True))}
    first, last = min(found), max(found)
    numbers = range(max(first, last - MOST_YEARS + 1), last + 1)
    most = max(n for n, _sources in found.values())
    each = [Year(number, *found.get(number, (0, 0)), percent(found.get(number, (0, 0))[0], most)) for number in numbers]
    before = sum(n for year, (n, _sources) in found.items() if year < numbers.start)
    return Years(first, last, each, before)


def by_source(articles: QuerySet[Article]) -> list[OfSource]:
    """Those with the most articles first."""
    rows = articles.values_list("source").annotate(Count("pk"), Min("published"), Max("published"))
    counted = {pk: rest for pk, *rest in rows}
    sources = Source.objects.select_related("country").in_bulk(list(counted))
    most = max(n for n, _first, _last in counted.values())
    told = [OfSource(sources[pk], n, first, last, percent(n, most)) for pk, (n, first, last) in counted.items()]
    return sorted(told, key=lambda one: (-one.articles, one.source.name))


def homes(sources: Sequence[OfSource]) -> list[tuple[Country | None, int, int]]:
    """Where the sources are at home; those of which nobody noted it come last."""
    grouped: dict[Country | None, list[int]] = defaultdict(list)
    for one in sources:
        grouped[one.source.country].append(one.articles)
    rows = [(country, len(articles), sum(articles)) for country, articles in grouped.items()]
    return sorted(rows, key=lambda row: (row[0] is None, -row[2], str(row[0])))


def by_region() -> list[OfRegion]:
    """Every country in its region: the regions in the order of their names, those in no region last."""
    about = ArticleCountry.objects.filter(primary=True, article__in=Article.objects.public()).order_by()
    rows = about.values_list("country").annotate(Count("pk"), Count("article__source", distinct=True))
    counted = {iso3: (articles, sources) for iso3, articles, sources in rows}
    most = max((articles for articles, _sources in counted.values()), default=1)
    regions: dict[Region | None, OfRegion] = {}
    for country in Country.objects.select_related("region").order_by("name"):
        within = regions.setdefault(country.region, OfRegion(country.region, [], []))
        if country.pk in counted:
            articles, sources = counted[country.pk]
            within.told.append(OfCountry(country, articles, sources, percent(articles, most)))
        else:
            within.silent.append(country)
    for one in regions.values():
        one.told.sort(key=lambda row: -row.articles)
    return sorted(regions.values(), key=lambda one: (one.region is None, one.region.name if one.region else ""))


def percent(part: int, whole: int) -> float:
    return 100 * part / whole
