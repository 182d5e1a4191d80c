"""What else happened in the story of an event: before it, on its day, and after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from articles.words import FAR_APART

from .models import Event, EventQuerySet, Participant, Report

EACH = 4


@dataclass(frozen=True)
class Neighbours:
    """At most EACH, in order of time. Of an event without a day all stand in `beside`."""

    before: list[Event] = field(default_factory=list)
    beside: list[Event] = field(default_factory=list)
    after: list[Event] = field(default_factory=list)

    @property
    def all(self) -> list[Event]:
        return [*self.before, *self.beside, *self.after]


def neighbours(event: Event, reports: Sequence[Report]) -> Neighbours:
    """Public events of the articles that tell of it, and what its parties did to each other in these weeks."""
    story = of_story(event, {report.article_id for report in reports})
    if event.start is None:
        return Neighbours(beside=list(shown(story.newest()[:EACH])))
    parts = (
        story.filter(start__lt=event.start).order_by("-start", "-pk"),
        story.filter(start=event.start).order_by("-pk"),
        story.filter(start__gt=event.start).order_by("start", "pk"),
    )
    first, *others = (part.values_list("pk")[:EACH] for part in parts)
    chosen = [pk for (pk,) in first.union(*others, all=True)]
    found = [
        (one.start or event.start, one) for one in shown(Event.objects.filter(pk__in=chosen).order_by("start", "pk"))
    ]
    return Neighbours(
        [one for day, one in found if day < event.start],
        [one for day, one in found if day == event.start],
        [one for day, one in found if day > event.start],
    )


def of_story(event: Event, articles: Iterable[int]) -> EventQuerySet:
    told = Q(Exists(Report.objects.filter(event=OuterRef("pk"), article__in=articles)))
    sides = [[one.actor_id for one in side if one.actor_id] for side in (event.actors, event.recipients)]
    if all(sides) and event.start:
        near = Q(start__range=(event.start - FAR_APART, event.start + FAR_APART))
        for side in sides:
            near &= Q(Exists(Participant.objects.filter(event=OuterRef("pk"), actor__in=side)))
        told |= near
    return Event.objects.public().took_place().filter(told).exclude(pk=event.pk)


def shown(events: EventQuerySet) -> EventQuerySet:
    return events.select_related("place", "country").prefetch_related("participants__actor__merged_into")
