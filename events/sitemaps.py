"""The sitemap of events, of countries, regions and pairs, and of the pages that lead to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest, Least, Lower
from django.urls import reverse

from articles.models import Country, Region
from articles.sitemaps import Part

from .models import CountryDyad, Event, Report
from .pairs import pair_address

PAGES = ("front", "articles", "events", "timeline", "map", "matrix", "countries", "actors", "sources", "about")


class EventSitemap(Part[Event]):
    """An event is as new as the newest article that tells of it."""

    def items(self) -> QuerySet[Event]:
        told = Report.objects.public().filter(event=OuterRef("pk")).order_by().values("event")
        newest = told.annotate(newest=Max("article__changed_at")).values("newest")
        return Event.objects.public().only("pk").annotate(changed_at=Subquery(newest)).order_by("pk")

    def lastmod(self, event: Any) -> datetime:
        return event.changed_at  # type: ignore[no-any-return]


class CountrySitemap(Part[Country]):
    def items(self) -> QuerySet[Country]:
        return Country.objects.order_by("pk")


class RegionSitemap(Part[Region]):
    def items(self) -> QuerySet[Region]:
        return Region.objects.order_by("pk")


class PairSitemap(Part[CountryDyad]):
    """Two countries between which something is told. Pairs of actors are found from their pages."""

    def items(self) -> Any:
        one, other = Least(Lower("who"), Lower("whom")), Greatest(Lower("who"), Lower("whom"))
        dyads = CountryDyad.objects.exclude(who=F("whom")).annotate(one=one, other=other)
        return dyads.order_by("one", "other").values("one", "other").distinct()

    def location(self, pair: Any) -> str:
        return pair_address(pair["one"], pair["other"])


class PageSitemap(Sitemap[str]):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "pages": PageSitemap,
    "events": EventSitemap,
    "countries": CountrySitemap,
    "regions": RegionSitemap,
    "pairs": PairSitemap,
}
