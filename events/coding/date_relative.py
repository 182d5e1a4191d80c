"""Dates told from another day: yesterday, last week, two days earlier, the weekend, the past three months.

Most count from publication; "earlier", "later", "the following" and "that" count from the last date the text named.
"Three weeks ago" is as coarse as its unit, a week; "three weeks before 5 May" and "three days ago" are days.
"""

import re
from datetime import date

from events.coding import date_words as words
from events.coding.date_periods import (
    DAY,
    FINE_ENOUGH,
    PRECISIONS,
    Moment,
    Period,
    around,
    moved,
    one_day,
    until,
    weekday_in_week,
    weekday_near,
)
from events.coding.date_shapes import DateShape, Match, Reading
from events.coding.date_words import COUNT, PART_OF_DAY, SMALL_UNIT, WEEKDAY, WHOLE_WEEKDAY, count_of, shape, weekday_number

_NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_LAST = {"last", "past", "previous", "preceding", "prior"}
_NEXT = {"next", "coming", "upcoming", "following"}
_DIRECTIONS = r"last|past|previous|preceding|prior|next|coming|upcoming|following"
_STAGE = (
    r"(?:(?:the )?(?:early|earlier|late|later|mid|middle|end|start|beginning)(?: of| in|-)? "
    r"|mid-)"
)


def _unit(match: Match) -> str:
    return match["unit"].lower()


def _said(match: Match, group: str) -> str:
    """The words of a group in lower case without an article; empty when they were not there."""
    return (match[group] or "").lower().removeprefix("the ")


def _named_day(match: Match, moment: Moment) -> Reading:
    return one_day(moment.published + _NAMED_DAYS[match["name"].lower()] * DAY)


def _weekday(match: Match, moment: Moment) -> Reading:
    """Last and next mean the week before and after, this the same week; alone it is the nearest in its direction."""
    number = weekday_number(match["weekday"])
    match _said(match, "which"):
        case "last" | "previous":
            return one_day(_last_weekday(moment.published, number))
        case "next" | "following":
            return one_day(weekday_in_week(moved(moment.published, 1, "week"), number))
        case "this past" | "past":
            return one_day(weekday_near(moment.published - DAY, number))
        case "this coming" | "coming" | "this upcoming" | "upcoming":
            return one_day(weekday_near(moment.published + DAY, number, future=True))
        case "this":
            day = weekday_in_week(moment.published, number)
            ahead = moment.future and day < moment.published
            return one_day(moved(day, 1, "week") if ahead else day)
    return one_day(weekday_near(moment.reference, number, moment.future))


def _last_weekday(published: date, number: int) -> date:
    """That of the week before; on a Saturday or Sunday the week that ends counts as the one before."""
    day = weekday_in_week(published, number)
    return day if published.isoweekday() > 5 and published - day > 2 * DAY else moved(day, -1, "week")


def _weekday_in_week(match: Match, outer: Period) -> Period | None:
    if outer.precision != "week":
        return None
    return one_day(weekday_in_week(outer.first, weekday_number(match["weekday"])))


def _weekday_of_week(match: Match, moment: Moment) -> Reading:
    weeks = {"this": 0, "last": -1, "previous": -1}.get(_said(match, "which"), 1)
    return one_day(weekday_in_week(moved(moment.published, weeks, "week"), weekday_number(match["weekday"])))


def _weekday_with_number(match: Match, moment: Moment) -> Reading:
    """Thursday the 25th: the nearest month in its direction where the two agree."""
    number, day = weekday_number(match["weekday"]), words.ordinal_of(match["day"])
    found = weekday_near(moment.reference, number, moment.future)
    for _ in range(60):
        if found.day == day:
            return one_day(found)
        found = moved(found, 1 if moment.future else -1, "week")
    return None


def _directed_unit(match: Match, moment: Moment) -> Reading:
    """Last week, next month. The past year is the year up to now; the following day counts from the last date."""
    unit, which = _unit(match), _said(match, "which")
    told = match["which"].lower().startswith("the ")
    if which in ("previous", "preceding", "prior", "following") or which == "next" and unit == "day" and told:
        return around(moved(moment.anchor(unit), 1 if which in _NEXT else -1, unit), unit)
    if unit == "decade" or which == "past" and unit != "quarter":
        return _stretch(moment, 1 if which in _NEXT else -1, unit)
    return around(moved(moment.published, 1 if which in _NEXT else -1, unit), unit)


def _present_unit(match: Match, moment: Moment) -> Reading:
    """This week, that year. On a Sunday that looks ahead, this week is the one about to begin."""
    unit, which = _unit(match), _said(match, "which")
    if which in ("that", "same", "that same"):
        return around(moment.anchor(unit), unit)
    eve = unit == "week" and moment.future and moment.published.isoweekday() == 7
    return around(moment.published + eve * DAY, unit)


def _unit_of_story(match: Match, moment: Moment) -> Reading:
    """Earlier in the day, later in the year: of the last date named."""
    unit = _unit(match)
    return around(moment.anchor(unit) if unit == "day" else moment.published, unit)


def _stretch(moment: Moment, count: int, unit: str) -> Period:
    """So many units up to yesterday, or from tomorrow on when positive; quarters are whole ones."""
    today = moment.published
    if unit == "quarter":
        ends = (around(moved(today, count, unit), unit), around(moved(today, 1 if count > 0 else -1, unit), unit))
        return until(min(ends[0].first, ends[1].first), max(ends[0].last, ends[1].last))
    return until(today + DAY, moved(today, count, unit)) if count > 0 else until(moved(today, count, unit), today - DAY)


def _directed_count(match: Match, moment: Moment) -> Reading:
    count = count_of(match["count"] or "few")
    return _stretch(moment, count if _said(match, "which") in _NEXT else -count, _unit(match))


def _recent(match: Match, moment: Moment) -> Reading:
    """Recent weeks: the last three; the coming weeks: the next three."""
    return _stretch(moment, 3 if _said(match, "which") in _NEXT else -3, _unit(match))


def _past_hours(match: Match, moment: Moment) -> Reading:
    days = -(-count_of(match["count"]) // 24)
    if _said(match, "which") in _NEXT:
        return until(moment.published, moment.published + days * DAY)
    return until(moment.published - days * DAY, moment.published)


def _away(match: Match, moment: Moment) -> Reading:
    """Two days ago, a week later, three months from now. A few and several give the stretch they may lie in."""
    unit, how = _unit(match), match["how"].lower()
    back = how in ("ago", "earlier", "back", "before", "previously")
    told = how in ("earlier", "later", "before", "after", "afterward", "afterwards", "previously")
    start = moment.anchor(unit) if told else moment.published
    if not match["count"]:
        return PRECISIONS.get(unit, "range")
    count = count_of(match["count"])
    day = moved(start, -count if back else count, unit)
    if words.is_vague(match["count"]):
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
    unit, count = _unit(match), count_of(match["count"])
    day = moved(moment.published, count, unit)
    if match["how"].lower() == "within":
        return until(moment.published, day - DAY)
    if words.is_vague(match["count"]):
        return until(moment.published + DAY, day)
    return one_day(day) if unit == "fortnight" else around(day, unit)


def _away_from(match: Match, outer: Period) -> Period | None:
    """Two days after Christmas, three weeks from Tuesday: a day, counted from the near end of the other date."""
    unit, count = _unit(match), count_of(match["count"])
    if outer.precision not in FINE_ENOUGH["month"] or words.is_vague(match["count"]):
        return None
    back = match["how"].lower() in ("before", "ahead of", "prior to")
    return one_day(moved(outer.first, -count, unit) if back else moved(outer.last, count, unit))


def _day_beside(match: Match, outer: Period) -> Period | None:
    """The day before yesterday, the eve of 5 May."""
    if outer.precision != "day":
        return None
    return one_day(outer.first + (DAY if match["how"].lower() == "after" else -DAY))


def _day_beside_story(match: Match, moment: Moment) -> Reading:
    return one_day(moment.anchor("day") + (DAY if match["how"].lower() == "after" else -DAY))


def _after_next(match: Match, moment: Moment) -> Reading:
    back = match["how"].lower() == "before"
    return around(moved(moment.published, -2 if back else 2, _unit(match)), _unit(match))


def _weekend(match: Match, moment: Moment) -> Reading:
    """Alone it is the last one, or the next when looking ahead; on a Saturday or Sunday it is this one."""
    today, which = moment.published, _said(match, "which")
    if which == "that":
        return around(moment.anchor("week"), "weekend")
    if which in ("this", "this coming", "coming", "upcoming") or today.isoweekday() > 5 and not which:
        return around(today, "weekend")
    if which in ("next", "following"):
        return around(moved(today, 1, "week"), "weekend")
    return around(moved(today, 0 if moment.future and not which else -1, "week"), "weekend")


def _rest(match: Match, moment: Moment) -> Reading:
    return until(moment.published, around(moment.published, _unit(match)).last)


def _is_today(match: Match) -> bool:
    """Not the names of media: USA Today, Russia Today."""
    return match["name"] not in ("Today", "TODAY") or not _NAME_BEFORE.search(match.string, max(0, match.start() - 20), match.start())


def _is_weekday(match: Match) -> bool:
    """Not the Sunday papers, and not the days of history: Bloody Sunday, Black Friday."""
    before, after = match.string[max(0, match.start() - 9) : match.start()], match.string[match.end() : match.end() + 10]
    return not (
        before.endswith(("Black ", "Bloody ", "Cyber ", "Super ", "Good ", "Red ")) or after.startswith(_SUNDAY_PAPERS)
    )


_NAME_BEFORE = re.compile(r"\b[A-Z]\w+ $")
_SUNDAY_PAPERS = (" Times", " Telegraph", " Mirror", " Express", " Mail", " Herald", " Post", " Night Live")
_DAY_ADVERB = r"(?:(?:earlier|later|early|late)(?: on)? )?"
_WHICH_DAY = r"(?:(?P<which>this past|this coming|this upcoming|last|this|next|past|coming|upcoming|previous|following) )?"
_PERSONAL = r"(?:the|this|his|her|their|its|our)"

RELATIVE_DATES: tuple[DateShape, ...] = (
    DateShape(
        shape(rf"{_DAY_ADVERB}(?P<name>today|tonight|yesterday|tomorrow){PART_OF_DAY}?(?!\w)"), _named_day, None, _is_today
    ),
    DateShape(shape(r"(?:earlier |later )?this (?:morning|afternoon|evening)\b"), lambda match, moment: one_day(moment.published)),
    DateShape(
        shape(r"now(?= (?:and|to|through|until) )"),
        lambda match, moment: one_day(moment.published),
        None,
        lambda match: match.string[max(0, match.start() - 8) : match.start()].lower().endswith(("between ", "from ")),
    ),
    DateShape(shape(r"last night\b"), lambda match, moment: one_day(moment.published - DAY)),
    DateShape(
        shape(r"overnight\b(?!-| (?:bag|train|stay|success|shift|flight|trip))"),
        lambda match, moment: until(moment.published - DAY, moment.published),
    ),
    DateShape(
        shape(r"(?:that|the same|later that|earlier that|later the same) (?:same )?(?:morning|afternoon|evening|night)\b"),
        lambda match, moment: one_day(moment.anchor("day")),
    ),
    DateShape(
        shape(rf"{_DAY_ADVERB}{_WHICH_DAY}(?P<weekday>{WHOLE_WEEKDAY}){PART_OF_DAY}?"), _weekday, _weekday_in_week, _is_weekday
    ),
    DateShape(shape(rf"(?P<weekday>{WEEKDAY})(?: of)?"), None, _weekday_in_week),
    DateShape(
        shape(rf"(?P<which>this|last|next|previous|following) week(?:,? on)? (?P<weekday>{WEEKDAY}){PART_OF_DAY}?"), _weekday_of_week
    ),
    DateShape(shape(rf"(?P<weekday>{WHOLE_WEEKDAY}),? the (?P<day>{words.ORDINAL_DAY})(?! of)"), _weekday_with_number),
    DateShape(
        shape(
            rf"{_STAGE}?(?P<which>(?:the )?(?:{_DIRECTIONS})|this past) (?:calendar |fiscal |working )?(?P<unit>{SMALL_UNIT})\b"
        ),
        _directed_unit,
    ),
    DateShape(
        shape(
            rf"{_STAGE}?(?P<which>this|the current|the same|that same|that) (?:very |calendar |fiscal |working )?"
            rf"(?P<unit>{SMALL_UNIT})\b"
        ),
        _present_unit,
    ),
    DateShape(shape(rf"(?:earlier|later|early|late) in {_PERSONAL} (?P<unit>day|week|month|year)\b(?! of)"), _unit_of_story),
    DateShape(
        shape(r"(?:the )?(?:end|start|beginning|middle|close) of the (?P<unit>week|month|year|decade)\b"),
        lambda match, moment: around(moment.published, _unit(match)),
    ),
    DateShape(shape(rf"(?:the )?(?:rest|remainder) of {_PERSONAL} (?P<unit>week|month|year)\b"), _rest),
    DateShape(
        shape(
            rf"(?P<which>(?:the )?(?:{_DIRECTIONS})) (?P<count>{COUNT}) (?:(?:consecutive|full|calendar|business) )?"
            rf"(?P<unit>{SMALL_UNIT})s\b"
        ),
        _directed_count,
    ),
    DateShape(shape(rf"(?:the )?(?P<count>{COUNT}) (?P<which>past|previous|upcoming|coming|next) (?P<unit>{SMALL_UNIT})s\b"), _directed_count),
    DateShape(shape(rf"(?P<which>(?:the )?(?:{_DIRECTIONS})) (?P<count>{COUNT}) hours\b"), _past_hours),
    DateShape(
        shape(rf"(?:the )?(?:more |most )?(?P<which>recent|coming|upcoming|next|past) (?P<unit>{SMALL_UNIT})s\b"), _recent
    ),
    DateShape(
        shape(
            rf"(?P<exactly>exactly )?(?:(?P<count>{COUNT}) )?(?:(?:full|short|long|and a half) )?(?P<unit>{SMALL_UNIT})s?"
            r"(?: and a half)? "
            r"(?P<how>ago|earlier|later|from now|hence|back(?= ?[,.])|previously|before(?= ?[,.;])|after(?= ?[,.;])|afterwards?)\b"
        ),
        _away,
    ),
    DateShape(
        shape(rf"(?P<how>in|within) (?P<count>{COUNT}) (?P<unit>{SMALL_UNIT})s?(?P<time>[’'] time)?(?![\w’'-]| of\b)"), _in_time
    ),
    DateShape(
        shape(rf"(?P<count>{COUNT}) (?P<unit>{SMALL_UNIT})s? (?P<how>before|after|from|ahead of|prior to|following)\b"),
        None,
        _away_from,
    ),
    DateShape(shape(r"(?:the )?day (?P<how>before|after)\b"), None, _day_beside),
    DateShape(shape(r"(?:the )?day (?P<how>before|after)(?= ?[,.;?]|$)"), _day_beside_story),
    DateShape(shape(r"(?:on )?(?:the )?(?P<how>eve) of\b"), lambda match, moment: "day", _day_beside),
    DateShape(shape(r"the (?P<unit>week|month|year) (?P<how>after|before) (?:the )?(?:next|last)\b"), _after_next),
    DateShape(
        shape(
            r"(?P<which>(?:the )?(?:last|this past|past|this coming|coming|upcoming|next|following|previous|this|that)|the) "
            r"(?:long )?weekend\b"
        ),
        _weekend,
    ),
)
