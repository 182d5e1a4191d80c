"""Two countries or actors: what each did to the other, and both together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.conditional import render_once
from articles.lists import bounded_count

from ..models import Event
from ..pairs import BACK, THERE, TOGETHER, Party, between, find, pair_address
from ..pictures.curve import curve
from .dossiers import filtered, measure, without


def pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    first, second = sorted((find(one), find(other)), key=lambda party: party.key)
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


def direction_names(one: Party, other: Party) -> dict[int, str]:
    return {
        THERE: _("%(one)s → %(other)s") % {"one": one.name, "other": other.name},
        BACK: _("%(one)s → %(other)s") % {"one": other.name, "other": one.name},
        TOGETHER: _("Together, or each to the other"),
    }
