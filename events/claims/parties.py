"""
Parties: "Iranian militias" are named more exactly by the group that they are, a state by its army or its minister.

Where both name known actors, neither part of the other nor both of one state, they contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.models import Actor

from ..compare import STATE
from ..models import Report
from .relation import Relation

Told = Mapping[str, Any]  # a party as a report keeps it


@dataclass(frozen=True)
class Party:
    """Somebody on one side. `over` are the known actors that it is part of; its words matter where nothing is known."""

    words: str = ""
    actor: str = ""
    code: str = ""
    sector: str = ""
    is_state: bool = False
    over: frozenset[str] = field(default=frozenset())

    @property
    def facts(self) -> set[tuple[str, str]]:
        known = {("actor", self.actor), ("code", self.code), ("sector", "" if self.is_of_state else self.sector)}
        return {(what, value) for what, value in known if value}

    @property
    def is_of_state(self) -> bool:
        return bool(self.code) and self.sector in STATE


Actors = Mapping[str, Actor]  # by slug, each with those over it


def actors_of(reports: Iterable[Report]) -> Actors:
    """The actors that reports name, in one query; merged entries stand for those that remain."""
    slugs = {one["actor"] for report in reports for one in (*report.actors, *report.recipients) if one["actor"]}
    found = Actor.objects.filter(slug__in=slugs).select_related(
        "parent__parent__parent", "merged_into__merged_into", "merged_into__parent__parent"
    )
    return {actor.slug: actor.remaining for actor in found}


def party(told: Told, actors: Actors) -> Party:
    actor = actors.get(told["actor"] or "")
    if actor is None:
        return Party(told["text"].lower(), "", told["country"] or "", told["sector"] or "")
    return Party(
        actor=actor.slug,
        code=actor.code or told["country"] or "",
        sector=actor.sector or told["sector"] or "",
        is_state=actor.kind == Actor.Kind.STATE,
        over=frozenset(above(actor)),
    )


def above(actor: Actor) -> Iterable[str]:
    seen = {actor.slug}
    while (actor := actor.parent) and actor.slug not in seen:  # type: ignore[assignment]
        seen.add(actor.slug)
        yield actor.slug


def relate_parties(one: frozenset[Party], other: frozenset[Party]) -> Relation:
    """All who are named on one side: a report that names fewer of them is less exact."""
    relations = {(ours, theirs): relate_two(ours, theirs) for ours in one for theirs in other}
    says_theirs = all(any(relations[ours, theirs] in AS_EXACT for ours in one) for theirs in other)
    says_ours = all(any(relations[ours, theirs].mirrored in AS_EXACT for theirs in other) for ours in one)
    if says_theirs and says_ours:
        return Relation.SAME
    if says_theirs or says_ours:
        return Relation.FINER if says_theirs else Relation.COARSER
    return Relation.DIFFERENT if set(relations.values()) == {Relation.DIFFERENT} else Relation.OPEN


AS_EXACT = {Relation.SAME, Relation.FINER}


def relate_two(one: Party, other: Party) -> Relation:
    if one == other or (one.actor and one.actor == other.actor):
        return Relation.SAME
    if other.actor in one.over:
        return Relation.FINER
    if one.actor in other.over:
        return Relation.COARSER
    if one.is_of_state and other.is_of_state:
        return relate_in_state(one, other) if one.code == other.code else Relation.DIFFERENT
    if one.actor and other.actor:
        return Relation.DIFFERENT
    return relate_facts(one, other)


def relate_in_state(one: Party, other: Party) -> Relation:
    """A state acts through its government, its forces and its people; which of them did may be told more exactly."""
    if one.is_state != other.is_state:
        return Relation.COARSER if one.is_state else Relation.FINER
    if one.sector == other.sector and bool(one.actor) != bool(other.actor):
        return Relation.FINER if one.actor else Relation.COARSER
    return Relation.SAME if one.sector == other.sector and not one.actor else Relation.OPEN


def relate_facts(one: Party, other: Party) -> Relation:
    """Of two that are not both known actors, the one of whom all is known that is known of the other, and more."""
    ours, theirs = one.facts, other.facts
    if not ours or not theirs:
        return Relation.OPEN
    if ours == theirs:
        return Relation.SAME
    if ours > theirs:
        return Relation.FINER
    return Relation.COARSER if ours < theirs else Relation.OPEN
