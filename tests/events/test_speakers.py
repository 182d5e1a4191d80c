"""Whom `we` stands for in a quotation, and whom a pronoun that comes before its name."""

import pytest

from tests.events.reading_room import events, told


def parties(text: str, type_name: str) -> tuple[list[str | None], list[str | None]]:
    (event,) = [event for event in events(text) if event.type == type_name]
    return [actor.actor for actor in event.actors], [recipient.actor for recipient in event.recipients]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("“Russia attacked us at night,” Joe Biden said.", (["russia"], ["joe-biden"])),
        (
            "Biden spoke late. “The winter is long,” Joe Biden said. “Russia attacked us at night.”",
            (["russia"], ["joe-biden"]),
        ),
        ("“Russia attacked us at night. The winter is long,” said Joe Biden.", (["russia"], ["joe-biden"])),
    ],
)
def test_who_is_quoted_speaks_of_himself_as_us(text, sides):
    assert parties(text, "ASSAULT") == sides


def test_outside_of_a_quotation_nobody_is_known_to_be_us():
    assert parties("Biden spoke. Russia attacked us at night.", "ASSAULT") == (["russia"], [])


@pytest.mark.parametrize(
    "text",
    [
        "Before he left office, Joe Biden condemned Russia.",
        "Putin was quiet. In his speech, Joe Biden condemned Russia.",
        "Asked whether he would condemn Russia, Joe Biden smiled.",
    ],
)
def test_a_pronoun_in_an_opening_phrase_is_the_subject_that_comes_after_it(text):
    (event,) = [event for event in events(text) if event.type == "ACCUSE"]
    assert [actor.actor for actor in event.actors] == ["joe-biden"]


def test_those_who_did_something_are_people():
    assert told("Joe Biden praised those who marched.")[0] == "SUPPORT: Joe Biden -> those who marched"
