"""What has been done stays done, whatever is asked, planned or said about it."""

import pytest

from tests.events.reading_room import realis


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Joe Biden said the police will find whoever attacked Syria.", "happened"),
        ("Joe Biden will find out who attacked Syria.", "happened"),
        ("Joe Biden may explain why Russia attacked Syria.", "happened"),
        ("Joe Biden will find out who may attack Syria.", "hypothetical"),
        ("Egypt asked whether Russia attacked Syria.", "hypothetical"),
        ("The film raises the possibility that Russia attacked Syria.", "hypothetical"),
        ("Egypt asked how to attack Syria.", "hypothetical"),
        ("The purpose of the attack on Syria by Russia was secret.", "happened"),
        ("Joe Biden asked whether he tried to stop the inquiry into Russian attacks on Syria.", "happened"),
        ("Joe Biden tried to shut down investigations into Russian attacks on Syria.", "happened"),
        ("Joe Biden tried to shut down Russian attacks on Syria.", "planned"),
        ("Joe Biden asked if the attack on Syria was a success.", "happened"),
        ("Joe Biden asked if there was an attack on Syria.", "hypothetical"),
    ],
)
def test_a_deed_that_is_looked_into_was_done(sentence, answer):
    assert dict(realis(sentence))["ASSAULT"] == answer


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Egypt hosted a ceremony to condemn Iran.", "happened"),
        ("Egypt held a meeting to condemn Iran.", "happened"),
        ("Egypt will host a ceremony to condemn Iran.", "planned"),
        ("Egypt has a plan to condemn Iran.", "planned"),
    ],
)
def test_what_a_meeting_is_held_to_say_is_said_by_holding_it(sentence, answer):
    assert [found for kind, found in realis(sentence) if kind in ("ACCUSE", "REQUEST")] == [answer]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Will Russia attack Syria?", "hypothetical"),
        ("Did Russia attack Syria?", "hypothetical"),
        ("Why did Russia attack Syria?", "happened"),
        ("Russia attacked Syria.", "happened"),
        ("Rather than attack Syria, the army slept.", "denied"),
        ("The army slept instead of attacking Syria.", "denied"),
    ],
)
def test_a_question_leaves_open_what_it_asks_and_rather_denies_what_follows(sentence, answer):
    assert realis(sentence) == [("ASSAULT", answer)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Officials said that Russia was bombing Syria.", "ASSAULT"),
        ("Snow fell. Aleppo is occupied by Turkey.", "COERCE"),
        ("Snow fell. The rebels fighting Turkey left Syria.", "ASSAULT"),
    ],
)
def test_what_lasts_is_going_on_in_the_passive_and_as_a_participle(sentence, kind):
    assert dict(realis(sentence))[kind] == "ongoing"


def test_parsers_hang_a_purpose_on_the_last_of_a_list():
    told = realis(
        "Police used water cannons, tear gas, and pepper spray to threaten protesters, and there were reports of "
        "protesters throwing objects like plastic bottles."
    )
    assert ("THREATEN", "happened") in told
