"""Verbs that read like deeds and are none by what stands beside them."""

import pytest

from .reading_room import types


@pytest.mark.parametrize(
    "sentence",
    [
        "Egypt said that it felt abandoned.",
        "Russia tried to avoid the ministry.",
        "Turkey was struck by the recent statement from Iran.",
        "The coronavirus has grounded airlines in Turkey.",
        "The general is executing the orders of Joe Biden.",
        "The army chief eliminated 12 brigades last year.",
        "The rate that Egyptian lenders charge for loans fell.",
        "The minister aided and abetted Russia.",
        "Joe Biden stood by his remarks.",
        "The party has been returned to power.",
        "Joe Biden met his wife at school.",
        "Joe Biden met the deadline.",
        "Vladimir Putin held a news conference.",
        "Joe Biden briefed the media.",
        "Lawmakers heard from the speech that it was late.",
        "Hundreds of men travelled to Syria to join the rebels.",
        "A woman left the airport in Baghdad.",
        "Turkey celebrated the anniversary of its founder.",
        "There is no evidence to support Iran.",
        "Forty percent said that they support Iran.",
        "Experts warned that Iran would lose the market.",
        "Joe Biden warned that the delay could hurt Turkey.",
        "Joe Biden and Vladimir Putin clashed on trade.",
        "Joe Biden distanced himself from his remarks.",
        "That helped Turkey.",
        "The minister placed more emphasis on Iran.",
        "Any plan to take Turkey out of the pact is ill advised.",
        "The farmers should be held to a higher standard.",
        "Spectators embraced each other.",
        "The prisoners were treated with respect.",
        "The team held a ceremony.",
        "Turkey is spending billions on the pipeline.",
        "The minister declined comment on the raid.",
        "Joe Biden has reinforced the party line.",
        "Egypt is taking a softer tone over Syria.",
        "Businesses warned of a disaster.",
        "Joe Biden stopped in his tracks.",
        "The inquiry of the army concluded that the deal was sound.",
        '"That would have some merit," agreed Joe Biden.',
        "The vote opened the door for the ministry to act.",
        '"We have a good dialogue," Joe Biden continued.',
        "Joe Biden clashed with Vladimir Putin.",
        "The men signed the caps with markers.",
    ],
)
def test_what_is_felt_tried_private_or_done_to_nobody_is_no_event(sentence: str) -> None:
    assert types(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The court tried the rebel.", ["ACCUSE/investigate"]),
        ("The rebels eliminated the commander of the Syrian army.", ["ASSAULT"]),
        ("Joe Biden stood by Turkey.", ["SUPPORT"]),
        ("Joe Biden met Vladimir Putin and his wife.", ["CONSULT"]),
        ("The Turkish minister travelled to Iran.", ["CONSULT/visit"]),
        ("American troops left Baghdad.", ["RETREAT/withdraw"]),
        ("Iran warned that it would strike Israel.", ["THREATEN/violence"]),
        ("Turkey celebrated the deal with Iran.", ["SUPPORT"]),
        ("Protesters clashed with police over the land.", ["PROTEST/riot"]),
    ],
)
def test_the_same_verbs_tell_of_deeds_among_parties(sentence: str, told: list[str]) -> None:
    assert types(sentence) == told
