"""How sure the coder says that it is, and which cue it says decided the status."""

import pytest

from .reading_room import events


def confidence(sentence: str) -> float:
    (event,) = events(sentence)
    return event.confidence


def test_an_event_with_both_parties_is_surer_than_one_with_one() -> None:
    assert confidence("Russia attacked Ukraine.") > confidence("Rebels attacked on Thursday.")


def test_a_verb_is_surer_than_a_noun() -> None:
    assert confidence("Russia attacked Ukraine.") > confidence("The Russian attack on Ukraine began on Thursday.")


def test_what_may_come_is_less_sure_than_what_was_done() -> None:
    assert confidence("Russia attacked Ukraine.") > confidence("Russia could attack Ukraine.")


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Russia attacked Ukraine.", "no cue"),
        ("Russia could attack Ukraine.", "modal: could"),
        ("Russia did not attack Ukraine.", "negation: not"),
        ("Russia will attack Ukraine.", "future: will"),
        ("Russia plans to attack Ukraine.", "governor: plan"),
        ("If Russia attacked Ukraine, the talks would end.", "condition"),
        ("Russia is attacking Ukraine.", "progressive: attacking"),
        ("Russia attacked Ukraine in 2014.", "age: 2014"),
    ],
)
def test_the_cue_that_decided_the_status_is_told_with_its_word(sentence: str, rule: str) -> None:
    assert events(sentence)[0].realis_rule == rule
