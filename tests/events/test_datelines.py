"""The dateline says where a report is filed from; nothing in it takes part in what the report tells."""

import pytest

from tests.events.reading_room import events, told


@pytest.mark.parametrize(
    "dateline",
    [
        "BAGHDAD — ",
        "BAGHDAD, 24 February — ",
        "BAGHDAD, Iraq (AP) -- ",
        "BAGHDAD (Reuters) - ",
        "BAGHDAD, Feb. 24 (Reuters) - ",
        "Baghdad, 24 February – ",
        "GAZA CITY (AP) -- ",
    ],
)
def test_nobody_in_a_dateline_takes_part(dateline):
    assert told(f"{dateline}Russian forces invaded Ukraine.") == ["ASSAULT: Russian forces -> Ukraine"]


def test_who_follows_a_dateline_acts():
    assert told("BAGHDAD — Iran and Turkey signed an agreement.") == ["SUPPORT: Iran, Turkey -> "]


def test_the_day_of_a_dateline_is_not_that_of_the_act():
    (event,) = events("BAGHDAD, 24 February — Russian forces invaded Ukraine on Monday.")
    assert event.date is not None
    assert (event.date.value, event.date.text) == ("2021-02-22", "Monday")


def test_a_dateline_may_open_a_later_paragraph():
    assert told("An old picture.\n\nBAGHDAD — Police arrested two journalists.") == [
        "COERCE/arrest: Police -> two journalists"
    ]


def test_a_dateline_abroad_does_not_place_what_others_do_at_home():
    (event,) = events("BAGHDAD — Russian police arrested two Ukrainian journalists.")
    assert event.place is None


def test_a_sentence_with_a_dash_is_no_dateline():
    assert told("Russia — the larger army — attacked Ukraine.") == ["ASSAULT: Russia -> Ukraine"]
