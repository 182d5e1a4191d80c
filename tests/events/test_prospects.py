"""What is wished, talked of, aimed at, weighed or made a condition is not told as done; what is known of a deed is."""

import pytest

from .reading_room import events, realis


@pytest.mark.parametrize(
    ("text", "type_name", "answer"),
    [
        ("Officials talked of arming Iraq.", "AID", "hypothetical"),
        ("Joe Biden is a campaigner for a withdrawal of troops from Iraq.", "RETREAT", "hypothetical"),
        ("In the event of an attack on Aleppo by Russia, people would leave.", "ASSAULT", "hypothetical"),
        ("The rebels prepared for an attack on Aleppo.", "ASSAULT", "planned"),
        ("The goal of Russia is to bomb the rebels in Aleppo.", "ASSAULT", "planned"),
        ("It is easier to attack Syria than to leave.", "ASSAULT", "hypothetical"),
        ("Turkey will leave as long as rebels attack Syria.", "ASSAULT", "hypothetical"),
        ("It is not clear that rebels attacked Aleppo.", "ASSAULT", "hypothetical"),
        ("Joe Biden did not realize that Russia had bombed Aleppo.", "ASSAULT", "happened"),
        ("The invasion of Syria by Turkey did not go well.", "ASSAULT", "happened"),
        ("The attack on Aleppo did not take place.", "ASSAULT", "denied"),
        ("They’ll attack Aleppo, Russia said.", "ASSAULT", "planned"),
        ("Rebels are being killed in Aleppo.", "ASSAULT", "ongoing"),
        ("Joe Biden did not say that rebels may have attacked Aleppo.", "ASSAULT", "hypothetical"),
    ],
)
def test_what_stands_over_an_act_may_leave_it_open(text: str, type_name: str, answer: str) -> None:
    assert {found for name, found in realis(text) if name == type_name} == {answer}


def test_whoever_may_do_it_has_not_done_so() -> None:
    (found,) = [event for event in events("Russia will expel any official who backs Iran.") if event.type == "SUPPORT"]
    assert found.realis == "hypothetical"


@pytest.mark.parametrize(
    ("text", "answer"), [("Iran backs Syria.", "happened"), ("Snow fell. Iran backs Syria.", "ongoing")]
)
def test_what_is_told_in_the_present_goes_on_but_in_a_headline(text: str, answer: str) -> None:
    assert realis(text) == [("SUPPORT", answer)]
