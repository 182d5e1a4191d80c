"""Whether a text as a whole reports on the days before it came out, or looks back on years."""

from collections.abc import Sequence
from datetime import date, timedelta

from events.coding.age import is_old
from events.coding.results import EventDate, FoundDate

RECENT = timedelta(days=3)
WEEK = timedelta(days=7)
LONG = 1500  # characters; a shorter text need not name a day to be of its day
MANY = 8  # dates by which a text that names a day of the news may still look back
SOME = 3  # dates by which one that names none does


def is_recent(found: FoundDate, published: date | None, within: timedelta = RECENT) -> bool:
    """Whether it names a day of the news: that of publication or one shortly before."""
    if published is None or found.precision != "day" or found.value is None:
        return False
    return (published - within).isoformat() <= found.value <= published.isoformat()


def is_of_these_weeks(found: FoundDate, published: date | None) -> bool:
    """Whether a date lies at most a fortnight before the day of publication: a day, a weekend, last week."""
    if published is None or found.value is None or found.precision not in ("day", "week", "range"):
        return False
    last = found.value.rpartition("/")[2]
    if "-W" in last:
        year, week = last.split("-W")
        last = date.fromisocalendar(int(year), int(week), 7).isoformat()
    return last >= (published - 2 * WEEK).isoformat()


def is_report(dates: Sequence[FoundDate], published: date | None, length: int) -> bool:
    """Whether a text tells the news of its day: whoever reports at some length names a day somewhere."""
    return length < LONG or any(is_recent(found, published, WEEK) for found in dates)


def looks_back(dates: Sequence[FoundDate], published: date | None) -> bool:
    """Whether most of what a text dates is of more than a year ago: an obituary, a chronicle, a look back."""
    old = sum(is_old(EventDate(found.value or "", "day", None, None, "", "text"), published) for found in dates)
    of_news = any(is_recent(found, published, WEEK) for found in dates)
    return len(dates) >= (MANY if of_news else SOME) and 3 * old > 2 * len(dates)
