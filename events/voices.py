"""How many speak for themselves in an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.words import COPY, alike

from .models import Event, Report
from .tellings import Telling, tellings


def voices(told: Iterable[Telling]) -> int:
    """A source speaks once, and so does a text that several sources print."""
    heard: list[Telling] = []
    for telling in told:
        if not any(one_voice(telling, other) for other in heard):
            heard.append(telling)
    return len(heard)


def one_voice(telling: Telling, other: Telling) -> bool:
    """An editor's word that two print one text, or that they are two reports, goes before how alike they are."""
    if telling.source == other.source or telling.text == other.text:
        return True
    told_apart = other.article in telling.told_apart or telling.article in other.told_apart
    return not told_apart and alike(telling.story, other.story) >= COPY


def count_anew(articles: Sequence[int]) -> None:
    """Somebody said of these articles whether they speak for themselves: the events that they tell of are counted."""
    from .consolidate import weigh  # it counts voices too

    events = list(Event.objects.filter(reports__article__in=articles).distinct())
    told = tellings(Report.objects.filter(event__in=events))
    for event in events:
        members = sorted((one for one in told if one.report.event_id == event.pk), key=lambda one: one.order)
        event.voices = voices(members)
        weigh(event, members)
    Event.objects.bulk_update(events, ["voices", "doubt", "attention"], batch_size=500)
