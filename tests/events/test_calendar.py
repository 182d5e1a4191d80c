from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.calendar import first_and_last

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-02-25", date(2021, 2, 25), date(2021, 2, 25)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-W08", date(2021, 2, 22), date(2021, 2, 28)),
        ("2021-02-20/2021-03", date(2021, 2, 20), date(2021, 3, 31)),
    ],
)
def test_a_value_has_a_first_and_a_last_day(value: str, first: date, last: date) -> None:
    assert first_and_last(value) == (first, last)


@pytest.mark.parametrize("value", ["", "soon", "2021-13", "2021-02-30", "2021-W60", "1-2-3-4"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the message is Python's own in most cases
        first_and_last(value)


@given(days, days)
def test_a_range_runs_from_the_first_day_of_its_start_to_the_last_of_its_end(one: date, other: date) -> None:
    assert first_and_last(f"{one}/{other}") == (one, other)
