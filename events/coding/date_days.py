"""Days and months with a name in the calendar, and ranges of days within a month."""

from events.coding.date_context import is_capital_month, is_lone_month
from events.coding.date_periods import Moment, Period, day_of, month_of, one_day, until
from events.coding.date_shapes import DateShape, Match, Reading
from events.coding.date_words import (
    COUNTED,
    MONTH,
    NUMERAL_DAY,
    ORDINAL_DAY,
    STAGE,
    TO,
    WEEKDAY,
    WHICH,
    YEAR,
    month_number,
    ordinal_of,
    shape,
    whole_year,
)

_WEEKDAY_BEFORE = rf"(?:(?:this|next|last) )?(?:{WEEKDAY},? (?:the |on )?)?"
_AFTER_COMMA = rf"(?:(?: ?,| of| in|, in)? (?P<year>{YEAR}))?"
_NOT_COUNTED = rf"(?! {COUNTED})"


def _nearest_day(month: int, day: int, moment: Moment) -> Period:
    """The last such day; the next one when looking ahead, or when the last is ten months gone and the next near."""
    found = moment.nearest(lambda year: day_of(year, month, day))
    if not moment.future and (moment.reference - found.first).days > 300:
        return moment.after(lambda year: day_of(year, month, day))
    return found


def _day(match: Match, moment: Moment) -> Reading:
    month, day = month_number(match["month"]), ordinal_of(match["day"])
    return day_of(whole_year(match["year"]), month, day) if match["year"] else _nearest_day(month, day, moment)


def _day_in_year(match: Match, outer: Period) -> Period | None:
    if outer.precision != "year" or match["year"]:
        return None
    return day_of(outer.first.year, month_number(match["month"]), ordinal_of(match["day"]))


def _days(match: Match, moment: Moment) -> Reading:
    month, first, last = month_number(match["month"]), ordinal_of(match["day"]), ordinal_of(match["last"])
    end = day_of(whole_year(match["year"]), month, last) if match["year"] else _nearest_day(month, last, moment)
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


def _number_within(match: Match, outer: Period) -> Period | None:
    return one_day(outer.first.replace(day=ordinal_of(match["day"]))) if outer.precision == "month" else None


def _numbers_within(match: Match, outer: Period) -> Period | None:
    if outer.precision != "month":
        return None
    return until(outer.first.replace(day=ordinal_of(match["day"])), outer.first.replace(day=ordinal_of(match["last"])))


DAYS_AND_MONTHS: tuple[DateShape, ...] = (
    DateShape(
        shape(
            rf"(?:{WEEKDAY},? )?(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
            r"(?P<day>0?[1-9]|[12]\d|3[01])"
            r"(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w|[-/.]\d)"
        ),
        lambda match, moment: day_of(whole_year(match["year"]), int(match["month"]), int(match["day"])),
    ),
    DateShape(
        shape(r"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\w|[/.]\d)"),
        _figures,
    ),
    DateShape(shape(r"(?P<first>\d\d?)(?P<mark>/)(?P<second>\d\d?)/(?P<year>\d\d)(?!\w|[-/.]\d)"), _figures),
    DateShape(shape(r"9/11(?!\w|[-/.]\d)"), lambda match, moment: day_of(2001, 9, 11)),
    DateShape(
        shape(r"(?:september|sept?\.?) 11(?:th)?(?= (?:terror(?:ist)? )?attacks)"),
        lambda match, moment: day_of(2001, 9, 11),
    ),
    DateShape(
        shape(
            rf"{_WEEKDAY_BEFORE}(?:the )?(?P<day>{NUMERAL_DAY}|{ORDINAL_DAY}(?= of))(?: (?:day )?(?:of )?|\. )"
            rf"(?P<month>{MONTH})(?! \d\d?(?![\d:.,])){_AFTER_COMMA}"
        ),
        _day,
        _day_in_year,
        is_capital_month,
    ),
    DateShape(shape(rf"(?P<day>{NUMERAL_DAY})(?P<mark>[-/])(?P<month>{MONTH})(?P=mark)(?P<year>{YEAR})"), _day),
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
        shape(
            rf"(?P<month>{MONTH}) (?P<day>{NUMERAL_DAY})(?:{TO}| and | or |/)(?P<last>{NUMERAL_DAY}){_NOT_COUNTED}"
            rf"{_AFTER_COMMA}"
        ),
        _days,
        None,
        is_capital_month,
    ),
    DateShape(
        shape(
            rf"(?:(?:from|between) )?(?:the )?(?P<day>{NUMERAL_DAY})(?:{TO}| and | or |/)"
            rf"(?:the )?(?P<last>{NUMERAL_DAY}) (?:of )?(?P<month>{MONTH}){_AFTER_COMMA}"
        ),
        _days,
        None,
        is_capital_month,
    ),
    DateShape(
        shape(rf"{STAGE}(?P<month>{MONTH})(?: ?,| of| in|, of)?[ /-](?P<year>{YEAR}|[’']\d\d\b)"),
        lambda match, moment: month_of(whole_year(match["year"]), month_number(match["month"])),
        None,
        is_capital_month,
    ),
    DateShape(shape(rf"{STAGE}{WHICH}(?P<month>{MONTH})(?! \d\d?(?!\d))"), _month, _month_in_year, is_lone_month),
    DateShape(
        shape(r"(?P<month>0?[1-9]|1[0-2]) ?[-/] ?(?P<year>(?:19|20)\d\d)(?![\w/-])"),
        lambda match, moment: month_of(whole_year(match["year"]), int(match["month"])),
    ),
    DateShape(
        shape(rf"(?P<year>{YEAR}) ?,? (?P<month>{MONTH})(?! \d)"),
        lambda match, moment: month_of(whole_year(match["year"]), month_number(match["month"])),
        None,
        lambda match: match["month"][:3].lower() not in ("mar", "may"),
    ),
    DateShape(
        shape(
            rf"(?P<year>\d{{4}})(?P<mark>[-/])(?P<month>{MONTH})(?P=mark)(?P<day>{NUMERAL_DAY})|"
            rf"(?P<month2>{MONTH})-(?P<day2>{NUMERAL_DAY})-(?P<year2>{YEAR})"
        ),
        lambda match, moment: day_of(
            whole_year(match["year"] or match["year2"]),
            month_number(match["month"] or match["month2"]),
            ordinal_of(match["day"] or match["day2"]),
        ),
    ),
    DateShape(shape(rf"(?:the )?(?P<day>{ORDINAL_DAY})(?: day)? of\b"), None, _number_within),
    DateShape(
        shape(rf"(?:the )?(?P<day>{NUMERAL_DAY})(?:{TO}| and )(?P<last>{NUMERAL_DAY})(?: of)?\b"), None, _numbers_within
    ),
)
