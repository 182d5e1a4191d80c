"""The map, and the outlines that every map is drawn with."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page

from articles.conditional import render_once
from articles.models import Country, Region

from ..counting import chosen_events
from ..filters import EventFilter
from ..kept import kept
from ..models import Event
from ..pictures import world
from ..pictures.clusters import clustered
from ..pictures.located import Located, located
from ..templatetags.maps import middle_of, view_of
from .timeline import context_band, told_or_all, without

A_YEAR = 365 * 24 * 3600  # seconds
MOST_SPOTS = 500  # places before those that lie close together are gathered
LISTED = 10  # of a list, before it is opened


def map(request: HttpRequest) -> HttpResponse:
    """Where the chosen events took place. `at` is the country or the region that the map is cut to."""
    chosen = EventFilter(request.GET, Event.objects.public())
    context: dict[str, Any] = {"filter": chosen, "narrowed": without(chosen, "since", "until")} | told_or_all(chosen)
    if not chosen.is_valid():
        return render(request, "events/map.html", context)
    since, until = chosen.form.cleaned_data["since"], chosen.form.cleaned_data["until"]
    around = part_of_world(request.GET.get("at", ""), chosen)
    found = kept(
        f"located?{chosen.querystring}", lambda: located(chosen_events(chosen), most=MOST_SPOTS), Located.__len__
    )
    view, _key = view_of(around)
    dots = sorted(clustered(found.spots, view), key=lambda spot: (-spot.count, spot.name))
    told = [row for row in found.told if view.is_world or lies_in(view, row[0])]
    context |= {
        "found": found,
        "told": told,
        "around": around,
        "at": around_key(around),
        "dots": dots,
        "listed": told[:LISTED],
        "listed_more": told[LISTED:],
        "listed_dots": dots[:LISTED],
        "more_dots": dots[LISTED:],
        "count": len(found),
        "regions": Region.objects.filter(kind=Region.Kind.M49, parent__parent=None, parent__isnull=False),
        "band": context_band(chosen, None, since, until),
        "since": since,
        "until": until,
        "elsewhere": without(chosen, "where", "place", "places"),
    }
    return render_once(request, "events/map.html", context, state(found, context))


def lies_in(view: world.View, country: Country) -> bool:
    at = middle_of(country)
    return at is not None and view.shows(*at)


def state(found: Located, context: dict[str, Any]) -> tuple[object, ...]:
    shades = sorted((country.pk, country.name, count) for country, count in found.shades.items())
    return (shades, found.spots, found.unplaced, context["band"], context["at"])


def part_of_world(at: str, chosen: EventFilter) -> Country | Region | None:
    """As `at` asks, or as the filter does. Raises Http404 for what is neither a country nor a region."""
    if at == "world":
        return None
    if at:
        found = Country.objects.filter(pk=at.upper()).first() or Region.objects.filter(slug=at).first()
        if found is None:
            raise Http404
        return found
    return chosen.form.cleaned_data["country"] or chosen.form.cleaned_data["region"] or None


def around_key(around: Country | Region | None) -> str:
    if isinstance(around, Country):
        return around.pk.lower()
    return around.slug if around else ""


@gzip_page
def shapes(request: HttpRequest, around: str) -> HttpResponse:
    """`around`: `world`, `country/syr` or `region/sahel`. Its address names an edition, so that it is fetched once."""
    kind, _, name = around.partition("/")
    view = world.world()
    if kind == "country":
        view, _key = view_of(get_object_or_404(Country, pk=name.upper()))
    elif kind == "region":
        view, _key = view_of(get_object_or_404(Region, slug=name))
    elif around != "world":
        raise Http404
    response = HttpResponse(world.drawing(view), content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response
