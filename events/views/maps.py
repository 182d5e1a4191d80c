"""The map, and the outlines that every map is drawn with."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page

from articles.models import Country, Region

from ..pictures import world
from ..templatetags.maps import view_of

A_YEAR = 365 * 24 * 3600  # seconds


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
