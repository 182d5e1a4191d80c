"""What happened cannot be dated after the day on which it was reported."""

from dataclasses import replace
from datetime import date, timedelta

from events.coding.dates import find_dates
from events.coding.results import EventDate, Realis

COUNTING_ON = ("later", "after", "afterward", "afterwards", "following")
FACTS: frozenset[Realis] = frozenset({"happened", "ongoing", "denied", "background"})


def in_hindsight(
    when: EventDate | None, realis: Realis, published: date | None, said: bool = False
) -> tuple[EventDate | None, Realis]:
    """
    A fact whose date lies ahead: the same words are read again looking back; what still lies ahead is planned.

    What was said has happened even so: the date is that of what it speaks of.
    """
    if when is None or published is None or realis not in FACTS or not lies_ahead(when.value, published):
        return when, realis
    again = next(iter(find_dates(when.text, published, future=False)), None)
    if again and again.value and again.precision and not lies_ahead(again.value, published):
        return replace(when, value=again.value, precision=again.precision), realis
    if when.text.lower().endswith(COUNTING_ON):
        return None, realis  # `killed two months later`: counted from what was told, whose day is not known
    if "weekend" in when.text.lower() and "/" in when.value:
        return replace(when, value=_a_week_earlier(when.value)), realis
    if said:
        return EventDate(published.isoformat(), "day", None, None, "", "published"), realis
    if when.source != "clause":
        return None, realis  # of something else that the sentence speaks of
    return when, "denied" if realis == "denied" else "planned"


def _a_week_earlier(days: str) -> str:
    """`This weekend`, told on a Monday of what took place, is the one just past."""
    return "/".join((date.fromisoformat(day) - timedelta(weeks=1)).isoformat() for day in days.split("/"))


def lies_ahead(value: str, published: date | None) -> bool:
    """Whether the first day of a date comes after another day."""
    if published is None:
        return False
    first = value.partition("/")[0]
    if "-W" in first:
        year, week = first.split("-W")
        return date.fromisocalendar(int(year), int(week), 1) > published
    return first > published.isoformat()[: len(first)]
