"""What editors do with an unknown name, in their turn: make an actor of it, or say whose name it is."""

from __future__ import annotations

from itertools import count

from django.db.models import Count
from django.utils.text import slugify

from .history import one_version
from .models import Actor, Alias, Mention, UnknownName

RULE = "an editor said whose name it is"
ORGANISED = {
    **dict.fromkeys(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"), Actor.Kind.BODY),
    **dict.fromkeys(("REB", "UAF", "PRM", "CRM"), Actor.Kind.ARMED_GROUP),
    **dict.fromkeys(("PTY", "OPP"), Actor.Kind.PARTY),
    "BUS": Actor.Kind.COMPANY,
    "JRN": Actor.Kind.MEDIUM,
}


def make_actor(unknown: UnknownName) -> Actor:
    """An actor of this name, with the country and sector that most mentions show. An editor goes on from there."""
    sector = most_often(unknown, "sector")
    actor = Actor.objects.create(
        slug=free_slug(unknown.name),
        name=unknown.name,
        kind=kind_of(unknown, sector),
        country_id=most_often(unknown, "country") or None,
        sector=sector,
        curated=True,
    )
    _give(unknown, actor)
    return actor


def add_name(unknown: UnknownName, actor: Actor, form: str = Alias.Form.NAME) -> None:
    """The name is one more of an actor that is known."""
    with one_version(actor):
        if unknown.name != actor.name:
            Alias.objects.get_or_create(actor=actor, text=unknown.name, form=form)
        Actor.objects.filter(pk=actor.pk).update(curated=True)
    _give(unknown, actor)


def _give(unknown: UnknownName, actor: Actor) -> None:
    """Its mentions are the actor's from now on; what readings make of them shows when the articles are read again."""
    unknown.mentions.update(actor=actor, link=Mention.Link.LINKED, rule=RULE)
    unknown.delete()


def kind_of(unknown: UnknownName, sector: str) -> str:
    """The likeliest kind: organizations by their sector; a place that acts is a part of its state."""
    if unknown.kind == Mention.Kind.PERSON:
        return Actor.Kind.PERSON
    if unknown.kind == Mention.Kind.PLACE:
        return Actor.Kind.BODY
    return ORGANISED.get(sector, Actor.Kind.MOVEMENT)


def most_often(unknown: UnknownName, field: str) -> str:
    """What more than half of the mentions that say it agree on, or nothing."""
    said = unknown.mentions.exclude(**{field: None}).exclude(**{field: ""})
    counts = list(said.values_list(field).annotate(n=Count("pk")).order_by("-n", field))
    if not counts or 2 * counts[0][1] <= sum(n for _, n in counts):
        return ""
    return str(counts[0][0])


def free_slug(name: str) -> str:
    base = slugify(name)[:100].strip("-") or "actor"
    taken = set(Actor.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in count(1) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
