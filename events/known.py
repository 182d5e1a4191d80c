"""Actors, places and countries that readings and decisions speak of, as the archive has them now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from articles.models import Actor, Country, Mention, Place

from .columns import Columns
from .machine import Told
from .models import EventDecision, Report


@dataclass(frozen=True, slots=True)
class Known:
    """The actor of each key and of each slug is the one that stands for it now."""

    actors: dict[int, Actor]
    by_slug: dict[str, Actor]
    places: dict[int, Place]
    countries: set[str]

    @classmethod
    def of(cls, decisions: Iterable[EventDecision], told: Told | None = None) -> Known:
        """All that these speak of, in three queries; none where they speak of nothing."""
        said = [columns for one in decisions for columns in (one.fields, one.machine or {})]
        parties = [one for columns in said for side in ("actors", "recipients") for one in columns.get(side, [])]
        mentions, reports = (told.mentions, told.reports) if told else ([], [])
        rows: list[Mention | Report] = [*mentions, *reports]
        keys = {one.actor_id for one in mentions if one.actor_id}
        slugs = {one["actor"] for one in parties if one["actor"]}
        places = {one.place_id for one in rows} | {columns.get("place_id") for columns in said}
        countries = {one.country_id for one in rows} | {columns.get("country_id") for columns in said}
        found = Actor.objects.none()
        if keys or slugs:
            found = Actor.objects.filter(Q(pk__in=keys) | Q(slug__in=slugs)).select_related("merged_into__merged_into")
        actors = list(found)
        return cls(
            {one.pk: one.remaining for one in actors},
            {one.slug: one.remaining for one in actors},
            Place.objects.in_bulk(places - {None}),
            set(Country.objects.filter(pk__in=countries - {None}).values_list("pk", flat=True)),
        )

    def refresh(self, told: Told) -> Told:
        """The same rows, with the actors that stand for those that were merged, without what was deleted."""
        for mention in told.mentions:
            entry = mention.actor_id
            mention.actor = self.actors.get(entry or 0)
            mention.entry_id = entry if mention.actor and mention.actor.pk != entry else None
        rows: list[Mention | Report] = [*told.mentions, *told.reports]
        for row in rows:
            row.place = self.places.get(row.place_id or 0)
            row.country_id = row.country_id if row.country_id in self.countries else None
        return told

    def now(self, columns: Columns) -> Columns:
        """These columns with the actors that stand for those that were merged, without what was deleted."""
        changed = dict(columns)
        for side in ("actors", "recipients"):
            if side in changed:
                changed[side] = [self._party(one) for one in changed[side]]
        if "place_id" in changed:
            changed["place"] = self.places.get(changed.pop("place_id") or 0)
        if changed.get("country_id") not in self.countries:
            changed |= {"country_id": None} if "country_id" in changed else {}
        return changed

    def _party(self, one: Columns) -> Columns:
        actor = self.by_slug.get(one["actor"] or "")
        return one | {"actor": actor.slug if actor else None}
