"""Two countries or actors: what each did to the other, and both together."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.conditional import render_once
from articles.lists import NamedList, bounded_count

from ..feeds import EventFeed
from ..models import Event
from ..pairs import BACK, THERE, TOGETHER, Party, between, in_order, pair_address
from ..pictures.curve import curve
from .dossiers import filtered, measure, without
from .events import CiteEvents


def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    first, second = in_order(one, other)
    if first == second:
        return redirect(first)
    at = pair_address(first.key, second.key)
    if at != request.path:
        asked = request.META["QUERY_STRING"]
        response = redirect(f"{at}?{asked}" if asked else at, permanent=True)
        response["Cache-Control"] = "no-cache"  # an editor can undo a merge
        return response
    events, articles = between(Event.objects.public(), first, second), first.articles() & second.articles()
    took_place = between(Event.counted.took_place(), first, second)
    names = direction_names(first, second)
    drawn = curve(took_place, articles, measure=measure(request), names=tuple(names.values()), lane="direction")
    context = {
        "one": first,
        "other": second,
        "at": at,
        "curve": drawn and drawn.without_empty(TOGETHER),
        "event_count": bounded_count(took_place),
        "article_count": bounded_count(articles),
        **filtered(request, without("actor", "country", "region"), events, articles),
    }
    for event in context["page"].rows:
        event.direction_name = names[event.direction]
    return render_once(request, "events/pair.html", context)


class OfPair(NamedList):
    """The events of a pair, for its feed and its citations; filtered as on its page."""

    filterset_class = without("actor", "country", "region")
    kwargs: dict[str, str]

    @cached_property
    def pair(self) -> tuple[Party, Party]:
        return in_order(self.kwargs["one"], self.kwargs["other"])

    def named(self) -> str:
        one, other = self.pair
        return _("%(one)s and %(other)s") % {"one": one.name, "other": other.name}

    def home(self) -> str:
        return pair_address(*(party.key for party in self.pair))

    def get_queryset(self) -> Any:
        return between(super().get_queryset(), *self.pair)  # type: ignore[safe-super, arg-type]


class PairFeed(OfPair, EventFeed):
    pass


class CitePair(OfPair, CiteEvents):
    pass


def direction_names(one: Party, other: Party) -> dict[int, str]:
    return {
        THERE: _("%(one)s → %(other)s") % {"one": one.name, "other": other.name},
        BACK: _("%(one)s → %(other)s") % {"one": other.name, "other": one.name},
        TOGETHER: _("Together, or each to the other"),
    }
