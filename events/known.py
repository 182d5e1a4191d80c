"""Actors, places and countries that decisions speak of, as the archive has them now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Actor, Country, Place

from .columns import Columns
from .models import EventDecision


@dataclass(frozen=True, slots=True)
class Known:
    actors: dict[str, Actor]  # by every slug, also of entries that were merged into them
    places: set[int]
    countries: set[str]

    @classmethod
    def of(cls, decisions: Iterable[EventDecision]) -> Known:
        """Three queries, none where nothing was decided."""
        told = [columns for one in decisions for columns in (one.fields, one.machine or {})]
        parties = [one for columns in told for side in ("actors", "recipients") for one in columns.get(side, [])]
        places = {columns["place_id"] for columns in told if columns.get("place_id")}
        countries = {columns["country_id"] for columns in told if columns.get("country_id")}
        return cls(
            Actor.objects.meant_by(one["actor"] for one in parties if one["actor"]),
            set(Place.objects.filter(pk__in=places).values_list("pk", flat=True)) if places else set(),
            set(Country.objects.filter(pk__in=countries).values_list("pk", flat=True)) if countries else set(),
        )

    def now(self, columns: Columns) -> Columns:
        """These columns with the actors that stand for those that were merged, without what was deleted."""
        changed = dict(columns)
        for side in ("actors", "recipients"):
            if side in changed:
                changed[side] = [self._party(one) for one in changed[side]]
        if changed.get("place_id") not in self.places:
            changed |= {"place_id": None} if "place_id" in changed else {}
        if changed.get("country_id") not in self.countries:
            changed |= {"country_id": None} if "country_id" in changed else {}
        return changed

    def _party(self, one: Columns) -> Columns:
        actor = self.actors.get(one["actor"] or "")
        return one | {"actor": actor.slug if actor else None}
