from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from events.axis import ticks


def months(first: int, many: int) -> list[date]:
    """So many months, counted from January 2021."""
    return [date(2021 + number // 12, number % 12 + 1, 1) for number in range(first, first + many)]


def years(first: int, many: int) -> list[date]:
    return [date(year, 1, 1) for year in range(first, first + many)]


def names(periods: list[date], *, monthly: bool, wide: bool) -> list[str]:
    return [tick.name for tick in ticks(periods, monthly=monthly) if wide or not tick.wide]


def test_the_first_month_is_named_with_its_year_and_each_january_by_the_year():
    assert names(months(1, 25), monthly=True, wide=False) == ["Feb 2021", "2022", "Jul", "2023"]
    assert names(months(1, 25), monthly=True, wide=True) == [
        "Feb 2021", "Jul", "Oct", "2022", "Apr", "Jul", "Oct", "2023",
    ]  # fmt: skip


def test_years_are_named_by_fives_and_tens():
    assert names(years(2014, 10), monthly=False, wide=False) == ["2014", "2020"]
    assert names(years(2014, 10), monthly=False, wide=True) == [*map(str, range(2014, 2024))]
    assert names(years(1985, 40), monthly=False, wide=False) == ["1985", "2000", "2010", "2020"]


MONTHLY = st.tuples(st.builds(months, st.integers(0, 11), st.integers(10, 120)), st.just(True))
YEARLY = st.tuples(st.builds(years, st.integers(1900, 1980), st.integers(10, 40)), st.just(False))


@given(MONTHLY | YEARLY)
@example((months(1, 120), True))
def test_names_neither_meet_nor_stick_out(axis: tuple[list[date], bool]):
    periods, monthly = axis
    for screen, wide in ((280, False), (500, True)):
        room = screen / len(periods)
        end_of_last = -1.0
        for tick in [tick for tick in ticks(periods, monthly=monthly) if wide or not tick.wide]:
            width = 7.0 * len(tick.name)
            start = screen - width if tick.ends else tick.number * room
            assert end_of_last < start
            end_of_last = start + width
        assert end_of_last <= screen
