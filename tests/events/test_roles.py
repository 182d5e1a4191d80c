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
