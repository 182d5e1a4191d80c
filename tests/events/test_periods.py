from datetime import date

import pytest

from events.periods import short, told


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (date(2021, 2, 25), date(2021, 2, 25), "day", "Thursday, 25 February 2021"),
        (date(2021, 2, 1), date(2021, 2, 28), "month", "February 2021"),
        (date(2021, 1, 1), date(2021, 12, 31), "year", "2021"),
        (date(2021, 2, 22), date(2021, 2, 28), "week", "22–28 February 2021"),
        (date(2021, 2, 27), date(2021, 3, 2), "range", "27 February – 2 March 2021"),
        (date(2020, 12, 1), date(2021, 2, 28), "season", "1 December 2020 – 28 February 2021"),
        (None, None, "", "Day not known"),
    ],
)
def test_a_period_is_told_as_exactly_as_it_is_known(start, end, precision, expected):
    assert told(start, end, precision) == expected


def test_a_short_day_leaves_out_the_weekday():
    assert short(date(2021, 2, 25), date(2021, 2, 25), "day") == "25 Feb 2021"
