"""What every way to write a date has: a pattern, and how it is read alone and before another date."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from events.coding.date_periods import Moment, Period
from events.coding.results import Precision

Match = re.Match[str]
Reading = Period | Precision | None  # a precision alone: a date, but which one the text does not say


@dataclass(frozen=True, slots=True)
class DateShape:
    """A way to write a date.

    `read` resolves it where it stands alone; `within` resolves it inside the date that directly follows it ("the first
    week of | March"). Either gives None when the words are no date after all. `fits` looks at the words around.
    """

    pattern: re.Pattern[str]
    read: Callable[[Match, Moment], Reading] | None = None
    within: Callable[[Match, Period], Period | None] | None = None
    fits: Callable[[Match], bool] = lambda match: True


def said(match: Match, group: str) -> str:
    """The words of a group in lower case without "the"; empty when they were not there."""
    return (match[group] or "").lower().removeprefix("the ")
