"""What a reader may mean, while typing and afterwards: actors, places, sources by any spelling, slips allowed for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, Value
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from .filter_fields import LONGEST
from .folding import Folded
from .looking_up import FEW_LETTERS, Found, find_actors, is_spelled_like, places_called
from .models import Article, Place, Region, Source

EACH = {"actor": 6, "place": 4, "source": 3}  # at most so many of each
KEPT = 300  # seconds
SHORTEST = FEW_LETTERS


@dataclass(frozen=True, slots=True)
class Suggested:
    """`value` is what its filter takes; `address` is its page; `spelled` is the other name that was met, if one was."""

    of: str
    value: str
    name: str
    kind: str
    about: str
    spelled: str
    address: str


def suggest(request: HttpRequest) -> HttpResponse:
    """`?q=` what was typed, `of=` only actor, place or source. Kept by browsers and here for some minutes."""
    of = request.GET.get("of", "")
    found = suggestions(request.GET.get("q", ""), *([of] if of in EACH else EACH))
    response = JsonResponse({"suggestions": [asdict(one) for one in found]}, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def suggestions(words: str, *of: str) -> list[Suggested]:
    """The likeliest of each sort. At most some ten queries, none where the same was asked lately."""
    words = " ".join(words.split())[:LONGEST]
    if len(words) < SHORTEST or not any(map(str.isalnum, words)):
        return []
    asked = hashlib.sha256(repr((words.casefold(), of, get_language())).encode()).hexdigest()
    found: list[Suggested] | None = cache.get(f"suggested:{asked}")
    if found is None:
        found = [one for sort in of or EACH for one in SORTS[sort](words)]
        cache.set(f"suggested:{asked}", found, KEPT)
    return found


def actors(words: str) -> list[Suggested]:
    return [
        Suggested("actor", one.key, one.name, one.kind, about(one), one.spelled, address("actor", one.key))
        for one in find_actors(words, most=EACH["actor"])
    ]


def about(one: Found) -> str:
    """Its offices, or its country: a bare sector's code tells readers nothing."""
    return one.country if one.told.isupper() or not one.told else one.told


def places(words: str) -> list[Suggested]:
    """Countries and regions lead to their pages, other places to the articles that name them."""
    found = places_called(words, EACH["place"])
    keys = [place.key for place in found if place.kind == Place.Kind.REGION]
    regions = Region.objects.filter(Q(code__in=keys) | Q(code__in=[key.removeprefix("m49-") for key in keys]))
    slugs = {region.place_key: region.slug for region in regions}
    return [place_suggested(place, slugs.get(place.key, "")) for place in found]


def place_suggested(place: Place, region: str) -> Suggested:
    within = place.country.name if place.country and place.kind != Place.Kind.COUNTRY else ""
    if place.kind == Place.Kind.COUNTRY and place.country:
        at = place.country.get_absolute_url()
    else:
        at = address("region", region) if region else f"{reverse('articles')}?{urlencode({'place': place.key})}"
    return Suggested("place", place.key, place.name, str(place.get_kind_display()), within, "", at)


def sources(words: str) -> list[Suggested]:
    """Sources of public articles. They are few enough to be looked through."""
    known = Source.objects.filter(Exists(Article.objects.public().filter(source=OuterRef("pk")).order_by()))
    named = list(known.annotate(folded=Folded("name"), meant=Folded(Value(words))).order_by("name"))
    holding = [one for one in named if one.meant in one.folded]
    like = [one for one in named if is_spelled_like(one.meant.split(), one.folded.split())]
    return [
        Suggested(
            *("source", one.slug, one.name, str(one.get_kind_display()), "", ""),
            f"{reverse('articles')}?{urlencode({'source': one.slug})}",
        )
        for one in (holding or like)[: EACH["source"]]
    ]


def address(name: str, key: str) -> str:
    return reverse(name, args=[key])


SORTS: dict[str, Callable[[str], list[Suggested]]] = {"actor": actors, "place": places, "source": sources}
