"""What a country's, a region's, an actor's and a pair's page have in common."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles.lists import bounded_count
from articles.paging import Keyset, NoSuchPage

from ..days import by_day
from ..filters import ArticleFilter, EventFilter
from ..pictures.curve import Measure, curve
from ..pictures.located import located

LATEST = 5  # events above the fold
ARTICLES = 10
TIMELINE = Keyset("start", size=25)
SHARED = ("type", "since", "until")  # what articles are filtered by as well


def without(*names: str) -> type[EventFilter]:
    """The filter of events, but for what the page itself says."""
    return type("PageFilter", (EventFilter,), dict.fromkeys(names))


def dossier(request: HttpRequest, only: dict[str, str], **rows: Any) -> dict[str, Any]:
    """
    `rows` are `events`, all that are told; `counted`, the same to be counted, what took place; `about`, the articles
    about it; and `naming`, those that name it at all.
    `only` is what asks for the same in the query string of every list.
    """
    took_place = rows["events"].took_place()
    return {
        "only": urlencode(only),
        "latest": list(took_place.filter(start__isnull=False).newest().for_lists()[:LATEST]),
        "curve": curve(rows["counted"], rows["naming"], measure=measure(request)),
        "located": located(rows["counted"]),
        "event_count": bounded_count(rows["counted"]),
        "article_count": bounded_count(rows["about"]),
        "naming_count": bounded_count(rows["naming"]),
        **filtered(request, without(*only), rows["events"], rows["about"]),
    }


def measure(request: HttpRequest) -> Measure:
    """What the curve shows: by `?curve=intensity` the sum of intensities."""
    return Measure.INTENSITY if request.GET.get("curve") == Measure.INTENSITY else Measure.EVENTS


def filtered(request: HttpRequest, filterset: type[EventFilter], events: Any, articles: Any) -> dict[str, Any]:
    """The timeline and the articles below, as the query string asks."""
    filter = filterset(request.GET, events.for_lists())
    found = filter.qs if filter.is_valid() else events.none()
    try:
        page = TIMELINE.page(found, request.GET)
    except NoSuchPage as error:
        raise Http404(_("This list has no such page.")) from error
    shared = {name: value for name, value in filter.values.items() if name in SHARED}
    chosen = ArticleFilter(shared, articles)
    return {
        "filter": filter,
        "page": page,
        "days": by_day(page.rows),
        "shared": urlencode(shared),
        "articles": list(chosen.qs.newest().for_lists()[:ARTICLES]) if chosen.is_valid() else [],
    }
