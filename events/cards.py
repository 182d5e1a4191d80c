"""What the marks in a text say when one points at them: who a name means, and what was coded of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from articles.models import Actor, Country, Mention, Place, Role

from .models import Report

MOST = 300  # cards of a page; what has none is a link all the same
Named = Actor | Country | Place


@dataclass(frozen=True)
class NameCard:
    """`offices` are those that a person held on the day of the article."""

    key: str
    named: Named
    offices: list[Role] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What sort of actor or place it is; of a country, its status."""
        return kind_of(self.named)

    @property
    def actor(self) -> Actor | None:
        return self.named if isinstance(self.named, Actor) else None

    @property
    def country(self) -> Country | None:
        return self.named if isinstance(self.named, Country) else None

    @property
    def place(self) -> Place | None:
        return self.named if isinstance(self.named, Place) else None


def named_by(mention: Mention) -> Named | None:
    """An actor; else a place below a country; else the country."""
    if mention.actor:
        return mention.actor
    if mention.place and mention.country and mention.place.kind != Place.Kind.COUNTRY:
        return mention.place
    return mention.country


def kind_of(named: Named) -> str:
    """In words. A row's own `get_…_display` compares its value with every choice, each time."""
    return str(Country.Status(named.status).label if isinstance(named, Country) else type(named).Kind(named.kind).label)


def key_of(named: Named) -> str:
    return f"{type(named).__name__.lower()}-{named.pk}"


def name_cards(mentions: Iterable[Mention], day: date) -> list[NameCard]:
    """One for each who is named, in the order of the text. One query."""
    found = {key_of(named): named for mention in mentions if (named := named_by(mention))}
    shown = dict(list(found.items())[:MOST])
    offices = offices_on(day, [one for one in shown.values() if isinstance(one, Actor) and one.kind == one.Kind.PERSON])
    return [NameCard(key, named, offices.get(named.pk, []) if key[0] == "a" else []) for key, named in shown.items()]


def offices_on(day: date, people: Iterable[Actor]) -> dict[int | str, list[Role]]:
    """By person; also offices of entries that were merged into theirs."""
    keys = [one.pk for one in people]
    held = Role.objects.filter(
        Q(actor__in=keys) | Q(actor__merged_into__in=keys),
        Q(start=None) | Q(start__lte=day),
        Q(end=None) | Q(end__gt=day),
    )
    found: dict[int | str, list[Role]] = {}
    for role in held.select_related("actor").order_by("-start", "pk"):
        whose = role.actor_id if role.actor_id in keys else role.actor.merged_into_id
        found.setdefault(whose or 0, []).append(role)
    return found


def event_cards(reports: Iterable[Report]) -> list[Report]:
    """The first report of each event."""
    first: dict[int, Report] = {}
    for report in reports:
        first.setdefault(report.event_id, report)
    return list(first.values())[:MOST]
