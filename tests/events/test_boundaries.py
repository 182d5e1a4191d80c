"""Where one type of the codebook ends and the next begins, with a sentence on each side; and one for each mode."""

from typing import Any

import pytest

from events.coding.codebook import CODEBOOK
from tests.events.reading_room import realis, told, types

NOT_YET = pytest.mark.xfail(strict=True, reason="the coder does not tell this yet")

Case = Any  # a sentence and its type, or both with a mark

# Of each type what its boundary says belongs to it, and what belongs elsewhere though it looks alike.
BOUNDARIES: dict[str, list[Case]] = {
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
        pytest.param("Rebels in Syria promised to lay down their weapons.", "CONCEDE", marks=NOT_YET),
        ("Turkey lifted sanctions on Syria.", "RETREAT/access"),
        pytest.param("Russia withdrew its ambassador from Germany in protest.", "SANCTION/withdraw", marks=NOT_YET),
    ],
    "REQUEST": [
        ("Germany urged Russia to release the activist.", "REQUEST/yield"),
        ("Germany threatened Russia with sanctions.", "THREATEN/restrict"),
    ],
    "ACCUSE": [
        ("Germany criticized Russia.", "ACCUSE/disapprove"),
        ("A court in Germany convicted the officer.", "SANCTION/convict"),
        ("Police in Germany detained the officer.", "COERCE/arrest"),
    ],
    "REJECT": [
        pytest.param("Syria called off talks with Turkey.", "REJECT/meet", marks=NOT_YET),
        ("Syria barred the Turkish minister from entering the country.", "REJECT"),
        ("Russia vetoed the resolution on Syria.", "REJECT"),
    ],
    "THREATEN": [
        ("Israel threatened to bomb Iran.", "THREATEN/violence"),
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
    ],
    "MOBILIZE": [
        ("Russia deployed tanks near Ukraine.", "MOBILIZE"),
        ("Iran tested a missile on Monday.", "MOBILIZE/weapons"),
    ],
    "COERCE": [
        ("Turkish police detained nine protesters.", "COERCE/arrest"),
        ("Turkish soldiers captured nine fighters.", "ASSAULT/abduct"),
        ("Rebels kidnapped nine journalists in Syria.", "ASSAULT/abduct"),
    ],
    "ASSAULT": [
        ("Syrian troops captured two militants.", "ASSAULT/abduct"),
        ("Russia attacked the convoy.", "ASSAULT"),
    ],
}

# A sentence for each mode.
MODES = {
    "CONSULT/visit": "Joe Biden visited Iraq on Monday.",
    "CONSULT/third-party": "Germany mediated between Ethiopia and Egypt.",
    "CONSULT/multilateral": "Iran, Iraq and Syria held a summit in Baghdad.",
    "CONSULT/phone": "Joe Biden spoke by phone with Vladimir Putin.",
    "RETREAT/withdraw": "Ethiopia pulled its troops out of Somalia.",
    "RETREAT/release": "Iran freed two German prisoners.",
    "RETREAT/disarm": "Rebels in Syria surrendered their weapons to Turkey.",
    "RETREAT/ceasefire": "Israel and Syria halted the fighting.",
    "RETREAT/access": "Syria allowed inspectors to enter the country.",
    "RETREAT/resign": "The Iraqi prime minister resigned on Monday.",
    "REQUEST/assist": "Somalia appealed to Germany for aid.",
    "REQUEST/change": "Germany urged Egypt to change the law.",
    "REQUEST/yield": "Ukraine demanded that Russia withdraw its troops.",
    "REQUEST/meet": "Turkey called on Iran to hold talks.",
    "ACCUSE/disapprove": "Jordan condemned Israel.",
    "ACCUSE/investigate": "German prosecutors indicted the officer.",
    "ACCUSE/allege": "Ukraine accused Russia of torture.",
    "REJECT/assist": "Germany refused to help Turkey.",
    "REJECT/change": "Israel rejected the proposal of Egypt.",
    "REJECT/yield": "Russia refused to withdraw from Ukraine.",
    "REJECT/meet": "Iran refused to meet Joe Biden.",
    "THREATEN/restrict": "Germany threatened to ban Russian companies.",
    "THREATEN/arrest": "Egypt threatened to arrest the protesters.",
    "THREATEN/relations": "Turkey threatened to cut ties with Israel.",
    "THREATEN/expel": "Ethiopia threatened to expel Egyptian diplomats.",
    "THREATEN/territory": "Russia threatened to annex the region.",
    "THREATEN/violence": "Iran threatened to attack Israel.",
    "PROTEST/demo": "Hundreds of students rallied in Baghdad.",
    "PROTEST/riot": "Hundreds of people rioted in Baghdad.",
    "PROTEST/strike": "Teachers in Jordan went on strike on Monday.",
    "PROTEST/hunger": "Prisoners in Turkey began a hunger strike.",
    "PROTEST/boycott": "Students in Egypt boycotted the election.",
    "PROTEST/obstruct": "Protesters blocked roads in Baghdad.",
    "PROTEST/vandalize": "Protesters defaced a statue in Baghdad.",
    "SANCTION/convict": "An Egyptian court convicted the activist.",
    "SANCTION/expel": "Germany expelled two Russian diplomats.",
    "SANCTION/withdraw": "Egypt recalled its ambassador from Turkey.",
    "SANCTION/discontinue": "Jordan cut ties with Iran.",
    "MOBILIZE/troops": "Turkey sent troops to the border.",
    "MOBILIZE/weapons": "Iran tested a ballistic missile.",
    "MOBILIZE/police": "Egypt deployed police in the capital.",
    "MOBILIZE/militia": "Militias massed near Aleppo.",
    "COERCE/seize": "Iran seized a tanker.",
    "COERCE/restrict": "Turkey banned the party.",
    "COERCE/censor": "Egypt blocked two news websites.",
    "COERCE/curfew": "Iraq imposed a curfew in Baghdad.",
    "COERCE/martial-law": "Ukraine declared martial law.",
    "COERCE/arrest": "Police in Turkey arrested two lawyers.",
    "COERCE/deport": "Turkey deported nine refugees to Syria.",
    "COERCE/withhold": "Russia cut off gas supplies to Ukraine.",
    "COERCE/misinformation": "Russia spread disinformation about Ukraine.",
    "COERCE/cyber": "Russian hackers broke into computers of the Ukrainian government.",
    "ASSAULT/abduct": "Rebels in Somalia kidnapped two nurses.",
    "ASSAULT/beat": "Police in Egypt beat two protesters.",
    "ASSAULT/torture": "Syrian officers tortured the prisoner.",
    "ASSAULT/sexual": "Soldiers in Ethiopia raped nine women.",
    "ASSAULT/targeted": "Gunmen assassinated the Iraqi minister.",
    "ASSAULT/destroy": "Rebels in Syria destroyed a bridge.",
    "ASSAULT/primitive": "A man stabbed two officers in Germany.",
    "ASSAULT/firearms": "Gunmen shot dead two officers in Iraq.",
    "ASSAULT/explosives": "Militants bombed a market in Baghdad.",
    "ASSAULT/suicide-attack": "A suicide bomber killed nine people in Baghdad.",
    "ASSAULT/aerial": "Turkish jets bombed a village in Syria.",
    "ASSAULT/drone": "Turkish drones struck a convoy in Syria.",
    "ASSAULT/heavy-weapons": "Russian troops shelled a village in Ukraine.",
    "ASSAULT/crowd-control": "Police in Egypt fired tear gas at protesters.",
    "ASSAULT/unconventional": "Syria used chemical weapons against rebels.",
}

MODES_NOT_YET = [
    "REQUEST/change",
    "REQUEST/yield",
    "REJECT/change",
    "THREATEN/arrest",
    "THREATEN/relations",
    "THREATEN/expel",
    "THREATEN/territory",
    "PROTEST/hunger",
    "MOBILIZE/militia",
    "COERCE/martial-law",
    "COERCE/withhold",
    "ASSAULT/sexual",
    "ASSAULT/aerial",
    "ASSAULT/unconventional",
]


@pytest.mark.parametrize(
    ("sentence", "kind"), [case for cases in BOUNDARIES.values() for case in cases], ids=lambda words: words[:60]
)
def test_a_type_ends_where_the_codebook_says(sentence, kind):
    assert [one if "/" in kind else one.partition("/")[0] for one in types(sentence)] == [kind]


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [pytest.param(*case, id=case[0], marks=[NOT_YET] if case[0] in MODES_NOT_YET else []) for case in MODES.items()],
)
def test_a_mode_is_told_by_its_own_words(mode, sentence):
    assert types(sentence) == [mode]


def test_every_type_and_every_mode_has_its_sentence():
    assert set(BOUNDARIES) == set(CODEBOOK.types)
    assert set(MODES) == {f"{name}/{mode.name}" for name, kind in CODEBOOK.types.items() for mode in kind.modes}


def test_forces_that_are_deployed_and_attack_in_one_sentence_are_an_assault_only():
    assert types("Turkey deployed troops to Syria and attacked Aleppo on Monday.") == ["ASSAULT"]


@NOT_YET
def test_what_protesters_demand_in_a_sentence_of_its_own_belongs_to_the_protest():
    assert types("Hundreds of protesters rallied in Baghdad. The protesters demanded new elections.") == [
        "PROTEST/demo"
    ]


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
