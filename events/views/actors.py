"""An actor: who it is, what it did and what was done to it."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Actor, Alias, Article

from ..counterparts import most_often_with
from ..models import Event
from .dossiers import dossier

STATE, BODY = Actor.Kind.STATE, Actor.Kind.BODY
ALIASES = 12
PARTS = 12


def actor(request: HttpRequest, slug: str) -> HttpResponse:
    actor = get_object_or_404(Actor.objects.select_related("country__region", "parent"), slug=slug)
    events = Event.objects.public().took_place().with_actor(actor)
    also_called = actor.aliases.filter(form__in=[Alias.Form.NAME, Alias.Form.ACRONYM, Alias.Form.VARIANT])
    context = {
        "actor": actor,
        "aliases": also_called.values_list("text", flat=True)[:ALIASES],
        "roles": actor.roles.select_related("body").order_by("-start"),
        "parts": parts(actor)[:PARTS],
        "whole": whole(actor),
        "counterparts": most_often_with(events, besides=Q(actor=actor)),
        **dossier(events, Article.objects.public().mentioning(actor)),
    }
    return render(request, "events/actor.html", context)


def parts(actor: Actor) -> QuerySet[Actor]:
    """Its bodies, if it is a state: a party or a movement is of a country, and no part of the state."""
    return actor.parts.filter(kind=BODY) if actor.kind == STATE else actor.parts.all()


def whole(actor: Actor) -> Actor | None:
    return None if actor.parent and actor.parent.kind == STATE and actor.kind != BODY else actor.parent
