"""Dates told in units of time: last week, two days earlier, the past three months, later this year.

Most count from publication; "earlier", "later", "the following" and "that" count from the last date the text named.
"Three weeks ago" is as coarse as its unit, a week; "three weeks before 5 May" and "three days ago" are days.
"""

import re
from datetime import date

from events.coding.date_periods import DAY, FINE_ENOUGH, PRECISIONS, Moment, Period, around, moved, one_day, until
from events.coding.date_shapes import DateShape, Match, Reading, said
from events.coding.date_words import COUNT, SMALL_UNIT, count_of, is_vague, shape

_LAST = {"last", "past", "previous", "preceding", "prior"}
_NEXT = {"next", "coming", "upcoming", "following"}
_DIRECTIONS = r"last|past|previous|preceding|prior|next|coming|upcoming|following"
_STAGE = (
    r"(?:(?:the )?(?:early|earlier|late|later|mid|middle|end|start|beginning)(?: of| in|-)? "
    r"|mid-)"
)
_RECORD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|time|worst|best|largest|biggest|highest|lowest|deadliest|most)\b[^.!?\n]*$"
)  # "the worst attack in two years" looks back
_PERSONAL = r"(?:the|this|my|his|her|their|its|our)"
_MORE = rf"(?P<more>(?:,? (?:and )?{COUNT} {SMALL_UNIT}s?){{1,3}})?"
_AMOUNT = shape(rf"(?P<count>{COUNT}) (?P<unit>{SMALL_UNIT})")


def _unit(match: Match) -> str:
    return match["unit"].lower()


def _directed_unit(match: Match, moment: Moment) -> Reading:
    """Last week, next month. The past year is the year up to now; the following day counts from the last date."""
    unit, which = _unit(match), said(match, "which")
    told = match["which"].lower().startswith("the ")
    if which in ("previous", "preceding", "prior", "following") or (which == "next" and unit == "day" and told):
        return around(moved(moment.anchor(unit), 1 if which in _NEXT else -1, unit), unit)
    if unit == "decade" or (which == "past" and unit != "quarter"):
        return _stretch(moment, 1 if which in _NEXT else -1, unit)
    return around(moved(moment.published, 1 if which in _NEXT else -1, unit), unit)


def _present_unit(match: Match, moment: Moment) -> Reading:
    """This week, that year. On a Sunday that looks ahead, this week is the one about to begin."""
    unit, which = _unit(match), said(match, "which")
    if which in ("that", "same", "that same"):
        return around(moment.anchor(unit), unit)
    eve = unit == "week" and moment.future and moment.published.isoweekday() == 7
    return around(moment.published + eve * DAY, unit)


def _unit_of_story(match: Match, moment: Moment) -> Reading:
    """Earlier in the day, later in the year: of the last date named; what is still ahead is of no day long past."""
    unit = _unit(match)
    day = moment.anchor(unit) if unit == "day" else moment.published
    stale = moment.future and day < moment.published - 7 * DAY
    return around(moment.published if stale else day, unit)


def _stretch(moment: Moment, count: int, unit: str) -> Period:
    """So many units up to yesterday, or from tomorrow on when positive; quarters are whole ones."""
    today = moment.published
    if unit == "quarter":
        ends = (around(moved(today, count, unit), unit), around(moved(today, 1 if count > 0 else -1, unit), unit))
        return until(min(ends[0].first, ends[1].first), max(ends[0].last, ends[1].last))
    return until(today + DAY, moved(today, count, unit)) if count > 0 else until(moved(today, count, unit), today - DAY)


def _directed_count(match: Match, moment: Moment) -> Reading:
    count = count_of(match["count"] or "few")
    return _stretch(moment, count if said(match, "which") in _NEXT else -count, _unit(match))


def _recent(match: Match, moment: Moment) -> Reading:
    """Recent weeks: the last three; the coming weeks: the next three."""
    return _stretch(moment, 3 if said(match, "which") in _NEXT else -3, _unit(match))


def _past_hours(match: Match, moment: Moment) -> Reading:
    days = -(-count_of(match["count"]) // 24)
    if said(match, "which") in _NEXT:
        return until(moment.published, moment.published + days * DAY)
    return until(moment.published - days * DAY, moment.published)


def _moved_by(day: date, amounts: str, sign: int) -> tuple[date, str]:
    """The day moved by every amount of "two years, a month and ten days", and the unit named last."""
    unit = "day"
    for amount in _AMOUNT.finditer(amounts):
        unit = amount["unit"].lower()
        day = moved(day, sign * count_of(amount["count"]), unit)
    return day, unit


def _away(match: Match, moment: Moment) -> Reading:
    """Two days ago, a week later, three months from now. A few and several give the stretch they may lie in."""
    unit, how = _unit(match), match["how"].lower()
    back = how in ("ago", "earlier", "back", "before", "previously")
    told = how in ("earlier", "later", "before", "after", "afterward", "afterwards", "previously")
    start = moment.anchor(unit) if told else moment.published
    if not match["count"]:
        return PRECISIONS.get(unit, "range")
    day, unit = _moved_by(start, match["count"] + " " + unit + (match["more"] or ""), -1 if back else 1)
    if is_vague(match["count"]):
        return until(day, start - DAY) if back else until(start + DAY, day)
    if unit == "year" and " half" in match[0]:
        day = moved(day, -6 if back else 6, "month")
    if match["exactly"]:
        return one_day(day)
    return one_day(day) if unit == "fortnight" else around(day, unit)


def _in_time(match: Match, moment: Moment) -> Reading:
    """In two weeks: a date where the sentence looks ahead, otherwise how long it took."""
    if not (moment.future or match["time"]):
        return None
    day, unit = _moved_by(moment.published, match["count"] + " " + _unit(match) + (match["more"] or ""), 1)
    if match["how"].lower() == "within":
        return until(moment.published, day - DAY)
    if is_vague(match["count"]):
        return until(moment.published + DAY, day)
    return one_day(day) if unit == "fortnight" else around(day, unit)


def _away_from(match: Match, outer: Period) -> Period | None:
    """Two days after Christmas, three weeks from Tuesday: a day, counted from the near end of the other date."""
    unit, count = _unit(match), count_of(match["count"])
    if outer.precision not in FINE_ENOUGH["month"] or is_vague(match["count"]):
        return None
    back = match["how"].lower() in ("before", "ahead of", "prior to")
    return one_day(moved(outer.first, -count, unit) if back else moved(outer.last, count, unit))


def _after_next(match: Match, moment: Moment) -> Reading:
    back = match["how"].lower() == "before"
    return around(moved(moment.published, -2 if back else 2, _unit(match)), _unit(match))


def _week_number(match: Match, moment: Moment) -> Reading:
    return _week_number_within(match, around(moment.published, "year"))


def _week_number_within(match: Match, outer: Period) -> Period | None:
    """Week 12 of a year, as ISO counts them."""
    first = date.fromisocalendar(outer.first.year, int(match["number"]), 1)
    return around(first, "week") if outer.precision == "year" else None


def _rest(match: Match, moment: Moment) -> Reading:
    return until(moment.published, around(moment.published, _unit(match)).last)


UNITS_OF_TIME: tuple[DateShape, ...] = (
    DateShape(
        shape(
            rf"{_STAGE}?(?P<which>(?:the )?(?:{_DIRECTIONS})|this past) (?:calendar |fiscal |working )?"
            rf"(?P<unit>{SMALL_UNIT})\b"
        ),
        _directed_unit,
    ),
    DateShape(
        shape(
            rf"{_STAGE}?(?P<which>this|(?:the )?current|the same|that same|that) (?:very |calendar |fiscal |working )?"
            rf"(?P<unit>{SMALL_UNIT})\b"
        ),
        _present_unit,
    ),
    DateShape(
        shape(rf"(?:earlier|later|early|late) in {_PERSONAL} (?P<unit>day|week|month|year)\b(?! of)"), _unit_of_story
    ),
    DateShape(shape(r"week (?P<number>\d\d?)(?! of)\b"), _week_number),
    DateShape(shape(r"week (?P<number>\d\d?)(?: of)?\b"), None, _week_number_within),
    DateShape(
        shape(r"(?:the )?(?:end|start|beginning|middle|close) of the (?P<unit>week|month|year|decade)\b"),
        lambda match, moment: around(moment.published, _unit(match)),
    ),
    DateShape(
        shape(rf"(?:the )?(?:rest|remainder) of (?:{_PERSONAL} )?(?:current )?(?P<unit>week|month|year)\b"), _rest
    ),
    DateShape(
        shape(
            rf"(?P<which>the (?:{_DIRECTIONS})|last|past|previous|next) "
            rf"(?P<count>{COUNT}) (?:(?:consecutive|full|calendar|business) )?"
            rf"(?P<unit>{SMALL_UNIT})s\b"
        ),
        _directed_count,
    ),
    DateShape(
        shape(rf"(?:the )?(?P<count>{COUNT}) (?P<which>past|previous|upcoming|coming|next) (?P<unit>{SMALL_UNIT})s\b"),
        _directed_count,
    ),
    DateShape(shape(rf"(?P<which>(?:the )?(?:{_DIRECTIONS})) (?P<count>{COUNT}) hours\b"), _past_hours),
    DateShape(
        shape(rf"(?:the )?(?:more |most )?(?P<which>recent|coming|upcoming|next|past) (?P<unit>{SMALL_UNIT})s\b"),
        _recent,
    ),
    DateShape(
        shape(
            r"(?P<exactly>exactly )?"
            rf"(?:(?P<count>{COUNT}) )?(?:(?:full|short|long|and a half) )?(?P<unit>{SMALL_UNIT})s?{_MORE}"
            r"(?: and a half)? "
            r"(?P<how>ago|earlier|later|from now|hence|previously|afterwards?|back(?= ?[,.])"
            r"|(?:before|after)(?= ?[,.;]))\b"
        ),
        _away,
    ),
    DateShape(
        shape(
            rf"(?P<how>in|within) (?P<count>{COUNT}) (?P<unit>{SMALL_UNIT})s?{_MORE}(?P<time>[’'] time)?"
            r"(?![\w’'-]| of\b)"
        ),
        _in_time,
        None,
        lambda match: not _RECORD.search(match.string, max(0, match.start() - 60), match.start()),
    ),
    DateShape(
        shape(rf"(?P<count>{COUNT}) (?P<unit>{SMALL_UNIT})s? (?P<how>before|after|from|ahead of|prior to|following)\b"),
        None,
        _away_from,
    ),
    DateShape(
        shape(r"the (?P<unit>week|weekend|month|year) (?P<how>after|before) (?:the )?(?:next|last)\b"), _after_next
    ),
)
