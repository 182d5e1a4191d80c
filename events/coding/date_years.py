"""Years and what divides them: decades, seasons, quarters, holidays, the first week of May."""

from collections.abc import Callable

from events.coding.date_context import is_season, is_year
from events.coding.date_periods import (
    HOLIDAYS,
    Moment,
    Period,
    around,
    half_of,
    month_of,
    moved,
    nth_weekday,
    one_day,
    quarter_of,
    season_of,
    until,
    weekday_in_week,
    year_of,
    years_of,
)
from events.coding.date_shapes import DateShape, Match, Reading
from events.coding.date_words import (
    COUNT,
    DECADE_WORDS,
    ORDINAL,
    SEASON,
    SEASON_MONTHS,
    STAGE,
    WHICH,
    WHOLE_WEEKDAY,
    YEAR,
    any_of,
    count_of,
    ordinal_of,
    shape,
    weekday_number,
    whole_year,
)

_THIRD = r"(?:(?:early|mid|late)[ -](?:to[ -](?:mid|late)[ -])?)"
_NTH = rf"(?P<nth>{ORDINAL}|last|final)"
_HOLIDAYS = [(shape(name), day_in) for name, day_in in HOLIDAYS.items()]
_PARTS_OF_YEAR: dict[str, Callable[[int, int], Period]] = {
    "quarter": quarter_of,
    "half": half_of,
    "q": quarter_of,
    "h": half_of,
}


def _two_years(match: Match, moment: Moment) -> Reading:
    """1990-91, 2014-2016; a second number too small for a year is a month: 2021-02."""
    first, second = int(match["year"]), int(match["last"])
    if len(match["last"]) < 3:
        if second <= first % 100:
            return month_of(first, second)
        second += first // 100 * 100
    return until(year_of(first).first, year_of(second).last)


def _decade(match: Match, moment: Moment) -> Reading:
    word = (match["decade"] or match["short"]).lower().strip("'’s")
    first = 2000 if word == "noughtie" else DECADE_WORDS.get(word) or int(word.rstrip("'’"))
    return years_of(first if first > 99 else 1900 + first, 10)


def _season(match: Match, moment: Moment) -> Reading:
    month = SEASON_MONTHS[match["season"].lower()]
    if match["year"]:
        return season_of(whole_year(match["year"]), month)
    match (match["which"] or "").lower():
        case "last" | "this past" | "previous":
            return moment.before(lambda year: season_of(year, month))
        case "next" | "following" | "this coming" | "coming":
            return moment.after(lambda year: season_of(year, month))
        case "this":
            in_winter = month == 12 and moment.reference.month < 3
            return season_of(moment.reference.year - in_winter, month)
    return moment.nearest(lambda year: season_of(year, month))


def _holiday(match: Match, moment: Moment) -> Reading:
    day_in = next(day for pattern, day in _HOLIDAYS if pattern.fullmatch(match["name"]))
    if match["year"]:
        return one_day(day_in(whole_year(match["year"])))
    if (match["which"] or "").lower() in ("last", "previous"):
        return moment.before(lambda year: one_day(day_in(year)))
    if (match["which"] or "").lower() in ("next", "following", "this coming", "coming"):
        return moment.after(lambda year: one_day(day_in(year)))
    return moment.nearest(lambda year: one_day(day_in(year)))


def _holiday_in_year(match: Match, outer: Period) -> Period | None:
    day_in = next(day for pattern, day in _HOLIDAYS if pattern.fullmatch(match["name"]))
    return one_day(day_in(outer.first.year)) if outer.precision == "year" else None


def _part_of_year(match: Match, outer: Period) -> Period | None:
    if outer.precision != "year":
        return None
    number = {"last": 4, "final": 4}.get(match["nth"].lower()) or ordinal_of(match["nth"])
    return _PARTS_OF_YEAR[match["part"].lower()](outer.first.year, number)


def _quarter(match: Match, moment: Moment) -> Reading:
    return moment.nearest(lambda year: quarter_of(year, ordinal_of(match["nth"])))


def _week_within(match: Match, outer: Period) -> Period | None:
    """In a year, the ISO week of that number; in a month, the week that contains its first, eighth … day."""
    if outer.precision not in ("month", "year"):
        return None
    if match["last"]:
        last = outer.last if outer.precision == "month" else outer.last.replace(day=28)
        return Period(weekday_in_week(last, 1), weekday_in_week(last, 7), "week")
    first = outer.first if outer.precision == "month" else outer.first.replace(day=4)
    day = moved(first, ordinal_of(match["nth"]) - 1, "week")
    return Period(weekday_in_week(day, 1), weekday_in_week(day, 7), "week")


def _stretch_within(match: Match, outer: Period) -> Period | None:
    """The first two months of 2020, the last three days of May; without a count, one unit: the third month of 2020."""
    if outer.precision not in ("month", "year", "range"):
        return None
    nth, count, unit = match["nth"].lower(), count_of(match["count"] or "one"), match["unit"].lower()
    if nth in ("last", "final"):
        return until(moved(moved(outer.last, 1, "day"), -count, unit), outer.last)
    if not match["count"]:
        return around(moved(outer.first, ordinal_of(nth) - 1, unit), unit)
    return until(outer.first, moved(moved(outer.first, count, unit), -1, "day")) if nth == "first" else None


def _weekday_within(match: Match, outer: Period) -> Period | None:
    if outer.precision not in ("month", "year"):
        return None
    nth = match["nth"].lower()
    number = -1 if nth in ("last", "final") else ordinal_of(nth)
    return nth_weekday(outer, weekday_number(match["weekday"]), number)


YEARS_AND_PARTS: tuple[DateShape, ...] = (
    DateShape(
        shape(r"(?P<year>(?:1[89]|20)\d\d) ?[-–/] ?(?P<last>(?:1[89]|20)\d\d|\d\d?)(?![\w/-]|\.\d)"),
        _two_years,
        None,
        is_year,
    ),
    DateShape(
        shape(rf"{STAGE}(?:(?:the )?(?:(?:calendar|fiscal|financial) )?year )?(?P<year>{YEAR})"),
        lambda match, moment: year_of(whole_year(match["year"])),
        None,
        is_year,
    ),
    DateShape(
        shape(
            rf"(?:the )?{_THIRD}?(?P<decade>(?:1\d\d|20\d)0[’']?s|[’'][1-9]0s)\b"
            rf"|(?:the {_THIRD}?|{_THIRD})(?P<short>[2-9]0s|{any_of([*DECADE_WORDS, 'noughtie'])}s)\b"
        ),
        _decade,
    ),
    DateShape(
        shape(rf"(?:the )?(?:(?:early|mid|late)[ -])?(?P<nth>{ORDINAL})(?: |-)century"),
        lambda match, moment: years_of(100 * (ordinal_of(match["nth"]) - 1), 100),
    ),
    DateShape(
        shape(rf"{STAGE}(?:the )?{WHICH}(?P<season>{SEASON})\b(?:(?:,? | of |-)(?P<year>{YEAR}))?"),
        _season,
        lambda match, outer: (
            season_of(outer.first.year, SEASON_MONTHS[match["season"].lower()]) if outer.precision == "year" else None
        ),
        is_season,
    ),
    DateShape(
        shape(rf"(?:{WHICH}(?P<name>{'|'.join(HOLIDAYS)}))\b(?:(?:,? | of )(?P<year>{YEAR}))?"),
        _holiday,
        _holiday_in_year,
    ),
    DateShape(shape(rf"(?:the )?{_NTH}[ -](?P<part>quarter|half)(?: of| in)?\b"), None, _part_of_year),
    DateShape(shape(r"(?P<part>[QH])(?P<nth>[1-4])\b"), None, _part_of_year),
    DateShape(
        shape(rf"(?P<year>{YEAR}) (?P<part>[QH])(?P<nth>[1-4])\b"),
        lambda match, moment: _part_of_year(match, year_of(whole_year(match["year"]))),
    ),
    DateShape(shape(r"(?:the )?(?P<nth>first|second|third|fourth)[ -]quarter\b"), _quarter),
    DateShape(shape(r"Q(?P<nth>[1-4])\b"), _quarter),
    DateShape(
        shape(rf"(?:the )?(?:(?P<nth>{ORDINAL}) week(?: of| in)?|(?P<last>last|final) week (?:of|in))\b"),
        None,
        _week_within,
    ),
    DateShape(
        shape(rf"(?:the )?{_NTH} (?:(?P<count>{COUNT}) )?(?P<unit>day|week|month|year)s? (?:of|in)\b"),
        None,
        _stretch_within,
    ),
    DateShape(shape(rf"(?:the )?{_NTH} (?P<weekday>{WHOLE_WEEKDAY}) (?:of|in)\b"), None, _weekday_within),
)
