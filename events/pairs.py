"""Two parties and what happened between them: who did it to whom, and what they did together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.models import Actor, Article, Country

from .models import Event, Participant
from .models.events import EventQuerySet

THERE, BACK, TOGETHER = 0, 1, 2  # the first did it to the second; the second to the first; both, or neither alone
ACTOR, RECIPIENT = Participant.Side.ACTOR, Participant.Side.RECIPIENT
ISO3 = 3  # letters
SHORT = "actor-"  # stands before the slug of an actor that might be taken for a country


@dataclass(frozen=True)
class Party:
    """A country with everybody of it, or an actor. `key` names it in the address of a pair."""

    of: Country | Actor

    @property
    def name(self) -> str:
        return self.of.name

    @property
    def key(self) -> str:
        return country_key(self.of.pk) if isinstance(self.of, Country) else actor_key(self.of.slug)

    def get_absolute_url(self) -> str:
        return self.of.get_absolute_url()

    @cached_property
    def own(self) -> Q:
        """Which participants it is. Costs a query for an actor."""
        return Q(country=self.of) if isinstance(self.of, Country) else Q(actor__in=self.of.entries())

    def parts(self, side: str | None = None) -> QuerySet[Participant]:
        return Participant.objects.filter(self.own, side=side) if side else Participant.objects.filter(self.own)

    def articles(self) -> QuerySet[Article]:
        """Public articles that name it."""
        public = Article.objects.public()
        return public.naming_country(self.of) if isinstance(self.of, Country) else public.mentioning(self.of)


def country_key(iso3: str) -> str:
    return iso3.lower()


def actor_key(slug: str) -> str:
    """Three letters are the code of a country."""
    return f"{SHORT}{slug}" if len(slug) == ISO3 else slug


def find(key: str) -> Party:
    """Raises Http404 where nobody goes by the key. For a merged actor, the one that stands for it."""
    if len(key) == ISO3:
        return Party(get_object_or_404(Country, pk=key.upper()))
    slug = key.removeprefix(SHORT)
    actors = Actor.objects.select_related("country", "merged_into")
    return Party(get_object_or_404(actors, slug=slug if len(slug) == ISO3 else key.lower()).remaining)


def in_order(one: str, other: str) -> tuple[Party, Party]:
    """Of two keys, in whatever order they come. Raises Http404."""
    first, second = sorted((find(one), find(other)), key=lambda party: party.key)
    return first, second


def pair_address(one: str, other: str) -> str:
    """Of two keys, in whatever order they come."""
    return reverse("pair", args=sorted((one, other)))


def pair_of(event: Event) -> str:
    """Where the site tells of the first known actor and the first known recipient together; empty without both."""
    known = [[one.actor for one in side if one.actor] for side in (event.actors, event.recipients)]
    if not all(known):
        return ""
    one, other = (actor_key(side[0].remaining.slug) for side in known)
    return pair_address(one, other) if one != other else ""


def between(events: EventQuerySet, one: Party, other: Party) -> Any:
    """Events that both took part in, each with its `direction`."""
    there, back = did(one, other), did(other, one)
    beside = one.parts().filter(event=OuterRef("event"), side=OuterRef("side")).exclude(pk=OuterRef("pk"))
    together = Exists(other.parts().filter(Exists(beside), event=OuterRef("pk")))
    direction = Case(
        When(there & ~back, then=Value(THERE)),
        When(back & ~there, then=Value(BACK)),
        When(there | together, then=Value(TOGETHER)),
        default=None,
        output_field=IntegerField(),
    )
    both = events.filter(pk__in=one.parts().values("event")).filter(pk__in=other.parts().values("event"))
    return both.annotate(direction=direction).filter(direction__isnull=False)


def did(one: Party, other: Party) -> Q:
    """Whether the one did it to the other."""
    by, to = one.parts(ACTOR).filter(event=OuterRef("pk")), other.parts(RECIPIENT).filter(event=OuterRef("pk"))
    return Q(Exists(by)) & Q(Exists(to))
