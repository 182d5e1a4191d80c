"""The actors and places of the database, as tagging wants to be told of them."""

from collections import defaultdict
from typing import cast

from .models import Actor, Alias, Place, Role
from .tagging import knowledge as known


def knowledge_in_database() -> known.Knowledge:
    """All of it, in four queries."""
    aliases: dict[int, list[known.Name]] = defaultdict(list)
    for actor, text, form in Alias.objects.order_by("actor", "pk").values_list("actor", "text", "form"):
        aliases[actor].append(known.Name(text, cast(known.Form, form)))
    roles: dict[int, list[known.Role]] = defaultdict(list)
    for role in Role.objects.select_related("body").order_by("actor", "start", "pk"):
        body = role.body.slug if role.body else ""
        roles[role.actor_id].append(known.Role(role.title, role.code, role.sector, role.start, role.end, body))
    return known.Knowledge(
        actors=tuple(
            known.KnownActor(
                slug=actor.slug,
                name=actor.name,
                kind=actor.kind,
                country=actor.code or None,
                sector=actor.sector or None,
                names=tuple(aliases[actor.pk]),
                roles=tuple(roles[actor.pk]),
                parent=actor.parent.slug if actor.parent else None,
                wikidata=actor.wikidata,
                since=actor.since,
                until=actor.until,
                demands=tuple(actor.demands),
            )
            for actor in Actor.objects.select_related("parent").order_by("slug")
        ),
        places=tuple(
            known.KnownPlace(
                key=place.key,
                name=place.name,
                kind=place.kind,
                country=place.country_id,
                lat=place.lat,
                lon=place.lon,
                population=place.population,
                names=tuple(place.names),
                wikidata=place.wikidata,
                admin=place.admin,
            )
            for place in Place.objects.order_by("key")
        ),
    )
