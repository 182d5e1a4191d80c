"""Where one type of the codebook ends and the next begins, with a sentence on each side."""

import pytest

from events.coding.codebook import CODEBOOK
from tests.events.reading_room import realis, told, types

# Of each type what its boundary says belongs to it, and what belongs elsewhere though it looks alike.
BOUNDARIES = {
    "AGREE": [
        ("Iran and Iraq will hold talks in Geneva next week.", "AGREE"),
        ("Iran and Iraq held talks in Geneva on Monday.", "CONSULT"),
        ("Germany will send aid to Nepal next week.", "AGREE"),
        ("Germany promised to help Nepal.", "AGREE"),
        ("Iran and Iraq signed the treaty on Monday.", "SUPPORT"),
        ("Turkey vowed to attack Syria.", "THREATEN/violence"),
    ],
    "CONSULT": [
        ("Joe Biden met Vladimir Putin in Geneva.", "CONSULT"),
        ("Turkey summoned the German ambassador.", "ACCUSE/disapprove"),
        ("Turkey cancelled a meeting with Germany.", "REJECT/meet"),
    ],
    "SUPPORT": [
        ("Germany praised Ethiopia.", "SUPPORT"),
        ("Germany sent money to Ethiopia.", "AID"),
        ("Germany promised to support Ethiopia.", "AGREE"),
    ],
    "CONCEDE": [
        ("Turkey announced a withdrawal of its troops from Syria.", "CONCEDE"),
        ("Turkey withdrew its troops from Syria on Monday.", "RETREAT/withdraw"),
        ("Egypt pardoned two activists.", "CONCEDE"),
        ("Egypt freed two activists.", "RETREAT/release"),
        ("Germany apologized to Namibia.", "CONCEDE"),
        ("Egypt dropped the charges against the activist.", "CONCEDE"),
    ],
    "COOPERATE": [
        ("Egypt and Jordan held joint military exercises.", "COOPERATE"),
        ("Egypt held military exercises near Syria.", "MOBILIZE/troops"),
        ("Germany extradited the suspect to Turkey.", "COOPERATE"),
    ],
    "AID": [
        ("India deployed soldiers to help victims of the flood.", "AID"),
        ("India deployed soldiers near the border.", "MOBILIZE/troops"),
        ("Germany paid reparations to Israel.", "AID"),
        ("A court ordered Iran to pay compensation to the families.", "SANCTION/convict"),
        ("Germany granted asylum to the activist.", "AID"),
    ],
    "RETREAT": [
        ("Rebels in Syria laid down their weapons.", "RETREAT/disarm"),
        ("A militia in Iraq handed over its weapons to the army.", "RETREAT/disarm"),
        ("Germany handed over weapons to the Ukrainian army.", "AID"),
        ("Rebels in Syria promised to lay down their weapons.", "CONCEDE"),
        ("Turkey lifted sanctions on Syria.", "RETREAT/access"),
        ("Russia withdrew its ambassador from Germany in protest.", "SANCTION/withdraw"),
    ],
    "REQUEST": [
        ("Germany urged Russia to release the activist.", "REQUEST/yield"),
        ("A call by Germany on Russia to release the activist was repeated on Monday.", "REQUEST/yield"),
        ("A call from Joe Biden to Vladimir Putin lasted an hour.", "CONSULT/phone"),
        ("Germany threatened Russia with sanctions.", "THREATEN/restrict"),
    ],
    "ACCUSE": [
        ("Germany criticized Russia.", "ACCUSE/disapprove"),
        ("A court in Germany convicted the officer.", "SANCTION/convict"),
        ("Police in Germany detained the officer.", "COERCE/arrest"),
    ],
    "REJECT": [
        ("Syria called off talks with Turkey.", "REJECT/meet"),
        ("Syria barred the Turkish minister from entering the country.", "REJECT"),
        ("Russia vetoed the resolution on Syria.", "REJECT/change"),
        ("Egypt boycotted the summit.", "REJECT/meet"),
        ("Students in Egypt boycotted the vote.", "PROTEST/boycott"),
    ],
    "THREATEN": [
        ("Israel threatened to bomb Iran.", "THREATEN/violence"),
        ("Germany pledged cooperation with Israel.", "AGREE"),
        ("Israel bombed Iran.", "ASSAULT/explosives"),
        ("The United States imposed sanctions on Iran.", "SANCTION"),
        ("The United States threatened to impose sanctions on Iran.", "THREATEN/restrict"),
    ],
    "PROTEST": [
        ("Thousands of people marched in Baghdad to demand elections.", "PROTEST/demo"),
        ("The Iraqi president criticized Turkey.", "ACCUSE/disapprove"),
    ],
    "SANCTION": [
        ("A court in Turkey sentenced the journalist to two years in prison.", "SANCTION/convict"),
        ("Turkish police arrested the journalist.", "COERCE/arrest"),
        ("Germany suspended aid to Ethiopia.", "SANCTION/discontinue"),
        ("Germany refused to give aid to Ethiopia.", "REJECT/assist"),
        ("A court in Germany fined the company.", "SANCTION/convict"),
        ("Russia cut off water and electricity to the town.", "COERCE/withhold"),
    ],
    "MOBILIZE": [
        ("Russia deployed tanks near Ukraine.", "MOBILIZE"),
        ("Iran tested a missile on Monday.", "MOBILIZE/weapons"),
        ("Rebels deployed fighters near the border.", "MOBILIZE/militia"),
        ("Iraq deployed police near the border.", "MOBILIZE/police"),
    ],
    "COERCE": [
        ("Turkish police detained nine protesters.", "COERCE/arrest"),
        ("Turkish soldiers captured nine fighters.", "ASSAULT/abduct"),
        ("Rebels kidnapped nine journalists in Syria.", "ASSAULT/abduct"),
    ],
    "ASSAULT": [
        ("Syrian troops captured two militants.", "ASSAULT/abduct"),
        ("Russia attacked the convoy.", "ASSAULT"),
        ("Syria used weapons against rebels.", "ASSAULT"),
        ("Syria used nerve gas against rebels.", "ASSAULT/unconventional"),
        ("A drone bombed the convoy.", "ASSAULT/drone"),
    ],
}


@pytest.mark.parametrize(
    ("sentence", "kind"), [case for cases in BOUNDARIES.values() for case in cases], ids=lambda words: words[:60]
)
def test_a_type_ends_where_the_codebook_says(sentence, kind):
    assert [one if "/" in kind else one.partition("/")[0] for one in types(sentence)] == [kind]


def test_every_type_has_its_boundary():
    assert set(BOUNDARIES) == set(CODEBOOK.types)


def test_forces_that_are_deployed_and_attack_in_one_sentence_are_an_assault_only():
    assert types("Turkey deployed troops to Syria and attacked Aleppo on Monday.") == ["ASSAULT"]


def test_what_protesters_demand_in_a_sentence_of_its_own_belongs_to_the_protest():
    assert types("Hundreds of protesters rallied in Baghdad. The protesters demanded new elections.") == [
        "PROTEST/demo"
    ]


def test_what_others_demand_beside_a_protest_is_their_request():
    text = "Hundreds of protesters rallied in Baghdad. Germany demanded new elections in Iraq."
    assert types(text) == ["PROTEST/demo", "REQUEST/change"]


def test_what_police_do_to_protesters_is_an_event_of_its_own():
    assert types("Students rallied in Baghdad. Police arrested nine students.") == ["PROTEST/demo", "COERCE/arrest"]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Russia denied that it had bombed the hospital.", ("ASSAULT", "denied")),
        ("Turkey would attack Syria if rebels crossed the border.", ("ASSAULT", "hypothetical")),
        ("The 2018 withdrawal of American troops from Syria surprised Turkey.", ("RETREAT", "background")),
        ("Turkey withdrew its troops from Syria in 2018.", ("RETREAT", "background")),
    ],
)
def test_what_is_denied_conditional_or_long_past_is_no_fact_of_the_day(sentence, answer):
    assert realis(sentence) == [answer]


@pytest.mark.parametrize(
    "text",
    [
        "“Russia attacked Ukraine,” a German official said.",
        "A German official said Russia attacked Ukraine.",
        "According to Germany, Russia attacked Ukraine.",
    ],
)
def test_what_is_said_is_coded_to_whoever_did_it_and_not_to_the_speaker(text):
    assert told(text) == ["ASSAULT: Russia -> Ukraine"]


def test_several_on_one_side_are_one_event_and_no_cross_product():
    assert told("Germany and Turkey criticized Russia and Iran.") == [
        "ACCUSE/disapprove: Germany, Turkey -> Russia, Iran"
    ]


def test_in_fighting_both_ways_all_are_actors():
    assert told("Ethiopian and Somali troops fought each other.")[0].endswith("-> ")


def test_who_says_that_he_will_not_give_in_refuses():
    assert types("Iran said it would never give up its weapons.") == ["REJECT/yield"]
    assert types("Joe Biden said he would lift sanctions on Iran.") == ["CONCEDE"]


def test_soldiers_who_visit_people_are_not_moved():
    assert types("American soldiers visited Joe Biden.") == ["CONSULT/visit"]
