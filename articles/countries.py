"""
Which countries an article is about: a weight for each country that it names, and the line between the countries
that it is about (primary) and those that it merely names.

The weight of a country is the sum of

- 4 for standing in the headline, 2 for standing in the first paragraph (half of each where only one of its people,
  bodies or companies stands there),
- 1 for being where the report was filed,
- 2 · ln(1 + n) for n names in the text, a person or body counting half, so that the hundredth adds little,
- 2 · ln(1 + m) for m events that took place there.

Weights are divided by their sum. A country is primary when it has at least half of the weight of the first, and at
most four are; an article that names no country is about none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p

from .models import Article, ArticleCountry, Mention

HEADLINE, FIRST_PARAGRAPH, DATELINE, NAMES, EVENTS = 4.0, 2.0, 1.0, 2.0, 2.0
ITSELF, ONE_OF_ITS = 1.0, 0.5
PRIMARY_SHARE = 0.5  # of the first country's weight
MOST_PRIMARY = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of an article that speaks of a country: the country itself, a place in it, or one of its actors."""

    country: str
    part: str
    first_paragraph: bool
    itself: bool

    @property
    def worth(self) -> float:
        return ITSELF if self.itself else ONE_OF_ITS


@dataclass(frozen=True, slots=True)
class Weight:
    country: str
    weight: float
    primary: bool


def weigh(
    namings: Iterable[Naming], filed_in: str | None = None, events_in: Mapping[str, int] | None = None
) -> list[Weight]:
    """The countries of an article, the weightiest first; weights add up to 1."""
    events_in = events_in or {}
    headline: dict[str, float] = {}
    opening: dict[str, float] = {}
    names: defaultdict[str, float] = defaultdict(float)
    for naming in namings:
        if naming.part == Mention.Part.TITLE:
            headline[naming.country] = max(headline.get(naming.country, 0), naming.worth)
        elif naming.part == Mention.Part.BODY:
            names[naming.country] += naming.worth
            if naming.first_paragraph:
                opening[naming.country] = max(opening.get(naming.country, 0), naming.worth)
    weights = {
        country: HEADLINE * headline.get(country, 0)
        + FIRST_PARAGRAPH * opening.get(country, 0)
        + DATELINE * (country == filed_in)
        + NAMES * log1p(names[country])
        + EVENTS * log1p(events_in.get(country, 0))
        for country in {*headline, *names, *events_in, *([filed_in] if filed_in else [])}
    }
    return shares(weights)


def shares(weights: Mapping[str, float]) -> list[Weight]:
    ranked = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    total = sum(weight for _country, weight in ranked)
    return [
        Weight(country, weight / total, rank < MOST_PRIMARY and weight >= PRIMARY_SHARE * ranked[0][1])
        for rank, (country, weight) in enumerate(ranked)
    ]


def namings_of(article: Article, mentions: Iterable[Mention]) -> list[Naming]:
    """What an article's mentions say of countries."""
    first_end = article.body.find("\n\n")
    first_end = len(article.body) if first_end < 0 else first_end
    return [
        Naming(
            country=mention.country_id,
            part=mention.part,
            first_paragraph=mention.part == Mention.Part.BODY and mention.start < first_end,
            itself=mention.place_id is not None or mention.kind in (Mention.Kind.PLACE, Mention.Kind.GROUP),
        )
        for mention in mentions
        if mention.country_id
    ]


def weigh_countries(told: Iterable[tuple[Article, Iterable[Mention], Mapping[str, int]]]) -> None:
    """Replace what was derived of articles' countries: from their mentions, and how many events took place in each."""
    told = list(told)
    ArticleCountry.objects.filter(article__in=[article for article, *_told in told]).delete()
    ArticleCountry.objects.bulk_create(
        ArticleCountry(article=article, country_id=one.country, weight=one.weight, primary=one.primary)
        for article, mentions, events_in in told
        for one in weigh(namings_of(article, mentions), filing_country(article), events_in)
    )


def filing_country(article: Article) -> str | None:
    return article.dateline_place.country_id if article.dateline_place else None
