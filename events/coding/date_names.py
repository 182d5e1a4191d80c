"""Dates with a name in the calendar: days, months, years, seasons, holidays, and the ranges made of them."""

from collections.abc import Callable

from events.coding import date_words as words
from events.coding.date_context import is_capital_month, is_lone_month, is_season, is_year
from events.coding.date_periods import (
    HOLIDAYS,
    Moment,
    Period,
    around,
    day_of,
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
    COUNTED,
    MONTH,
    NUMERAL_DAY,
    ORDINAL_DAY,
    SEASON,
    TO,
    WEEKDAY,
    YEAR,
    month_number,
    ordinal_of,
    shape,
    weekday_number,
    whole_year,
)

_WEEKDAY_BEFORE = rf"(?:(?:(?:this|next|last) )?{WEEKDAY},? (?:the |on )?)?"
_AFTER_COMMA = rf"(?:(?: ?,| of| in|, in)? (?P<year>{YEAR}))?"
_STAGE = r"(?:(?:the )?(?P<stage>early|earlier|late|later|mid|start of|beginning of|middle of|end of|month of)[ -](?:in )?)?"
_THIRD = r"(?:(?:early|mid|late)[ -](?:to[ -](?:mid|late)[ -])?)"
_WHICH = r"(?:(?:the )?(?P<which>last|this past|this coming|this|next|previous|following|coming) )?"
_NOT_COUNTED = rf"(?! {COUNTED})"
def _nearest_day(month: int, day: int, moment: Moment) -> Period:
    """The last such day; the next one when looking ahead, or when the last is ten months gone and the next near."""
    found = moment.nearest(lambda year: day_of(year, month, day))
    if not moment.future and (moment.reference - found.first).days > 300:
        return moment.after(lambda year: day_of(year, month, day))
    return found


def _day(match: Match, moment: Moment) -> Reading:
    month, day = month_number(match["month"]), ordinal_of(match["day"])
    return day_of(int(match["year"]), month, day) if match["year"] else _nearest_day(month, day, moment)


def _day_in_year(match: Match, outer: Period) -> Period | None:
    if outer.precision != "year" or match["year"]:
        return None
    return day_of(outer.first.year, month_number(match["month"]), ordinal_of(match["day"]))


def _days(match: Match, moment: Moment) -> Reading:
    month, first, last = month_number(match["month"]), ordinal_of(match["day"]), ordinal_of(match["last"])
    end = day_of(int(match["year"]), month, last) if match["year"] else _nearest_day(month, last, moment)
    return until(end.first.replace(day=first), end.first)


def _figures(match: Match, moment: Moment) -> Reading:
    """Between dots the day comes first; otherwise the month, as in the United States, unless it would pass twelve."""
    first, second, year = int(match["first"]), int(match["second"]), whole_year(match["year"])
    day_first = match["mark"] == "." or first > 12
    return day_of(year, second, first) if day_first else day_of(year, first, second)


def _month(match: Match, moment: Moment) -> Reading:
    number = month_number(match["month"])
    match (match["which"] or "").lower():
        case "last" | "this past" | "previous":
            return moment.before(lambda year: month_of(year, number))
        case "next" | "following" | "this coming" | "coming":
            return moment.after(lambda year: month_of(year, number))
        case "this":
            return month_of(moment.reference.year, number)
    return moment.nearest(lambda year: month_of(year, number))


def _month_in_year(match: Match, outer: Period) -> Period | None:
    return month_of(outer.first.year, month_number(match["month"])) if outer.precision == "year" else None


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
    first = 2000 if word == "noughtie" else words.DECADE_WORDS.get(word) or int(word.rstrip("'’"))
    return years_of(first if first > 99 else 1900 + first, 10)


def _season(match: Match, moment: Moment) -> Reading:
    month = words.SEASON_MONTHS[match["season"].lower()]
    if match["year"]:
        return season_of(int(match["year"]), month)
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
        return one_day(day_in(int(match["year"])))
    if (match["which"] or "").lower() in ("last", "previous"):
        return moment.before(lambda year: one_day(day_in(year)))
    if (match["which"] or "").lower() in ("next", "following", "this coming", "coming"):
        return moment.after(lambda year: one_day(day_in(year)))
    return moment.nearest(lambda year: one_day(day_in(year)))


def _holiday_in_year(match: Match, outer: Period) -> Period | None:
    day_in = next(day for pattern, day in _HOLIDAYS if pattern.fullmatch(match["name"]))
    return one_day(day_in(outer.first.year)) if outer.precision == "year" else None


_PARTS_OF_YEAR: dict[str, Callable[[int, int], Period]] = {"quarter": quarter_of, "half": half_of, "q": quarter_of, "h": half_of}


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
    nth = match["nth"].lower()
    if nth in ("last", "final"):
        last = outer.last if outer.precision == "month" else outer.last.replace(day=28)
        return Period(weekday_in_week(last, 1), weekday_in_week(last, 7), "week")
    first = outer.first if outer.precision == "month" else outer.first.replace(day=4)
    day = moved(first, ordinal_of(nth) - 1, "week")
    return Period(weekday_in_week(day, 1), weekday_in_week(day, 7), "week")


def _stretch_within(match: Match, outer: Period) -> Period | None:
    """The first two months of 2020, the last three days of May; without a count the one unit, the third month of 2020."""
    if outer.precision not in ("month", "year", "range"):
        return None
    nth, count, unit = match["nth"].lower(), words.count_of(match["count"] or "one"), match["unit"].lower()
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


def _number_within(match: Match, outer: Period) -> Period | None:
    return one_day(outer.first.replace(day=ordinal_of(match["day"]))) if outer.precision == "month" else None


_HOLIDAYS = [(shape(name), day_in) for name, day_in in HOLIDAYS.items()]
_NTH = rf"(?P<nth>{words.ORDINAL}|last|final)"

NAMED_DATES: tuple[DateShape, ...] = (
    DateShape(
        shape(
            rf"(?:{WEEKDAY},? )?(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])"
            r"(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w|[-/.]\d)"
        ),
        lambda match, moment: day_of(int(match["year"]), int(match["month"]), int(match["day"])),
    ),
    DateShape(
        shape(r"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\w|[/.]\d)"),
        _figures,
    ),
    DateShape(shape(r"(?P<first>\d\d?)(?P<mark>/)(?P<second>\d\d?)/(?P<year>\d\d)(?!\w|[-/.]\d)"), _figures),
    DateShape(shape(r"9/11(?!\w|[-/.]\d)"), lambda match, moment: day_of(2001, 9, 11)),
    DateShape(shape(r"(?:september|sept?\.?) 11(?:th)?(?= (?:terror(?:ist)? )?attacks)"), lambda match, moment: day_of(2001, 9, 11)),
    DateShape(
        shape(
            rf"{_WEEKDAY_BEFORE}(?:the )?(?P<day>{NUMERAL_DAY}|{ORDINAL_DAY}(?= of))(?: (?:day )?(?:of )?|\. )"
            rf"(?P<month>{MONTH})(?! \d\d?(?![\d:.,])){_AFTER_COMMA}"
        ),
        _day,
        _day_in_year,
        is_capital_month,
    ),
    DateShape(
        shape(rf"(?P<day>{NUMERAL_DAY})(?P<mark>[-/])(?P<month>{MONTH})(?P=mark)(?P<year>{YEAR})"), _day
    ),
    DateShape(
        shape(
            rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})(?: the |[ -]?)(?P<day>{NUMERAL_DAY}|{ORDINAL_DAY}){_NOT_COUNTED}"
            rf"{_AFTER_COMMA}"
        ),
        _day,
        _day_in_year,
        is_capital_month,
    ),
    DateShape(
        shape(rf"(?P<month>{MONTH}) (?P<day>{NUMERAL_DAY})(?:{TO}| and | or |/)(?P<last>{NUMERAL_DAY}){_NOT_COUNTED}{_AFTER_COMMA}"),
        _days,
        None,
        is_capital_month,
    ),
    DateShape(
        shape(
            rf"(?:(?:from|between) )?(?:the )?(?P<day>{NUMERAL_DAY})(?:{TO}| and | or |/)(?:the )?(?P<last>{NUMERAL_DAY})"
            rf" (?:of )?(?P<month>{MONTH}){_AFTER_COMMA}"
        ),
        _days,
        None,
        is_capital_month,
    ),
    DateShape(
        shape(rf"{_STAGE}(?P<month>{MONTH})(?: ?,| of| in|, of)?[ /-](?P<year>{YEAR}|[’']\d\d\b)"),
        lambda match, moment: month_of(whole_year(match["year"]), month_number(match["month"])),
        None,
        is_capital_month,
    ),
    DateShape(shape(rf"{_STAGE}{_WHICH}(?P<month>{MONTH})(?! \d\d?(?!\d))"), _month, _month_in_year, is_lone_month),
    DateShape(
        shape(rf"(?P<month>0?[1-9]|1[0-2])[-/](?P<year>(?:19|20)\d\d)(?![\w/-])"),
        lambda match, moment: month_of(int(match["year"]), int(match["month"])),
    ),
    DateShape(shape(r"(?P<year>(?:1[89]|20)\d\d) ?[-–/] ?(?P<last>(?:1[89]|20)\d\d|\d\d?)(?![\w/-]|\.\d)"), _two_years, None, is_year),
    DateShape(
        shape(rf"{_STAGE}(?:(?:the )?(?:(?:calendar|fiscal|financial) )?year )?(?P<year>{YEAR})"),
        lambda match, moment: year_of(int(match["year"])),
        None,
        is_year,
    ),
    DateShape(
        shape(
            rf"(?:the )?{_THIRD}?(?P<decade>(?:1\d\d|20\d)0[’']?s|[’'][1-9]0s)\b"
            rf"|(?:the {_THIRD}?|{_THIRD})(?P<short>[2-9]0s|{words.any_of([*words.DECADE_WORDS, 'noughtie'])}s)\b"
        ),
        _decade,
    ),
    DateShape(
        shape(rf"(?:the )?(?:(?:early|mid|late)[ -])?(?P<nth>{words.ORDINAL})(?: |-)century"),
        lambda match, moment: years_of(100 * (ordinal_of(match["nth"]) - 1), 100),
    ),
    DateShape(
        shape(rf"{_STAGE}(?:the )?{_WHICH}(?P<season>{SEASON})\b(?:(?:,? | of |-)(?P<year>{YEAR}))?"),
        _season,
        lambda match, outer: season_of(outer.first.year, words.SEASON_MONTHS[match["season"].lower()])
        if outer.precision == "year"
        else None,
        is_season,
    ),
    DateShape(
        shape(rf"(?:{_WHICH}(?P<name>{'|'.join(HOLIDAYS)}))\b(?:(?:,? | of )(?P<year>{YEAR}))?"), _holiday, _holiday_in_year
    ),
    DateShape(shape(rf"(?:the )?{_NTH}[ -](?P<part>quarter|half)(?: of| in)?\b"), None, _part_of_year),
    DateShape(shape(r"(?P<part>[QH])(?P<nth>[1-4])\b"), None, _part_of_year),
    DateShape(
        shape(rf"(?P<year>{YEAR}) (?P<part>[QH])(?P<nth>[1-4])\b"),
        lambda match, moment: _part_of_year(match, year_of(int(match["year"]))),
    ),
    DateShape(
        shape(rf"(?P<year>{YEAR}) ?,? (?P<month>{MONTH})(?! \d)"),
        lambda match, moment: month_of(int(match["year"]), month_number(match["month"])),
        None,
        lambda match: month_number(match["month"]) not in (3, 5),
    ),
    DateShape(
        shape(rf"(?P<year>\d{{4}})(?P<mark>[-/])(?P<month>{MONTH})(?P=mark)(?P<day>{NUMERAL_DAY})|"
              rf"(?P<month2>{MONTH})-(?P<day2>{NUMERAL_DAY})-(?P<year2>{YEAR})"),
        lambda match, moment: day_of(
            int(match["year"] or match["year2"]),
            month_number(match["month"] or match["month2"]),
            ordinal_of(match["day"] or match["day2"]),
        ),
    ),
    DateShape(shape(r"(?:the )?(?P<nth>first|second|third|fourth)[ -]quarter\b"), _quarter),
    DateShape(shape(r"Q(?P<nth>[1-4])\b"), _quarter),
    DateShape(shape(rf"(?:the )?{_NTH} week (?:of|in)\b"), None, _week_within),
    DateShape(shape(rf"(?:the )?{_NTH} (?:(?P<count>{words.COUNT}) )?(?P<unit>day|week|month|year)s? (?:of|in)\b"), None, _stretch_within),
    DateShape(shape(rf"(?:the )?{_NTH} (?P<weekday>{words.WHOLE_WEEKDAY}) (?:of|in)\b"), None, _weekday_within),
    DateShape(shape(rf"(?:the )?(?P<day>{ORDINAL_DAY})(?: day)? of\b"), None, _number_within),
)
