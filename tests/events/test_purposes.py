import pytest

from tests.events.reading_room import events, realis


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran has the power to attack Israel.",
        "Turkey is under pressure to attack Syria.",
        "Russia is likely to attack Aleppo.",
        "Russia needs to attack Aleppo.",
        "Officials hope that Turkey attacks Syria.",
        "Iran wished that Turkey would attack Syria.",
        "Iran is trying to persuade Turkey to attack Syria.",
        "Russia should use its jets to attack Aleppo.",
        "Russia could send jets to attack Aleppo.",
    ],
)
def test_what_is_able_needed_or_wished_of_others_is_open(sentence):
    assert dict(realis(sentence))["ASSAULT"] == "hypothetical"


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey wants to attack Syria.",
        "Turkey has a plan to attack Syria.",
        "Turkey sent jets to attack Syria.",
        "Turkey hoped to attack Syria.",
    ],
)
def test_an_own_aim_is_planned(sentence):
    assert dict(realis(sentence))["ASSAULT"] == "planned"


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Turkey mourned Russia's decision to bomb Aleppo.", "happened"),
        ("Russia's decision to bomb Aleppo will anger Turkey.", "happened"),
        ("Turkey decided to attack Syria.", "planned"),
        ("Russia will make the decision to bomb Aleppo.", "planned"),
        ("Russia has a decision to bomb Aleppo in mind.", "planned"),
    ],
)
def test_a_decision_that_was_taken_is_the_deed(sentence, answer):
    assert dict(realis(sentence))["ASSAULT"] == answer


def test_a_decision_that_takes_time_to_carry_out_is_not_the_deed():
    assert realis("Turkey's decision to pull its troops out of Syria was a surprise.") == [("CONCEDE", "planned")]
    assert realis("Turkey decided to ban Syrian ships.") == [("COERCE", "happened")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Biden flew to Geneva to meet with Putin.", "CONSULT"),
        ("The gunman returned to shoot a policeman.", "ASSAULT"),
        ("Biden went to Geneva to criticize Russia.", "ACCUSE"),
    ],
)
def test_who_went_to_do_it_did_it(sentence, kind):
    assert dict(realis(sentence))[kind] == "happened"


def test_a_vote_to_approve_approves():
    assert realis("The committee voted 10-7 to approve the deal with Iran.") == [("SUPPORT", "happened")]


def test_what_is_done_when_they_meet_waits_for_the_meeting():
    told = events("Biden will try to keep the peace when Putin meets with him in Geneva.")
    assert [event.realis for event in told] == ["planned", "planned"]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Ministers are to meet with Putin in Geneva.", "planned"),
        ("Russia still bombs Aleppo, officials said.", "ongoing"),
        ("A Russian attack on Aleppo is imminent.", "hypothetical"),
        ("Officials spoke about continued Russian attacks on Aleppo.", "ongoing"),
        ("A Russian attack on Aleppo was unlikely.", "hypothetical"),
        ("Russia would act at night, bombing the town of Aleppo.", "hypothetical"),
        ("Officials made progress toward attacking Aleppo.", "hypothetical"),
        ("Sitting down with Putin makes Biden look weak.", "hypothetical"),
        ("Sitting down with Putin made Biden look weak.", "happened"),
    ],
)
def test_what_is_to_be_recurs_or_is_only_thought_of_is_not_done(sentence, answer):
    assert answer in [found for _, found in realis(sentence)]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Nobody knew how to respond to the Russian attack on Aleppo.", "happened"),
        ("Officials spoke about the pending release of Iranian prisoners by Turkey.", "planned"),
        ("The chase went through Baghdad, with rebels shooting at police.", "happened"),
        ("Officials said that Russia was going to attack Aleppo.", "planned"),
        ("Biden will stay, but accused Russia of lying.", "happened"),
        ("Part of his agenda in Geneva will be to meet with Putin.", "planned"),
        ("Americans meeting with rebels should know the law.", "hypothetical"),
    ],
)
def test_what_is_ahead_is_read_off_the_words_that_govern_it(sentence, answer):
    assert answer in [found for _, found in realis(sentence)]
