"""Acts that a text tells again by a definite noun, or by the harm they did, are tied to the one told above."""

import pytest

from tests.events.reading_room import events

TOLD = "Turkey bombed a base in Syria on Tuesday.\n\n"


def again(text: str) -> tuple[str | None, str | None, str]:
    """Of the last event: the word of the one it tells again, its day and where that comes from."""
    event = events(text)[-1]
    above = event.told_above and text[slice(*event.told_above)]
    return above, event.date.value if event.date else None, event.date.source if event.date else ""


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden spoke about the attack.",
        "Joe Biden spoke about the bombing of Syria.",
        "Five soldiers were killed, Joe Biden said.",
    ],
)
def test_the_attack_told_again_has_its_day(text):
    assert again(TOLD + text) == ("bombed", "2021-02-23", "told above")


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden spoke about the attack by Iran.",  # another party
        "Joe Biden spoke about the attack in Iraq.",  # another place
        "Joe Biden spoke about the murder.",  # another kind
        "Joe Biden spoke about the attack on Wednesday.",  # a day of its own
        "Joe Biden spoke about an attack.",
        "Joe Biden spoke about the previous attack.",
        "Five soldiers were killed in an attack.",
        "Nine soldiers have been killed.",  # over how long, nobody says
    ],
)
def test_what_is_another_act_is_not_tied(text):
    assert all(event.told_above is None for event in events(TOLD + text))


def test_what_was_struck_is_told_by_where_it_stood():
    text = (
        "Turkey bombed Iranian militias in Syria on Tuesday.\n\nTurkey ordered the strikes against facilities in Syria."
    )
    assert again(text)[0] == "bombed"


def test_the_attack_is_none_of_several():
    assert all(event.told_above is None for event in events("There were attacks on Syria by Iran. The attack was bad."))


def test_what_is_told_a_third_time_leads_to_the_first():
    text = TOLD + "The attack killed five soldiers in Syria.\n\nJoe Biden spoke about the attack."
    assert {event.told_above and text[slice(*event.told_above)] for event in events(text)} == {None, "bombed"}


def test_an_old_attack_told_again_is_background():
    event = events("Turkey bombed a base in Syria in 2009. Joe Biden spoke about the attack.")[-1]
    assert (event.realis, event.date and event.date.value) == ("background", "2009")


@pytest.mark.parametrize("text", ["Joe Biden spoke about the violence.", "Joe Biden deplored the bloodshed."])
def test_the_violence_is_the_attack_that_was_told(text):
    assert again(TOLD + text)[0] == "bombed"


def test_the_fighting_is_the_war_that_was_told():
    text = "The war between Russia and Ukraine went on.\n\nJoe Biden spoke about the fighting."
    assert again(text)[0] == "war"


def test_what_is_told_as_news_is_no_attack_of_long_ago():
    text = "Turkey bombed a base in Syria in 2012.\n\nFive soldiers were killed."
    assert again(text)[0] is None


@pytest.mark.parametrize(
    ("first", "text", "above"),
    [
        (
            "Protesters clashed with police in Syria on Tuesday.",
            "Five soldiers were wounded in the clashes.",
            "clashed",
        ),
        ("Iran launched a missile on Tuesday.", "The missile landed in Iraq.", "launched"),
        ("Iran launched a missile on Tuesday.", "Officials said it was fired at noon.", "launched"),
        ("Gunmen attacked a hotel in Syria on Tuesday.", "The gunmen killed five soldiers.", "attacked"),
        ("Protesters stormed a base in Syria on Tuesday.", "Demonstrators attacked soldiers.", "stormed"),
        ("Turkey bombed a base in Syria on Tuesday.", "Joe Biden blamed those who bombed the base.", "bombed"),
        ("Turkey bombed a base in Syria on Tuesday.", "Joe Biden spoke about the attack on Tuesday.", "bombed"),
    ],
)
def test_what_the_words_take_for_known_was_told_above(first: str, text: str, above: str) -> None:
    assert again(f"{first}\n\n{text}")[0] == above


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("Iran launched missiles on Tuesday.", "The missile landed in Iraq."),
        ("Police used tear gas on protesters in Syria on Tuesday.", "Joe Biden spoke about the attack."),
        ("Gunmen attacked a hotel in Syria on Tuesday.", "Other gunmen killed five soldiers."),
    ],
)
def test_what_cannot_be_meant_is_not_tied(first: str, text: str) -> None:
    assert again(f"{first}\n\n{text}")[0] is None


def test_a_day_of_its_own_is_kept_where_that_of_the_act_above_is_only_assumed() -> None:
    text = "Turkey bombed a base in Syria.\n\nJoe Biden spoke about the attack on Thursday in Syria."
    assert again(text) == ("bombed", "2021-02-25", "clause")
