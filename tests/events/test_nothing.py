"""What reads like an event and is none."""

import pytest

from tests.events.reading_room import realis, types


@pytest.mark.parametrize(
    "sentence",
    [
        "The Syria war changed how people think of Iraq.",
        "Russia said that the weapons of mass destruction were a myth.",
        "We attack Syria in every debate.",
        "Iran declined to comment.",
        "The minister spoke with reporters in Geneva.",
        "Incidents of all kinds besieged the American army.",
        "The party is fighting to keep its voters.",
        "About 20,000 soldiers from Germany took part in a concert in Geneva.",
        "Russia warned that the pause was a trick.",
        "Germany warned that Russia would gain ground.",
    ],
)
def test_states_figures_of_speech_and_the_newsrooms_own_business_are_no_events(sentence):
    assert types(sentence) == []


def test_a_war_that_begins_is_an_event():
    assert types("War broke out between Iran and Iraq on Monday.") == ["ASSAULT"]


@pytest.mark.parametrize(("when", "answer"), [("on Thursday", "happened"), ("in 2014", "background")])
def test_a_mere_mention_is_as_old_as_what_the_text_tells(when, answer):
    told = f"Russia attacked Aleppo {when}. The minister remembered the attack."
    assert realis(told) == [("ASSAULT", answer), ("ASSAULT", answer)]


@pytest.mark.parametrize(("when", "answer"), [("on Thursday", "ongoing"), ("in 2014", "background")])
def test_a_war_that_is_only_named_goes_on_unless_it_is_told_of_long_ago(when, answer):
    assert realis(f"Russia attacked Aleppo {when}. The minister speaks of this war.")[1:] == [("ASSAULT", answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Many in Syria live in fear of violence.",
        "The minister spoke of torture and war.",
        "The two men captured in the photos are from Turkey.",
        "Russia struck a different tone.",
        "Iran ruined the relationship with Iraq.",
        "The Russian minister agreed that the plan was too slow.",
        "The Iranian government curbed its spending.",
        "Jordan protected a secret.",
        "Russian officials attended a campaign rally.",
    ],
)
def test_deeds_of_a_kind_pictures_opinions_and_figures_of_speech_are_no_events(sentence):
    assert types(sentence) == []


@pytest.mark.parametrize(
    ("mention", "events"),
    [
        ("Residents spoke of the recent attack.", 2),
        ("Residents left during a wave of attacks.", 2),
        ("Residents spoke of their fear of attacks.", 1),
    ],
)
def test_deeds_that_are_counted_or_pointed_at_are_mentioned(mention, events):
    assert types(f"Russia attacked Aleppo. {mention}").count("ASSAULT") == events


def test_who_wants_to_do_something_asks_nobody():
    assert types("Turkey wants to attack.") == ["ASSAULT"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry did not say whether the strikes killed anyone.",
        "It is unclear whether Russia attacked the base.",
        "Iran would not say if it arrested them.",
    ],
)
def test_what_nobody_can_say_is_no_event(sentence):
    assert types(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The party called for three days of protests.", "REQUEST/change"),
        ("Iran and Iraq held two days of talks.", "CONSULT/multilateral"),
    ],
)
def test_days_of_an_act_are_the_act(sentence, told):
    assert types(sentence) == [told]
