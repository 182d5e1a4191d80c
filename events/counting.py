"""Which of the rows that count public events a filter chooses."""

from __future__ import annotations

from typing import Any

from .filters import ALL, EventFilter
from .models import Counted, Event, EventCountry

# What the rows themselves know; whatever else is asked is asked of the events.
COLUMNS = {"type": "type", "quad": "quad", "realis": "realis", "since": "end__gte", "until": "start__lte"}


def chosen_rows(model: type[Counted], chosen: EventFilter) -> Any:
    """`chosen` is a valid filter of events."""
    asked: dict[str, Any] = chosen.form.cleaned_data
    known = {column: asked[name] for name, column in COLUMNS.items() if asked[name] and asked[name] != ALL}
    rows = model.objects.filter(**known)
    if not asked["realis"]:
        rows = rows.took_place()
    if asked["country"]:
        rows = rows.filter(event__in=EventCountry.objects.filter(country=asked["country"]).values("event"))
    if others := [name for name in chosen.values if name not in (*COLUMNS, "country", "sort")]:
        events: Any = Event.counted.all()
        for name in others:
            events = chosen.filters[name].filter(events, asked[name])
        rows = rows.filter(event__in=events.order_by().values("pk"))
    return rows


def chosen_events(chosen: EventFilter) -> Any:
    """The events themselves, to be counted."""
    return chosen.filter_queryset(Event.counted.all()).order_by()
