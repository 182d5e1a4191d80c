"""When an act happened that its sentence sets before or after another one. The news is of Friday, 26 February 2021."""

import pytest

from tests.events.reading_room import events


def date_of(text: str, type_name: str) -> str | None:
    (event,) = [event for event in events(text) if event.type == type_name]
    return event.date.value if event.date else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Joe Biden said on Thursday that Iran was weak, a day after the US bombed Syria.", "2021-02-24"),
        ("Egypt summoned the envoy on Thursday, two days after police killed a student.", "2021-02-23"),
        ("Egypt summoned the envoy on Thursday, hours after police killed a student.", "2021-02-25"),
        ("Egypt summoned the envoy on Thursday, three weeks after police killed a student.", "2021-W05"),
        ("Egypt summoned the envoy, two years after police killed a student.", "2019"),
        ("Egypt summoned the envoy on Thursday after police killed a student.", None),
        ("Egypt summoned the envoy on Thursday, days after police killed a student.", None),
        ("Three days before talks in Geneva on Monday, Turkey bombed Syria.", "2021-02-19"),
        ("Turkey bombed Syria three days after talks in Geneva last Monday.", "2021-02-18"),
        ("Turkey was silent in December 2019, or nearly two years after Iran bombed Syria.", "2017"),
        ("Egypt told the story for a week after Turkey bombed Syria.", None),
        ("Turkey has bombed Syria before.", None),
        ("Turkey once bombed Syria.", None),
        ("Iran fears the rebels who attacked Syria.", None),
        ("Egypt on Thursday condemned the attack on Syria by Turkey.", None),
        ("Egypt condemned the attack of Tuesday on Syria by Turkey.", "2021-02-23"),
        ("Turkey bombed Syria.", "2021-02-26"),
    ],
)
def test_the_day_of_what_came_before_is_counted_or_left_open(text, value):
    assert date_of(text, "ASSAULT") == value


def test_a_distance_is_shown_by_its_words():
    text = "Egypt summoned the envoy on Thursday, two days after police killed a student."
    (event,) = [event for event in events(text) if event.type == "ASSAULT"]
    assert event.date is not None
    assert (event.date.text, text[event.date.start : event.date.end]) == ("two days after", "two days after")


def test_a_deed_named_again_keeps_the_day_first_told():
    text = "Turkish rebels staged a bombing on Tuesday. On Thursday Egypt condemned the bombing."
    days = [event.date.value for event in events(text) if event.type == "ASSAULT" and event.date]
    assert set(days) == {"2021-02-23"}


def test_since_may_give_a_reason():
    assert date_of("Egypt is safe since Turkey attacked Syria on Tuesday.", "ASSAULT") == "2021-02-23"
