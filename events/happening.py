"""
Whether two reports tell of one happening. The answer depends on these two alone and is the same either way round.

They cannot where types, means, days, places or parties exclude each other. They do where somebody who takes part is
the same, and the words, the place or the story as well; or, for what can be seen, where town and day are, or the
words of one story.
"""

from __future__ import annotations

from datetime import date, timedelta

from articles.words import SAME_STORY, alike, stem

from .compare import Answer, compare_parties, compare_places, name_one_person
from .models import Report
from .tellings import LASTING, Telling

SEEN = {"ASSAULT", "COERCE", "PROTEST"}
# Reports of one attack name its means by what was flown, dropped or hit.
MEANS = (
    {"aerial", "drone", "explosives", "destroy", "targeted"},
    {"heavy-weapons", "explosives", "destroy", "firearms"},
    {"demo", "obstruct", "riot", "vandalize"},
)
RIOTS = {"riot", "vandalize", "obstruct", ""}  # told as attacks, too
FIRED = {"aerial", "heavy-weapons", "explosives", "firearms", "destroy", ""}  # told as tests of arms, too
NEXT_DAY = timedelta(days=1)  # nights and time zones put one happening on two days
NEWS_DAYS = timedelta(days=3)  # what is told without a day, or with that of publication, lies at most so long before
FEW_DAYS = timedelta(days=9)  # a week or a range that may be the time around a day; a month or a year holds too much
KILLING = "killed killing murder murdered death died assassinated assassination slain slaying executed execution"
DEATHS = {stem(word) for word in KILLING.split()}
GOING_ON = {stem(word) for word in LASTING}
ONE_TIME = {"day", "week", ""}  # of one deed; over a range of days many are told
# How alike two sentences are, from 0 to 1, to be taken for tellings of one happening …
HARDLY = 0.12  # … of one story
BESIDE = 0.25  # … of one deed in one story, by the words beside those that name it
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
    there = where is Answer.SAME
    if one.report.type != other.report.type and (words < ALIKE or not (parties or there)):
        return False
    if is_one_death(one, other):
        return same_story(one, other)
    known = parties > 0 or words >= VERY_ALIKE
    if is_open(one, other, known) and min(words, beside(one, other)) >= BESIDE and same_story(one, other):
        return True
    if one.days is None or other.days is None:
        return (only_name_it(one, other, parties) or (parties > 0 and words >= ALIKE)) and same_story(one, other)
    related = words >= HARDLY and same_story(one, other)
    stated = states_day(one) and states_day(other)
    if one.days != other.days and stated:
        return bool(parties) and (words >= VERY_ALIKE or related)
    if parties:
        return words >= ALIKE or related or there or (parties > 1 and same_story(one, other))
    return words >= COPIED or (one.report.type in SEEN and there and stated and one.is_day)


def only_name_it(one: Telling, other: Telling, parties: int) -> bool:
    both_tell = one.report.recipients and other.report.recipients
    return bool(one.only_named) and one.only_named == other.only_named and not (both_tell and not parties)


def is_open(one: Telling, other: Telling, known: bool) -> bool:
    """Whether one deed that can be seen is told of nobody who would have to be `known` as the same."""
    ours, theirs = one.report, other.report
    if not {ours.type, theirs.type} <= SEEN or not {ours.date_precision, theirs.date_precision} <= ONE_TIME:
        return False
    if (ours.mode and theirs.mode and ours.mode != theirs.mode) or (one.deed in GOING_ON) != (other.deed in GOING_ON):
        return False
    both_tell = (ours.actors and theirs.actors) or (ours.recipients and theirs.recipients)
    return known or not both_tell


def excluded(one: Telling, other: Telling) -> bool:
    """Whether what is plainest already says that these are two happenings."""
    if one.kind != other.kind:
        return True
    if tells_again(one, other):
        return one.report.type != other.report.type and not same_acts(one.report, other.report)
    return not (same_acts(one.report, other.report) and (days_meet(one, other) or is_one_death(one, other)))


def is_one_death(one: Telling, other: Telling) -> bool:
    """Nobody is killed twice: days that lie a little apart are two claims of one."""
    if not (one.deed in DEATHS and other.deed in DEATHS and name_one_person(one.report, other.report)):
        return False
    (first, last), (first_there, last_there) = around(one), around(other)
    near = first <= last_there + NEWS_DAYS and first_there <= last + NEWS_DAYS
    brief = max(last - first, last_there - first_there) <= FEW_DAYS
    return days_meet(one, other) or (near and brief and one.days is not None and other.days is not None)


def tells_again(one: Telling, other: Telling) -> bool:
    """Whether the text says so: `the attack`, after the attack that it told above."""
    tied = one.report.told_above is not None or other.report.told_above is not None
    return tied and one.article == other.article and one.root == other.root


def contradicts(one: Telling, other: Telling) -> bool:
    """
    Whether both cannot be reports of one event, whatever a third says. For what is told again the first telling
    speaks, unless a person has spoken.
    """
    if one.kind != other.kind:
        return True
    if not tells_again(one, other) and (only_repeats(one) or only_repeats(other)):
        return False
    if excluded(one, other):
        return True
    who, _parties = compare_parties(one.report, other.report)
    return Answer.DIFFERENT in (who, compare_places(one.report, other.report))


def only_repeats(one: Telling) -> bool:
    return one.report.told_above is not None and not one.report.decided


def same_acts(one: Report, other: Report) -> bool:
    """By the same means; who storms a building may riot, and who tests a missile fires it."""
    modes = {one.type: one.mode, other.type: other.mode}
    if modes.keys() == {"ASSAULT", "PROTEST"}:
        return modes["PROTEST"] in RIOTS
    if "MOBILIZE" in modes and len(modes) == 2:
        return modes.pop("MOBILIZE") == "weapons" and modes.get("ASSAULT") in FIRED
    return same_means(one.mode, other.mode)


def same_means(one: str, other: str) -> bool:
    return not one or not other or one == other or any({one, other} <= means for means in MEANS)


def days_meet(one: Telling, other: Telling) -> bool:
    """Where no day is stated, those before the news stand for it; a long time meets them only if it ends with them."""
    (first, last), (first_there, last_there) = sorted(map(around, (one, other)), key=lambda days: days[1] - days[0])
    is_long = last_there - first_there > FEW_DAYS
    if not (states_day(one) and states_day(other)):
        return first <= last_there and first_there <= last and (not is_long or last_there <= last)
    if one.is_day and other.is_day:
        return abs(first - first_there) <= NEXT_DAY
    return one.days == other.days or (first_there <= first and last <= last_there and not is_long)


def states_day(one: Telling) -> bool:
    return one.days is not None and not one.is_assumed


def around(one: Telling) -> tuple[date, date]:
    """The days of a report, or those before its publication where it tells none or only that of its publication."""
    if one.days and not one.is_assumed:
        return one.days
    if one.days:
        return one.days[0] - NEWS_DAYS, one.days[1] + NEXT_DAY
    return one.order[0] - NEWS_DAYS, one.order[0]


def beside(one: Telling, other: Telling) -> float:
    """How alike two sentences are but for the words that name their deeds: that both tell of a raid says little."""
    named = {one.deed, other.deed}
    return alike(one.words, other.words) - sum(one.words.get(word, 0.0) * other.words.get(word, 0.0) for word in named)


def of_one_sentence(one: Telling, other: Telling) -> bool:
    """Two acts of one sentence share its words, which says nothing."""
    ours, theirs = one.report, other.report
    return (ours.article_id, ours.sentence_start) == (theirs.article_id, theirs.sentence_start)


def same_story(one: Telling, other: Telling) -> bool:
    if one.report.article_id == other.report.article_id:
        return True
    return alike(one.story, other.story) >= SAME_STORY
