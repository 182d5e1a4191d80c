"""People and bodies that a text speaks of without a name, and descriptions of those named before."""

import pytest

from tests.events.reading_room import read


def roles(text):
    return [(role.text, role.actor, role.country, role.sector) for role in read(text).roles]


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector"),
    [
        ("Iranian-backed militias attacked a convoy.", "Iranian-backed militias", "IRN", "REB"),
        ("Protesters met Russian police.", "Russian police", "RUS", "COP"),
        ("Rebels in Syria fled.", "Rebels in Syria", "SYR", "REB"),
        ("Turkish journalists were released.", "Turkish journalists", "TUR", "JRN"),
        ("A former Egyptian minister was arrested.", "former Egyptian minister", "EGY", "ELI"),
        ("The ceremony was attended by opposition lawmakers.", "opposition lawmakers", None, "OPP"),
        ("A team of heavily armed police arrived.", "team of heavily armed police", None, "COP"),
        ("A spokesman for the Somali army resigned.", "spokesman for the Somali army", "SOM", "MIL"),
    ],
)
def test_a_phrase_tells_country_and_sector(text, phrase, country, sector):
    assert (phrase, None, country, sector) in roles(text)


def test_a_phrase_is_told_once():
    assert roles("Members of parliament protested.") == [("Members of parliament", None, None, "LEG")]


def test_where_somebody_is_is_no_role():
    assert roles("It was said in parliament.") == []


def test_roles_are_no_names():
    reading = read("Russian police met protesters.")
    assert [mention.text for mention in reading.mentions] == ["Russian"]
    assert {role.kind for role in reading.roles} == {"other"}


def test_the_president_is_whoever_was_called_so_before():
    (reported,) = [
        actor
        for event in read("President Joe Biden left Aleppo. The president accused Iran of delay.").events
        for actor in event.actors
        if event.type == "ACCUSE"
    ]
    assert (reported.text, reported.actor, reported.country) == ("president", "joe-biden", "USA")


@pytest.mark.parametrize(
    "text",
    [
        "Vice President Joe Biden left. The president accused Iran of delay.",
        "President Joe Biden met President Vladimir Putin. The president smiled.",
        "President Joe Biden left. The president of Namibia smiled.",
        "President Joe Biden left. The Namibian president smiled.",
    ],
)
def test_a_description_that_leaves_doubt_is_not_resolved(text):
    assert {role.actor for role in read(text).roles} <= {None}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Egyptian planes flew to Aleppo. The Egyptian government smiled. The government accused Iran.", "egypt"),
        ("Turkish police smiled. On Friday the police accused Iran of delay.", None),
    ],
)
def test_an_organ_without_a_name_is_that_of_the_only_state_it_was_said_of(text, who):
    (accused,) = [event for event in read(text).events if event.type == "ACCUSE"]
    assert [(one.actor, bool(one.country)) for one in accused.actors] == [(who, True)]


def test_an_organ_that_two_states_were_said_to_have_is_of_neither():
    text = "The Egyptian government smiled. The Turkish government frowned. The government accused Iran of delay."
    (accused,) = [event for event in read(text).events if event.type == "ACCUSE"]
    assert [(one.actor, one.country) for one in accused.actors] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Egypt arrested two men. The country accused Iran of delay.", "egypt"),
        ("The Egyptian president arrived. The country's army accused Iran of delay.", None),
        ("Egypt struck Iran. The country accused Jordan of delay.", None),
        ("Egyptian officials said the country accused Iran of delay.", None),
    ],
)
def test_the_country_is_the_only_state_that_was_named_just_before(text, who):
    accused = next(event for event in read(text).events if event.type == "ACCUSE")
    assert [one.actor for one in accused.actors] == [who]


def test_who_attacks_the_country_is_not_the_country():
    *_, attack = read("Egypt accused Turkey of delay. Turkey bombed the country.").events
    assert [one.actor for one in (*attack.actors, *attack.recipients)] == ["turkey", "egypt"]
