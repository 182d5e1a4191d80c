"""Stretches of calendar days, how they are moved and named, and the moment from which a text speaks of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from events.coding.results import Precision

DAY = timedelta(days=1)
STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "weekend": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "season": relativedelta(months=3),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
    "century": relativedelta(years=100),
}
PRECISIONS: Mapping[str, Precision] = {"day": "day", "week": "week", "month": "month", "year": "year"}
FINE_ENOUGH: Mapping[str, tuple[Precision, ...]] = {
    "day": ("day",),
    "week": ("day", "week"),
    "month": ("day", "week", "month"),
    "year": ("day", "week", "month", "season", "year"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date
    precision: Precision = "range"

    @property
    def value(self) -> str:
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year:04d}-W{week:02d}"
        if self.precision == "month":
            return self.first.isoformat()[:7]
        if self.precision == "year":
            return self.first.isoformat()[:4]
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a date expression stands: when it was published, and whether its sentence looks ahead.

    `reference` is the day around which names without a year are sought: publication, or the other end of a range.
    `anchors` are the latest dates of the text before it, the newest last, one for each precision.
    """

    published: date
    reference: date
    future: bool
    anchors: Mapping[Precision, Period]

    def anchor(self, unit: str) -> date:
        """The day that "two days earlier" counts from: the last date named that is no coarser than the unit."""
        fine = FINE_ENOUGH.get(unit, FINE_ENOUGH["year"])
        found = (period for precision, period in reversed(tuple(self.anchors.items())) if precision in fine)
        return next((period.first for period in found), self.published)

    def nearest(self, occurrence: Callable[[int], Period]) -> Period:
        """The occurrence (one for each year) that has begun most recently, or looking ahead the first not yet over."""
        if self.future:
            return next(period for period in self._onward(occurrence) if period.last >= self.reference)
        return next(period for period in self._backward(occurrence) if period.first <= self.reference)

    def before(self, occurrence: Callable[[int], Period]) -> Period:
        """The most recent occurrence that is over."""
        return next(period for period in self._backward(occurrence) if period.last < self.reference)

    def after(self, occurrence: Callable[[int], Period]) -> Period:
        """The first occurrence that has not begun."""
        return next(period for period in self._onward(occurrence) if period.first > self.reference)

    def _onward(self, occurrence: Callable[[int], Period]) -> Iterator[Period]:
        years = range(self.reference.year - 1, self.reference.year + 9)  # 29 February may be eight years away
        return (period for year in years if (period := _or_none(occurrence, year)))

    def _backward(self, occurrence: Callable[[int], Period]) -> Iterator[Period]:
        years = range(self.reference.year + 1, self.reference.year - 9, -1)
        return (period for year in years if (period := _or_none(occurrence, year)))


def _or_none(occurrence: Callable[[int], Period], year: int) -> Period | None:
    try:
        return occurrence(year)
    except ValueError:
        return None


def moved(day: date, count: int, unit: str) -> date:
    """The day so many units later, or earlier when the count is negative. ValueError beyond the calendar."""
    return day + count * STEPS[unit]


def one_day(day: date) -> Period:
    return Period(day, day, "day")


def until(first: date, last: date) -> Period:
    """A range; ValueError when it would end before it begins."""
    if last < first:
        raise ValueError(f"{last} is before {first}")
    return one_day(first) if first == last else Period(first, last)


def around(day: date, unit: str) -> Period:
    """The calendar unit that a day lies in: its week, month, quarter, decade. Weeks are ISO weeks."""
    monday = day - (day.isoweekday() - 1) * DAY
    match unit:
        case "day":
            return one_day(day)
        case "week":
            return Period(monday, monday + 6 * DAY, "week")
        case "fortnight":
            return Period(monday, monday + 13 * DAY)
        case "weekend":
            return Period(monday + 5 * DAY, monday + 6 * DAY)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "year":
            return year_of(day.year)
        case "decade":
            return years_of(day.year // 10 * 10, 10)
        case _:
            return years_of(day.year // 100 * 100, 100)


def day_of(year: int, month: int, day: int) -> Period:
    return one_day(date(year, month, day))


def month_of(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, moved(first, 1, "month") - DAY if (year, month) < (9999, 12) else date.max, "month")


def quarter_of(year: int, number: int) -> Period:
    """Quarter 1 to 4. ValueError for any other number."""
    return Period(date(year, 3 * number - 2, 1), month_of(year, 3 * number).last)


def half_of(year: int, number: int) -> Period:
    return Period(date(year, 6 * number - 5, 1), month_of(year, 6 * number).last)


def season_of(year: int, month: int) -> Period:
    """Three whole months from the given one, as in the north: the winter of 2020 begins in December 2020."""
    first = date(year, month, 1)
    return Period(first, moved(first, 1, "season") - DAY, "season")


def year_of(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def years_of(first: int, count: int) -> Period:
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31))


def weekday_in_week(day: date, weekday: int) -> date:
    """The given weekday (Monday is 1) in the ISO week of a day."""
    return day + (weekday - day.isoweekday()) * DAY


def weekday_near(day: date, weekday: int, future: bool = False) -> date:
    """The most recent such weekday, or the next one; a weekday equal to the day's own is that day."""
    away = (weekday - day.isoweekday()) % 7
    return day + away * DAY if future or not away else day + (away - 7) * DAY


def nth_weekday(period: Period, weekday: int, number: int) -> Period:
    """The first, second … such weekday of a period, or the last one for -1. ValueError when there are not so many."""
    if number < 0:
        return one_day(weekday_near(period.last, weekday))
    day = weekday_near(period.first, weekday, future=True) + 7 * (number - 1) * DAY
    if day > period.last:
        raise ValueError(f"no weekday number {number} in {period.value}")
    return one_day(day)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _monday(month: int, number: int) -> Callable[[int], date]:
    return lambda year: nth_weekday(month_of(year, month), 1, number).first


HOLIDAYS: Mapping[str, Callable[[int], date]] = {
    r"new year[’']?s day": _fixed(1, 1),
    r"new year[’']?s eve": _fixed(12, 31),
    r"valentine[’']?s day": _fixed(2, 14),
    r"(?:international )?women[’']?s day": _fixed(3, 8),
    r"(?:st\.?|saint) patrick[’']?s day": _fixed(3, 17),
    r"april fools?[’']? day": _fixed(4, 1),
    r"earth day": _fixed(4, 22),
    r"may day": _fixed(5, 1),
    r"juneteenth": _fixed(6, 19),
    r"fourth of july": _fixed(7, 4),
    r"bastille day": _fixed(7, 14),
    r"halloween": _fixed(10, 31),
    r"(?:armistice|veterans|remembrance) day": _fixed(11, 11),
    r"christmas eve": _fixed(12, 24),
    r"christmas(?: day)?": _fixed(12, 25),
    r"boxing day": _fixed(12, 26),
    r"martin luther king(?:,? jr\.?)? day": _monday(1, 3),
    r"presidents?[’']? day": _monday(2, 3),
    r"mother[’']?s day": lambda year: nth_weekday(month_of(year, 5), 7, 2).first,
    r"memorial day": _monday(5, -1),
    r"father[’']?s day": lambda year: nth_weekday(month_of(year, 6), 7, 3).first,
    r"labor day": _monday(9, 1),
    r"thanksgiving(?: day)?": lambda year: nth_weekday(month_of(year, 11), 4, 4).first,
    r"cyber monday": lambda year: nth_weekday(month_of(year, 11), 4, 4).first + 4 * DAY,
    r"good friday": lambda year: easter(year) - 2 * DAY,
    r"palm sunday": lambda year: easter(year) - 7 * DAY,
    r"ash wednesday": lambda year: easter(year) - 46 * DAY,
    r"easter monday": lambda year: easter(year) + DAY,
    r"easter(?: sunday)?": lambda year: easter(year),
}
