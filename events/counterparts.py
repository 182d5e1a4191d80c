"""With whom somebody is most often seen in events: together, or against each other."""

from __future__ import annotations

from typing import Any, TypedDict

from django.db.models import Count, F, Q, QuerySet

from .models import Participant

LATEST = 1_000  # events looked at: enough to say who matters now, and the same cost in every archive
SHOWN = 8


class Counterpart(TypedDict):
    name: str
    slug: str
    cooperation: int
    conflict: int


def most_often_with(events: Any, besides: Q) -> QuerySet[Participant, Counterpart]:
    """The actors of the latest of these events; `besides` are the participants who are not to be counted."""
    return (
        Participant.objects.filter(event__in=events.newest().values("pk")[:LATEST], actor__isnull=False)
        .exclude(besides)
        .values(name=F("actor__name"), slug=F("actor__slug"))
        .annotate(
            cooperation=Count("event", distinct=True, filter=Q(event__quad__lte=2)),
            conflict=Count("event", distinct=True, filter=Q(event__quad__gte=3)),
        )
        .order_by(-(F("cooperation") + F("conflict")), "name")[:SHOWN]
    )
