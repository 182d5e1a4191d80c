"""What happened has happened by the day of publication, and what is quoted counts from the day on which it was said."""

import pytest

from tests.events.reading_room import events


def dated(text, kind):
    return [(event.realis, event.date.value) for event in events(text) if event.type == kind and event.date]


@pytest.mark.parametrize(
    ("text", "kind", "answer"),
    [
        (
            "The office will cease to exist under a treaty that Iran and Iraq signed on Thursday.",
            "SUPPORT",
            ("happened", "2021-02-25"),
        ),
        ("Turkey refused until December, when the parliament of Iran ratified the treaty.", "SUPPORT",
         ("happened", "2020-12")),
        ("Russia bombed Aleppo on 4 March 2021.", "ASSAULT", ("planned", "2021-03-04")),
    ],
)  # fmt: skip
def test_a_fact_is_dated_looking_back(text, kind, answer):
    assert dated(text, kind) == [answer]


def test_today_in_a_quotation_is_the_day_of_saying():
    text = "“Russia bombed Aleppo earlier this evening,” a spokesman said on Wednesday."
    assert dated(text, "ASSAULT") == [("happened", "2021-02-24")]


def test_today_in_a_quotation_follows_the_day_that_the_text_tells_of():
    text = "Russia bombed Aleppo on Thursday.\n\n“Turkey attacked a convoy this evening,” a spokesman said."
    assert dated(text, "ASSAULT")[1] == ("happened", "2021-02-25")


def test_today_outside_a_quotation_is_the_day_of_publication():
    assert dated("Russia bombed Aleppo today.", "ASSAULT") == [("happened", "2021-02-26")]


def test_the_date_of_an_aside_is_not_that_of_the_act():
    text = "Turkey, which attacked Syria in 2016, bombed a village."
    assert dated(text, "ASSAULT") == [("background", "2016"), ("happened", "2021-02-26")]


def test_the_day_of_the_news_dates_the_act_wherever_the_parser_hangs_it():
    text = "Russian warplanes bombed buildings used by Turkey in eastern Syria on Thursday, the spokesman said."
    assert dated(text, "ASSAULT") == [("happened", "2021-02-25")]


def test_the_weekend_of_what_took_place_is_the_one_past():
    (event,) = events("This weekend, Russian troops took part in an exercise.")
    assert event.date is not None
    assert event.date.value == "2021-02-20/2021-02-21"


def test_what_had_been_done_before_has_not_the_day_of_the_news():
    assert [event.date for event in events("Russia had attacked Aleppo.")] == [None]


def test_what_was_promised_for_a_later_day_was_promised_by_now():
    assert dated("Turkey promised to cut its emissions by 2030.", "AGREE") == [("happened", "2021-02-26")]


def test_later_counts_from_what_was_told_not_from_publication():
    told = events("Biden said that when a rebel was killed several months later in Syria, Iran wept.")
    assert [(event.realis, event.date) for event in told if event.type == "ASSAULT"] == [("happened", None)]


def test_a_day_ahead_dates_nothing_that_the_paragraph_goes_on_to_tell():
    told = events("On March 9, hostages were found. A soldier was killed in Syria.")
    assert [(event.realis, event.date and event.date.value) for event in told] == [("happened", "2021-02-26")]
