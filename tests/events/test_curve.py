"""The curve: what is drawn says what was counted, and silence is no zero."""

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from events.models import Event
from events.pictures.curve import FEWEST, MOST, Amount, Measure, Stretch, curve, drawn
from events.pictures.scale import MARKS, Scale
from tests import factories

TODAY = date(2024, 3, 8)


def told(*rows, reported=(), **asked):
    found = drawn(rows, reported, today=TODAY, **asked)
    assert found
    return found


def amount(text: str) -> float:
    return float(text.removesuffix("%")) / 100


MONTHS = st.integers(2010 * 12, 2024 * 12).map(lambda number: date(number // 12, number % 12 + 1, 1))
ROWS = st.dictionaries(
    st.tuples(st.integers(0, 1), MONTHS, st.integers(1, 4)),
    st.tuples(st.integers(1, 5000), st.integers(1, 40_000)),
    min_size=1,
    max_size=12,
)


def as_counted(rows):
    return [
        (lane, month, quad, n, (total / 2) * (1 if quad < 3 else -1))
        for (lane, month, quad), (n, total) in rows.items()
    ]


@given(ROWS, st.sets(MONTHS, max_size=12), st.sampled_from(Measure))
def test_the_heights_of_the_bars_are_what_was_counted(rows, reported, measure):
    found = drawn(as_counted(rows), reported, names=("to", "from"), measure=measure, today=TODAY)
    if found is None:
        assert len({month for _lane, month, _quad in rows}) == 1
        return
    for number, lane in enumerate(found.lanes):
        drawn_heights: defaultdict[int, float] = defaultdict(float)
        for block in lane.blocks:
            drawn_heights[block.quad] += amount(block.height) * lane.scale.whole
        for quad in (1, 2, 3, 4):
            counted = sum(
                n if measure is Measure.EVENTS else total / 2
                for (of, month, which), (n, total) in rows.items()
                if (of, which) == (number, quad) and month >= found.months[0].first
            )
            assert drawn_heights[quad] == pytest.approx(counted, rel=0.01, abs=0.001 * lane.scale.whole * len(rows))
    shown = sum(month.events for lane in found.lanes for month in lane.months)
    assert shown + found.before == sum(n for n, _total in rows.values())


@given(ROWS, st.sets(MONTHS, max_size=12))
def test_a_month_is_silent_when_nothing_is_told_and_no_article_is_there(rows, reported):
    found = drawn(as_counted(rows), reported, names=("to", "from"), today=TODAY)
    if not found:
        return
    eventful = {month for _lane, month, _quad in rows}
    assert FEWEST <= len(found.months) <= MOST
    for lane in found.lanes:
        for month in lane.months:
            assert month.silent == (month.first not in eventful and month.first not in reported)
        covered = [number for row in lane.silences for number in range(row.start, row.start + row.length)]
        assert covered == [number for number, month in enumerate(lane.months) if month.silent]
        assert sum(row.length if isinstance(row, Stretch) else 1 for row in lane.latest_first) == len(lane.months)


@given(ROWS)
def test_nothing_is_drawn_outside_the_drawing_and_cooperation_never_below_the_line(rows):
    found = drawn(as_counted(rows), (), names=("to", "from"), today=TODAY)
    for lane in found.lanes if found else ():
        line = lane.scale.line
        for block in lane.blocks:
            top, bottom = amount(block.y), amount(block.y) + amount(block.height)
            assert -1e-4 <= top <= bottom <= 1.0001
            assert (bottom <= line + 1e-4) if block.quad <= 2 else (top >= line - 1e-4)


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_the_scale_is_read_by_a_few_round_numbers(above, below):
    scale = Scale.of(above, below)
    assert scale.above >= above
    assert scale.below >= below
    lines = list(scale.lines)
    assert [line.value for line in lines if line.begins] == [0]
    assert 1 < len(lines) <= 2 * MARKS + 1
    assert all(set(str(line.value)[1:]) <= {"0"} for line in lines)
    assert all(0 <= amount(line.y) <= 1.0001 for line in lines)


def test_months_between_events_are_zero_where_articles_are_and_silent_where_none_is():
    found = told((0, date(2021, 1, 1), 1, 2, 8.0), (0, date(2021, 4, 1), 4, 1, -10.0), reported=[date(2021, 2, 1)])
    states = {month.first.month: (month.events, month.silent) for month in found.months if month.first.year == 2021}
    assert states == {1: (2, False), 2: (0, False), 3: (0, True), 4: (1, False)}


def test_what_lies_ahead_or_has_no_month_is_counted_and_not_drawn():
    rows = [(0, date(2021, 1, 1), 1, 1, 1.0), (0, date(2021, 2, 1), 1, 1, 1.0)]
    found = told(*rows, (0, None, 3, 4, -3.0), (0, date(2099, 1, 1), 3, 5, -3.0))
    assert found.undated == 9
    assert found.months[-1].first == date(2021, 2, 1)


def test_long_ago_is_counted_before_the_first_month():
    found = told((0, date(1990, 1, 1), 4, 3, -30.0), (0, date(2023, 12, 1), 1, 1, 1.0))
    assert (len(found.months), found.before) == (MOST, 3)


def test_one_month_alone_is_no_curve():
    assert drawn([(0, date(2021, 1, 1), 1, 7, 1.0)], [date(2021, 1, 1)], today=TODAY) is None
    assert drawn([], [date(2021, 1, 1)], today=TODAY) is None


@pytest.mark.django_db
def test_events_are_counted_by_month_and_class_with_the_sum_of_their_scores():
    for type_, day in (("AGREE", "2020-12-31"), ("ACCUSE", "2021-02-25"), ("ACCUSE", "2021-02"), ("ASSAULT", "2021")):
        factories.event(type_, day=day)
    factories.article(published=date(2021, 3, 5))
    found = curve(Event.objects.all(), Article.objects.all(), today=TODAY)
    assert found
    counts = {month.name: month.amounts for month in found.lanes[0].months if month.events}
    none = Amount()
    assert counts == {
        "December 2020": (Amount(1, 2.5), none, none, none),
        "February 2021": (none, none, Amount(2, -6.0), none),
    }
    assert found.undated == 1, "the year is no month"
    assert not found.months[-1].silent
    assert found.months[-1].name == "March 2021"
