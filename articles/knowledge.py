"""The actors and places of the database, as tagging wants to be told of them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import cast

from django.db.models.functions import Now

from .models import Actor, Alias, Loaded, Place, Role
from .reference import TOWNS
from .tagging import knowledge as known
from .tagging.reference import kept_towns


def revision() -> tuple[str, datetime]:
    """
    A word for the state of the knowledge, which every change of an actor, a name or a role changes, and the
    database's time of day.
    """
    known = Loaded.objects.filter(name=Loaded.KNOWLEDGE).values_list("fingerprint", Now()).first()
    return known or ("", datetime.min.replace(tzinfo=UTC))


def knowledge_in_database() -> known.Knowledge:
    """
    All of it, in four queries; of towns only the way to their files. What was merged into an actor is no actor, and
    its names and roles are that actor's.

    What is added between two of the queries is left out: the revision has changed then, and it is read again.
    """
    actors = {actor.pk: actor for actor in Actor.objects.order_by("slug")}
    meant = {pk: remaining(actor, actors) for pk, actor in actors.items()}
    aliases: dict[int, list[known.Name]] = defaultdict(list)
    for pk, actor in actors.items():
        if meant[pk] != actor:
            aliases[meant[pk].pk].append(known.Name(actor.name))
    for pk, text, form in Alias.objects.order_by("actor", "pk").values_list("actor", "text", "form"):
        if pk in meant:
            aliases[meant[pk].pk].append(known.Name(text, cast(known.Form, form)))
    roles: dict[int, list[known.Role]] = defaultdict(list)
    for role in Role.objects.order_by("actor", "start", "pk"):
        if role.actor_id in meant:
            body = meant[role.body_id].slug if role.body_id in meant else ""
            held = known.Role(role.title, role.code, role.sector, role.start, role.end, body)
            roles[meant[role.actor_id].pk].append(held)
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
                parent=meant[actor.parent_id].slug if actor.parent_id else None,
                wikidata=actor.wikidata,
                since=actor.since,
                until=actor.until,
                demands=tuple(actor.demands),
            )
            for actor in actors.values()
            if meant[actor.pk] == actor
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
            for place in Place.objects.exclude(kind=Place.Kind.CITY).order_by("key")
        ),
        towns=kept_towns(TOWNS),
    )


def remaining(actor: Actor, actors: Mapping[int, Actor]) -> Actor:
    """The actor that stands for this one, itself unless it was merged; as `Actor.remaining`, without a query."""
    seen = set[int]()
    while actor.merged_into_id and actor.pk not in seen:
        seen.add(actor.pk)
        actor = actors[actor.merged_into_id]
    return actor
