"""Days told from another day by a word: yesterday, Thursday night, the weekend, the day before."""

import re
from datetime import date

from events.coding.date_periods import DAY, Moment, Period, around, moved, one_day, until, weekday_in_week, weekday_near
from events.coding.date_shapes import DateShape, Match, Reading, said
from events.coding.date_words import ORDINAL_DAY, PART_OF_DAY, WEEKDAY, WHOLE_WEEKDAY, ordinal_of, shape, weekday_number

_NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_NAME_BEFORE = re.compile(r"\b[A-Z]\w+ $")
_SUNDAY_PAPERS = (" Times", " Telegraph", " Mirror", " Express", " Mail", " Herald", " Post", " Night Live")
_DAY_ADVERB = r"(?:(?:earlier|later|early|late)(?: on)? )?"
_WHICH_DAY = r"(?:(?P<which>this past|this coming|this upcoming|last|this|next|coming|upcoming|previous|following) )?"


def _named_day(match: Match, moment: Moment) -> Reading:
    return one_day(moment.published + _NAMED_DAYS[match["name"].lower()] * DAY)


def _weekday(match: Match, moment: Moment) -> Reading:
    """Last and next mean the week before and after, this the same week; alone it is the nearest in its direction."""
    number = weekday_number(match["weekday"])
    match said(match, "which"):
        case "last" | "previous":
            return one_day(_last_weekday(moment.published, number))
        case "next" | "following":
            return one_day(weekday_in_week(moved(moment.published, 1, "week"), number))
        case "this past":
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
    weeks = {"this": 0, "last": -1, "previous": -1}.get(said(match, "which"), 1)
    return one_day(weekday_in_week(moved(moment.published, weeks, "week"), weekday_number(match["weekday"])))


def _weekday_with_number(match: Match, moment: Moment) -> Reading:
    """Thursday the 25th: the nearest day, before or after, on which the two agree."""
    number, day = weekday_number(match["weekday"]), ordinal_of(match["day"])
    here = weekday_near(moment.reference, number)
    weeks = sorted(range(-60, 61), key=lambda week: (abs(week), week > 0))
    return next(one_day(found) for week in weeks if (found := here + 7 * week * DAY).day == day)


def _weekend(match: Match, moment: Moment) -> Reading:
    """Alone it is the last one, or the next when looking ahead; on a Saturday or Sunday it is this one."""
    today, which = moment.published, said(match, "which")
    if which == "that":
        return around(moment.anchor("week"), "weekend")
    if which in ("this", "this coming", "coming", "upcoming") or (today.isoweekday() > 5 and not which):
        return around(today, "weekend")
    if which in ("next", "following"):
        return around(moved(today, 1, "week"), "weekend")
    return around(moved(today, 0 if moment.future and not which else -1, "week"), "weekend")


def _day_beside(match: Match, outer: Period) -> Period | None:
    """The day before yesterday, the eve of 5 May."""
    if outer.precision != "day":
        return None
    return one_day(outer.first + (DAY if match["how"].lower() == "after" else -DAY))


def _day_beside_story(match: Match, moment: Moment) -> Reading:
    return one_day(moment.anchor("day") + (DAY if match["how"].lower() == "after" else -DAY))


def _is_today(match: Match) -> bool:
    """Not the names of media: USA Today, Russia Today."""
    return match["name"] not in ("Today", "TODAY") or not _NAME_BEFORE.search(
        match.string, max(0, match.start() - 20), match.start()
    )


def _is_weekday(match: Match) -> bool:
    """Not the Sunday papers, and not the days of history: Bloody Sunday, Black Friday."""
    before, after = (
        match.string[max(0, match.start() - 9) : match.start()],
        match.string[match.end() : match.end() + 10],
    )
    return not (before.endswith(("Black ", "Bloody ", "Super ", "Good ", "Red ")) or after.startswith(_SUNDAY_PAPERS))


DAY_WORDS: tuple[DateShape, ...] = (
    DateShape(
        shape(rf"{_DAY_ADVERB}(?P<name>today|tonight|yesterday|tomorrow){PART_OF_DAY}?(?!\w)"),
        _named_day,
        None,
        _is_today,
    ),
    DateShape(
        shape(r"(?:earlier |later )?this (?:morning|afternoon|evening)\b"),
        lambda match, moment: one_day(moment.published),
    ),
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
        None,
        lambda match: not match.string.endswith("an ", max(0, match.start() - 3), match.start()),
    ),
    DateShape(
        shape(
            r"(?:that|the same|later that|earlier that|later the same) (?:same )?(?:morning|afternoon|evening|night)\b"
        ),
        lambda match, moment: one_day(moment.anchor("day")),
    ),
    DateShape(
        shape(rf"{_DAY_ADVERB}{_WHICH_DAY}(?P<weekday>{WHOLE_WEEKDAY}){PART_OF_DAY}?"),
        _weekday,
        _weekday_in_week,
        _is_weekday,
    ),
    DateShape(shape(rf"(?P<weekday>{WEEKDAY})(?: of)?"), None, _weekday_in_week),
    DateShape(
        shape(rf"(?P<which>this|last|next|previous|following) week(?:,? on)? (?P<weekday>{WEEKDAY}){PART_OF_DAY}?"),
        _weekday_of_week,
    ),
    DateShape(shape(rf"(?P<weekday>{WHOLE_WEEKDAY}),? the (?P<day>{ORDINAL_DAY})(?! of)"), _weekday_with_number),
    DateShape(shape(r"(?:the )?day (?P<how>before|after)\b"), None, _day_beside),
    DateShape(shape(r"(?:the )?day (?P<how>before|after)(?= ?[,.;?]|$)"), _day_beside_story),
    DateShape(shape(r"(?:on )?(?:the )?(?P<how>eve) of\b"), lambda match, moment: "day", _day_beside),
    DateShape(
        shape(
            r"(?P<which>(?:the )?(?:last|this past|past|this coming|coming|upcoming|next|following|previous|this|that)"
            r"|the) (?:long )?weekend\b"
        ),
        _weekend,
    ),
)
