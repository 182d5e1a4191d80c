"""
Which address a happening has. An address once given is kept: when two events turn out to be one, the older stays and
the other leads to it; when nothing is left of an event, a page says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Exists, OuterRef

from .consolidate import Happening, bring_up_to_date, name_participants, new_event
from .models import Event, Report


def settle_addresses(apart: int | None, found: Sequence[Happening], touched: Collection[int]) -> None:
    """Save which event each report tells of, bring these events up to date, and close those without a report."""
    before = {telling.report.event_id for members in found for telling in members} | set(touched)
    events, free = events_of([key for key in before if key], found)
    claimed = claimed_by(found, free, events)
    claimed_keys = {event.pk for claim in claimed.values() for event in claim}
    homes = [
        claimed[number][0] if number in claimed else new_event(members, apart) for number, members in enumerate(found)
    ]
    begun = [(event, members) for event, members in zip(homes, found, strict=True) if event.pk is None]
    Event.objects.bulk_create(event for event, _members in begun)
    changed = {*touched, *save_reports(found, homes)} - {event.pk for event, _members in begun}
    for number, (_home, *others) in claimed.items():
        for other in others:
            lead_on(other, homes[number])
    stale = [
        (event, members)
        for event, members in zip(homes, found, strict=True)
        if event.pk in changed or event.apart_id != apart
    ]
    bring_up_to_date(stale, apart)
    name_participants([*begun, *stale])
    for key in free - claimed_keys:
        close(events[key])


def events_of(keys: Iterable[int], found: Sequence[Happening]) -> tuple[dict[int, Event], set[int]]:
    """These events, and which of them are told of here alone: the others keep their addresses."""
    here = [telling.report.pk for members in found for telling in members if telling.report.pk]
    others = Report.objects.filter(event=OuterRef("pk")).exclude(pk__in=here)
    events = Event.objects.filter(pk__in=keys).annotate(alone=~Exists(others))
    return {one.pk: one for one in events}, {one.pk for one in events if one.alone}  # type: ignore[attr-defined]


def claimed_by(found: Sequence[Happening], free: set[int], events: dict[int, Event]) -> dict[int, list[Event]]:
    """For each happening the events most of whose reports it holds: those once public and the oldest first."""
    held: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for number, members in enumerate(found):
        for telling in members:
            if telling.report.event_id in free:
                held[telling.report.event_id][number] += 1
    claimed: defaultdict[int, list[Event]] = defaultdict(list)
    for key, numbers in held.items():
        claimed[min(numbers, key=lambda number: (-numbers[number], number))].append(events[key])
    for claim in claimed.values():
        claim.sort(key=lambda event: (not event.opened, event.pk))
    return claimed


def save_reports(found: Sequence[Happening], homes: Sequence[Event]) -> set[int]:
    """Give the reports of each happening its event. Returns the events that this changes."""
    changed: set[int] = set()
    arrived, moved = list[Report](), list[Report]()
    for members, event in zip(found, homes, strict=True):
        for report in (telling.report for telling in members):
            if not report.pk:
                arrived.append(report)
            elif report.event_id != event.pk:
                moved.append(report)
                changed.add(report.event_id)
            else:
                continue
            report.event = event
            changed.add(event.pk)
    Report.objects.bulk_create(arrived)
    Report.objects.bulk_update(moved, ["event"])
    return changed


def lead_on(event: Event, to: Event) -> None:
    """The page of an event that was found to be another leads there."""
    if not event.opened:
        event.delete()
        return
    Event.objects.filter(merged_into=event).update(merged_into=to)
    event.merged_into = to
    fall_silent(event)


def close(event: Event) -> None:
    """No report is left. What readers may have seen keeps a page that says so."""
    if not event.opened:
        event.delete()
        return
    fall_silent(event)


def fall_silent(event: Event) -> None:
    """Nobody tells of it any more."""
    event.voices = 0
    event.participants.all().delete()
    event.save(update_fields=["merged_into", "voices"])
