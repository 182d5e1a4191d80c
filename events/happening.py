"""
Whether two reports tell of one happening. The answer depends on these two alone and is the same either way round.

They cannot where types, means, days, places or parties exclude each other. They do where somebody who takes part is
the same, and the words, the place or the story as well; or, for what can be seen, where town and day are.
"""

from __future__ import annotations

from datetime import date, timedelta

from articles.words import SAME_STORY, alike

from .compare import Answer, compare_parties, compare_places
from .tellings import Telling

SEEN = {"ASSAULT", "COERCE", "PROTEST"}
# Reports of one attack name its means by what was flown, dropped or hit.
MEANS = (
    {"aerial", "drone", "explosives", "destroy", "targeted"},
    {"heavy-weapons", "explosives", "destroy", "firearms"},
    {"demo", "obstruct", "riot", "vandalize"},
)
NEXT_DAY = timedelta(days=1)  # nights and time zones put one happening on two days
NEWS_DAYS = timedelta(days=3)  # what is told without a day, or with that of publication, lies at most so long before
FEW_DAYS = timedelta(days=9)  # a week or a range that may be the time around a day; a month or a year holds too much
# How alike two sentences are, from 0 to 1, to be taken for tellings of one happening …
HARDLY = 0.12  # … of one story
ALIKE = 0.3  # … of one day, with somebody the same
VERY_ALIKE = 0.4  # … of two days that follow each other, or of a day and the week around it
TIED = 10.0  # what a text tells again goes before all that is only alike
COPIED = 0.7  # … with nobody known to be the same


def agreement(one: Telling, other: Telling) -> float:
    """How much speaks for one happening; 0 where it is none. Pairs are joined in the order of it."""
    if excluded(one, other):
        return 0.0
    if tells_again(one, other):
        return TIED
    (who, parties), where = compare_parties(one.report, other.report), compare_places(one.report, other.report)
    if Answer.DIFFERENT in (who, where):
        return 0.0
    words = 0.0 if of_one_sentence(one, other) else alike(one.words, other.words)
    if not tell_the_same(one, other, parties, where, words):
        return 0.0
    return 1 + words + parties + (where is Answer.SAME) + (one.days == other.days)


def tell_the_same(one: Telling, other: Telling, parties: int, where: Answer, words: float) -> bool:
    """`parties` are those that are the same in both, at most two."""
    if one.report.type != other.report.type and words < ALIKE:
        return False
    related = same_story(one, other) and words >= HARDLY
    if one.days is None or other.days is None:
        alike_told = (parties and words >= ALIKE) or (one.only_named and one.only_named == other.only_named)
        return bool(alike_told) and same_story(one, other)
    if one.days != other.days:
        return bool(parties) and (words >= VERY_ALIKE or related)
    if parties:
        return words >= ALIKE or related or where is Answer.SAME or (parties > 1 and same_story(one, other))
    if words >= COPIED:
        return True
    same_means = one.report.mode == other.report.mode
    stated = one.is_day and not (one.is_assumed or other.is_assumed)
    return one.report.type in SEEN and where is Answer.SAME and stated and same_means


def excluded(one: Telling, other: Telling) -> bool:
    """Whether what is plainest already says that these are two happenings."""
    return (
        one.kind != other.kind
        or not same_means(one.report.mode, other.report.mode)
        or not (tells_again(one, other) or days_meet(one, other))
    )


def tells_again(one: Telling, other: Telling) -> bool:
    """Whether the text says so: `the attack`, after the attack that it told above."""
    tied = one.report.told_above is not None or other.report.told_above is not None
    return tied and one.article == other.article and one.root == other.root


def contradicts(one: Telling, other: Telling) -> bool:
    """Whether both cannot be reports of one event, whatever a third says."""
    if excluded(one, other):
        return True
    who, _parties = compare_parties(one.report, other.report)
    return Answer.DIFFERENT in (who, compare_places(one.report, other.report))


def same_means(one: str, other: str) -> bool:
    return not one or not other or one == other or any({one, other} <= means for means in MEANS)


def days_meet(one: Telling, other: Telling) -> bool:
    if one.days is None or other.days is None:
        (first, last), (first_there, last_there) = around(one), around(other)
        return first <= last_there and first_there <= last
    (first, last), (first_there, last_there) = one.days, other.days
    if one.is_day and other.is_day:
        reach = NEWS_DAYS if one.is_assumed != other.is_assumed else NEXT_DAY
        sooner, later = (one, other) if first <= first_there else (other, one)
        return abs(first - first_there) <= (reach if later.is_assumed and not sooner.is_assumed else NEXT_DAY)
    if one.days == other.days:
        return True
    within = (first <= first_there and last_there <= last) or (first_there <= first and last <= last_there)
    return within and max(last - first, last_there - first_there) <= FEW_DAYS


def around(one: Telling) -> tuple[date, date]:
    """The days of a report, or those before its publication where it tells none."""
    published = one.order[0]
    return one.days or (published - NEWS_DAYS, published)


def of_one_sentence(one: Telling, other: Telling) -> bool:
    """Two acts of one sentence share its words, which says nothing."""
    ours, theirs = one.report, other.report
    return (ours.article_id, ours.sentence_start) == (theirs.article_id, theirs.sentence_start)


def same_story(one: Telling, other: Telling) -> bool:
    if one.report.article_id == other.report.article_id:
        return True
    return alike(one.story, other.story) >= SAME_STORY
