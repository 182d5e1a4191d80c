"""Parties in lists, behind other verbs and by what is theirs: allies, captors, goods, governments of two countries."""

import pytest

from tests.events.reading_room import events, parties


def test_who_is_excepted_takes_no_part():
    assert parties("Egypt and Turkey, but not the Iraqi government, signed the treaty.", "SUPPORT")[0] == [
        "Egypt",
        "Turkey",
    ]


@pytest.mark.parametrize(
    ("whose", "country"), [("Turkey's allies", None), ("Turkish allies", "TUR"), ("Turkey's police", "TUR")]
)
def test_the_allies_of_a_state_are_not_of_that_state(whose, country):
    (accused,) = events(f"Egypt accused {whose} of delay.")
    assert [one.country for one in accused.recipients] == [country]


def test_a_continent_may_act():
    assert parties("Europe accused Egypt of delay.", "ACCUSE") == (["Europe"], ["Egypt"])


def test_a_draft_is_not_of_those_who_have_seen_it():
    text = "A resolution obtained by Turkey offered only condemnation of Iranian rebels."
    assert "Turkey" not in [actor.text for event in events(text) for actor in event.actors]


def test_several_of_whom_some_are_named_are_no_one_of_them():
    (event,) = events("Turkish ministers, including Joe Biden and Vladimir Putin, condemned Iran.")
    assert event.actors[0].actor is None


def test_whose_adjectives_stand_together_are_several():
    assert parties("Turkish, Iraqi and Jordanian officials accused Iran of delay.", "ACCUSE")[0] == [
        "Turkish",
        "Iraqi",
        "Jordanian officials",
    ]


def test_what_is_to_be_created_has_no_part_in_the_agreement():
    assert parties("Turkey and Iraq agreed to create a working group.", "AGREE") == (["Turkey", "Iraq"], [])


def test_tariffs_on_goods_are_imposed_on_whose_goods_they_are():
    assert parties("Turkey imposed tariffs on ten billion dollars worth of Iraqi products.", "SANCTION") == (
        ["Turkey"],
        ["Iraqi"],
    )


def test_who_sees_an_attack_as_a_chance_does_not_suffer_it():
    text = "Egyptian officials see Monday's attack on a convoy as an opportunity."
    assert parties(text, "ASSAULT")[0] == []


def test_captors_are_not_of_the_country_of_those_they_hold():
    (event,) = [one for one in events("Joe Biden's captors attacked a convoy.") if one.type == "ASSAULT"]
    assert [(one.text, one.country) for one in event.actors] == [("Joe Biden's captors", None)]


def test_who_is_kept_from_something_is_kept_by_whoever_stands_after_by():
    assert parties("The man was blocked from leaving the country by Turkish guards.", "COERCE") == (
        ["Turkish guards"],
        ["man"],
    )


def test_who_speaks_with_somebody_to_say_something_says_it():
    event = next(one for one in events("Vladimir Putin spoke with Joe Biden to thank him.") if one.type == "SUPPORT")
    assert [one.text for one in event.actors] == ["Vladimir Putin"]


def test_sanctions_are_eased_for_whom_they_targeted():
    assert parties("Turkey eased the sanctions that targeted Iraqi banks.", "RETREAT") == (["Turkey"], ["Iraqi banks"])


def test_an_embargo_on_imports_is_on_whose_goods_they_are():
    assert parties("Turkey imposed an embargo on imports of Iranian oil.", "SANCTION") == (["Turkey"], ["Iranian"])


def test_governments_of_two_countries_are_each_of_their_own():
    (event,) = events("The Turkish and Iraqi governments accused Iran of delay.")
    assert [one.actor for one in event.actors] == ["turkey", "iraq"]


def test_whose_strikes_hit_it_too_is_one_of_those_who_did():
    (event,) = events("Turkish rebels and Russian air strikes have hit the base.")
    assert [one.country for one in event.actors] == ["TUR", "RUS"]


@pytest.mark.parametrize(
    ("whose", "who"),
    [("Iran's main ally, Russia,", ["russia"]), ("The American allies Turkey and Egypt", ["turkey", "egypt"])],
)
def test_allies_who_are_named_are_those_named(whose, who):
    (event,) = events(f"{whose} urged Ethiopia to act.")
    assert [one.actor for one in event.actors] == who
