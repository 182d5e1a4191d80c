"""Dates inside quotations: `today` is the day on which it was said, not the day on which the text was published."""

import re
from dataclasses import replace

from events.coding.results import EventDate

FROM_SPEAKER = re.compile(
    r"(?:earlier |later )?(?:today|tonight|this (?:morning|afternoon|evening)|in the past hours?)", re.IGNORECASE
)


def is_quoted(text: str, position: int) -> bool:
    """Whether a quotation that opens in the same paragraph is still open at a character."""
    before = text[text.rfind("\n", 0, position) + 1 : position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def day_of_saying(when: EventDate, said: EventDate | None) -> EventDate:
    """The quoted date, counted from the day of saying where that is known."""
    if said is None or said.precision != "day" or not FROM_SPEAKER.fullmatch(when.text):
        return when
    return replace(when, value=said.value, precision="day")
