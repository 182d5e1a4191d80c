"""Countries and regions: what happened there, or with somebody from there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from articles.conditional import render_once
from articles.models import Article, ArticleCountry, Country, Region

from ..counterparts import of_country, of_region
from ..kept import kept
from ..models import Event, EventCountry
from ..pairs import Party
from ..pictures.spark import Spark, sparks
from .dossiers import dossier


@dataclass(frozen=True)
class Row:
    """A country with how many articles name it, and what happened."""

    country: Country
    articles: int
    spark: Spark | None

    @property
    def told(self) -> bool:
        return bool(self.articles or self.spark)


def country_list(request: HttpRequest) -> HttpResponse:
    """Those of which the archive holds something come first."""
    articles, events = articles_by_country(), counted_by_country()
    countries = sorted(Country.objects.select_related("region"), key=lambda country: plain(country.name))
    rows = [Row(country, articles[country.pk], events.get(country.pk)) for country in countries]
    context = {
        "told": by_region(row for row in rows if row.told),
        "silent": by_region(row for row in rows if not row.told),
        "years": next((spark for spark in events.values() if not spark.empty), None),
    }
    return render_once(request, "events/country_list.html", context)


def counted_by_country() -> dict[str, Spark]:
    def size(found: dict[str, Spark]) -> int:
        return sum(spark.events for spark in found.values())

    return kept("countries", lambda: sparks(EventCountry.objects.all().took_place()), size)


def by_region(rows: Iterable[Row]) -> list[tuple[Region | None, list[Row]]]:
    """By the names of the regions; those in no region come last."""
    regions: dict[Region | None, list[Row]] = {}
    for row in rows:
        regions.setdefault(row.country.region, []).append(row)
    return sorted(regions.items(), key=lambda item: (item[0] is None, item[0].name if item[0] else ""))


def plain(name: str) -> str:
    """A name as one looks for it: Åland under A."""
    return unicodedata.normalize("NFKD", name).casefold()


def articles_by_country() -> Counter[str]:
    """How many public articles name a country or somebody of it."""
    naming = ArticleCountry.objects.filter(article__in=Article.objects.public())
    return Counter(dict(naming.values_list("country").annotate(Count("pk")).order_by()))


def country(request: HttpRequest, iso3: str) -> HttpResponse:
    country = get_object_or_404(Country.objects.select_related("region"), pk=iso3.upper())
    if iso3 != iso3.lower():
        return redirect(country, permanent=True)
    events, articles = Event.objects.public().with_country(country), Article.objects.public()
    counted = Event.counted.with_country(country).took_place()
    context = {
        "country": country,
        "regions": country.regions.order_by("kind", "name"),
        "counterparts": of_country(counted, Party(country)),
        **dossier(
            request,
            {"country": country.pk},
            events=events,
            counted=counted,
            about=articles.about_country(country),
            naming=articles.naming_country(country),
        ),
    }
    return render_once(request, "events/country.html", context)


def region(request: HttpRequest, slug: str) -> HttpResponse:
    region = get_object_or_404(Region.objects.select_related("parent"), slug=slug)
    events, articles = Event.objects.public().with_region(region), Article.objects.public()
    counted = Event.counted.with_region(region).took_place()
    context = {
        "region": region,
        "parts": region.parts.all(),
        "countries": region.all_countries.all(),
        "counterparts": of_region(counted, region),
        **dossier(
            request,
            {"region": region.slug},
            events=events,
            counted=counted,
            about=articles.about_region(region),
            naming=articles.naming_region(region),
        ),
    }
    return render_once(request, "events/region.html", context)
