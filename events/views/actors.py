"""An actor: who it is, what it did and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from articles.conditional import render_once
from articles.models import Actor, Alias, Article, Role

from ..counterparts import of_actor
from ..models import Event
from ..pairs import Party
from .dossiers import dossier

STATE, BODY = Actor.Kind.STATE, Actor.Kind.BODY
CALLED = [Alias.Form.NAME, Alias.Form.ACRONYM, Alias.Form.VARIANT]
ALIASES = 12
PARTS = 12
HOLDERS = 12
NEWEST = (F("start").desc(nulls_last=True), "title")


def actor(request: HttpRequest, slug: str) -> HttpResponse:
    actor = get_object_or_404(Actor.objects.select_related("country__region", "parent", "merged_into"), slug=slug)
    if actor.merged_into:
        return moved_to(actor.remaining)
    entries = actor.entries()
    events, articles = Event.objects.public().with_actor(actor), Article.objects.public().mentioning(actor)
    counted = Event.counted.with_actor(actor).took_place()
    context = {
        "actor": actor,
        "aliases": other_names(entries)[:ALIASES],
        "roles": Role.objects.filter(actor__in=entries).select_related("body").order_by(*NEWEST),
        "parts": parts(actor)[:PARTS],
        "whole": whole(actor),
        "holders": holders(entries)[:HOLDERS],
        "counterparts": of_actor(counted, Party(actor)),
        **dossier(request, {"actor": actor.slug}, events=events, counted=counted, about=articles, naming=articles),
    }
    return render_once(request, "events/actor.html", context)


def moved_to(actor: Actor) -> HttpResponse:
    """For good, as far as anybody knows; asked again each time, because an editor can undo a merge."""
    response = redirect(actor, permanent=True)
    response["Cache-Control"] = "no-cache"
    return response


def other_names(entries: Sequence[Actor]) -> list[str]:
    """What else an actor is called: names of its entry, and of those that were merged into it."""
    called = Alias.objects.filter(actor__in=entries, form__in=CALLED).values_list("text", flat=True)
    names = dict.fromkeys([*(entry.name for entry in entries[1:]), *called])
    return [name for name in names if name != entries[0].name]


def holders(entries: Sequence[Actor]) -> QuerySet[Role]:
    """Who held an office in it, the latest first."""
    return Role.objects.filter(body__in=entries).select_related("actor__merged_into").order_by(*NEWEST)


def parts(actor: Actor) -> QuerySet[Actor]:
    """Its bodies, if it is a state: a party or a movement is of a country, and no part of the state."""
    parts = actor.parts.filter(merged_into=None)
    return parts.filter(kind=BODY) if actor.kind == STATE else parts


def whole(actor: Actor) -> Actor | None:
    if actor.parent is None or (actor.parent.kind == STATE and actor.kind != BODY):
        return None
    return actor.parent.remaining
