"""The first and the last day of a date value: 2021-02-25, 2021-02, 2021, 2021-W08, or a range of two days."""

import calendar
import re
from datetime import date

WEEK = re.compile(r"(\d{4})-W(\d{2})")


def first_and_last(value: str) -> tuple[date, date]:
    """Raises ValueError for anything else."""
    if "/" in value:
        first, last = value.split("/")
        return first_and_last(first)[0], first_and_last(last)[1]
    if week := WEEK.fullmatch(value):
        year, number = int(week[1]), int(week[2])
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    parts = [int(part) for part in value.split("-")]
    match parts:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"{value!r} is no date.")
