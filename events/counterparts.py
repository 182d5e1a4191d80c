"""With whom somebody is most often seen in events: together, or against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from articles.models import Actor

from .models import Participant
from .pairs import Party, actor_key, country_key, pair_address

LATEST = 1_000  # events looked at: enough to say who matters now, and the same cost in every archive
SHOWN = 8
Kind = Actor.Kind
# Those who act for themselves; a state, its parts and its people count for their country.
INDEPENDENT = (Kind.PARTY, Kind.ARMED_GROUP, Kind.INTERNATIONAL, Kind.COMPANY, Kind.MEDIUM, Kind.MOVEMENT)


@dataclass(frozen=True)
class Counterpart:
    """Of how many events of cooperation and of conflict somebody is part, and where the site tells of both together."""

    name: str
    address: str
    cooperation: int
    conflict: int
    pair: str = ""

    @property
    def events(self) -> int:
        return self.cooperation + self.conflict


def of_actor(events: Any, party: Party) -> list[Counterpart]:
    """The other actors in the latest of its events."""
    others = part_in(events).filter(actor__isnull=False).exclude(party.own)
    return most_often([], by_actor(others), party)


def of_country(events: Any, party: Party) -> list[Counterpart]:
    """The other countries in the latest events that it takes part in, and those who act for themselves."""
    others = part_in(events.filter(pk__in=party.parts().values("event"))).exclude(party.own)
    return most_often(by_country(others), by_actor(others.filter(actor__kind__in=INDEPENDENT)), party)


def of_region(events: Any, region: Any) -> list[Counterpart]:
    """Countries elsewhere, and those who act for themselves."""
    inside = region.all_countries.values("pk")
    others = part_in(events).exclude(country__in=inside)
    return most_often(by_country(others), by_actor(others.filter(actor__kind__in=INDEPENDENT)), None)


def part_in(events: Any) -> QuerySet[Participant]:
    return Participant.objects.filter(event__in=events.newest().values("pk")[:LATEST])


Row = tuple[str, str, int, int]  # key, name, events of cooperation, of conflict


def by_country(participants: QuerySet[Participant]) -> Iterable[Row]:
    return counted(participants.filter(country__isnull=False), "country", "country__name")


def by_actor(participants: QuerySet[Participant]) -> Iterable[Row]:
    return counted(participants, "actor__slug", "actor__name")


def counted(participants: QuerySet[Participant], key: str, name: str) -> Iterable[Row]:
    return (
        participants.order_by()
        .values_list(F(key), F(name))
        .annotate(
            cooperation=Count("event", distinct=True, filter=Q(event__quad__lte=2)),
            conflict=Count("event", distinct=True, filter=Q(event__quad__gte=3)),
        )
        .order_by(-(F("cooperation") + F("conflict")), name)[:SHOWN]
    )


def most_often(countries: Iterable[Row], actors: Iterable[Row], party: Party | None) -> list[Counterpart]:
    found = [counterpart("country", country_key(key), key.lower(), row, party) for key, *row in countries]
    found += [counterpart("actor", actor_key(key), key, row, party) for key, *row in actors]
    return sorted(found, key=lambda one: (-one.events, one.name))[:SHOWN]


def counterpart(page: str, key: str, at: str, row: list[Any], party: Party | None) -> Counterpart:
    pair = pair_address(party.key, key) if party else ""
    return Counterpart(row[0], reverse(page, args=[at]), row[1], row[2], pair)
