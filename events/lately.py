"""What the front page tells of the last days: events, running stories, and who has most to do with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from django.db.models import Exists, F, OuterRef

from articles.models import Article
from articles.running import Story, running_stories

from .counterparts import INDEPENDENT
from .models import Event, Participant
from .models.events import EventQuerySet
from .pairs import actor_key, country_key, pair_address

WEEK = timedelta(days=7)
FEW = 40
LATEST = 300  # events among which the most active pairs are sought


def lately(until: date) -> EventQuerySet:
    """
    What took place last; of a day, first what somebody known did, and what most sources tell. Nothing can have
    happened after it was told: such a day was read wrongly.
    """
    known = Participant.objects.filter(event=OuterRef("pk"), side=Participant.Side.ACTOR, actor__isnull=False)
    events = Event.objects.public().took_place().filter(start__lte=until).alias(known=Exists(known))
    return events.order_by(F("start").desc(nulls_last=True), "-known", "-voices", "-pk")  # as the index has them


def begin(events: EventQuerySet, until: date) -> date:
    """The first of the last days: a week, or as many days as it takes to tell of some events."""
    few = events.values_list("start", flat=True)[:FEW]
    return min([until - WEEK, *filter(None, few)])


@dataclass(frozen=True)
class Running:
    """A story with the last event that its articles tell of."""

    story: Story
    last: Event | None


def running(shown: int) -> list[Running]:
    found = running_stories(shown)
    last = last_events(article for story in found for article in story.articles)
    return [
        Running(story, max((last[one.pk] for one in story.articles if one.pk in last), key=_when, default=None))
        for story in found
    ]


def last_events(articles: Iterable[Article]) -> dict[int, Event]:
    """Article → the last dated event that it tells of."""
    told = (
        Event.objects.took_place()
        .filter(reports__article__in=[article.pk for article in articles], start__isnull=False)
        .values_list("reports__article", "pk")
        .order_by("start", "pk")
    )
    last = dict(told)
    events = Event.objects.public().for_lists().in_bulk(set(last.values()))
    return {article: events[pk] for article, pk in last.items() if pk in events}


def _when(event: Event) -> tuple[date, int]:
    return (event.start or date.min, event.pk)


@dataclass(frozen=True)
class ActivePair:
    one: str
    other: str
    address: str
    cooperation: int
    conflict: int

    @property
    def events(self) -> int:
        return self.cooperation + self.conflict


def most_active_pairs(events: Any, shown: int) -> list[ActivePair]:
    """Of the latest of these events. States, their parts and their people count for their country. One query."""
    rows = Participant.objects.filter(event__in=events.values("pk")[:LATEST]).values_list(
        *("event", "event__quad", "actor__slug", "actor__name", "actor__kind", "country", "country__name")
    )
    names: dict[str, str] = {}
    parties: dict[tuple[int, int], set[str]] = {}
    for event, quad, slug, actor, kind, iso3, country in rows:
        if slug and (kind in INDEPENDENT or not iso3):
            key, name = actor_key(slug), actor
        elif iso3:
            key, name = country_key(iso3), country
        else:
            continue
        names[key] = name
        parties.setdefault((event, quad), set()).add(key)
    counts: Counter[tuple[str, str, bool]] = Counter()
    for (_event, quad), keys in parties.items():
        counts.update((*pair, quad <= 2) for pair in combinations(sorted(keys), 2))
    pairs = {pair[:2] for pair in counts}
    found = [
        ActivePair(names[a], names[b], pair_address(a, b), counts[a, b, True], counts[a, b, False]) for a, b in pairs
    ]
    return sorted(found, key=lambda pair: (-pair.events, pair.one, pair.other))[:shown]
