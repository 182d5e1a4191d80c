"""Who takes part where another clause, a possessive or a noun says it; and who or what is no party at all."""

import pytest

from tests.events.reading_room import events, parties, told, types


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Egypt imposed sanctions on Turkey for attacking Syria.", ["Turkey"]),
        ("Egypt punished Turkey for attacking Syria.", ["Turkey"]),
        ("The rebels were detained after attacking Syria.", ["rebels"]),
        ("The town was shelled, killing Syrian soldiers.", []),
        ("After attacking Syria, Russian troops rested.", ["Russian troops"]),
        ("Police foiled a plot to attack Syria.", []),
        ("Newspapers reported the decision to attack Syria.", []),
        ("Egypt feared a Turkish plan to attack Syria.", ["Turkish"]),
        ("Egypt is aware of the ability of Turkey to attack Syria.", ["Turkey"]),
        ("An attack blamed on Turkey killed ten people in Syria.", ["Turkey"]),
        ("The attack on Syria was claimed by Turkish rebels.", ["Turkish rebels"]),
        ("Turkey defended its attack on Syria.", ["Turkey"]),
        ("Jordan said Turkey regretted its attack on Syria.", ["Turkey"]),
        ("Egypt responded to the attack on Syria.", []),
        ("Ethiopia said the army is old and criticized Egypt after Turkey attacked Syria.", ["Turkey"]),
        ("Russia paid Turkish rebels to attack Syria.", ["Turkish rebels"]),
        ("Turkey used shields, gas, and water cannon to attack Syrian protesters.", ["Turkey"]),
    ],
)
def test_who_acts_is_told_in_another_clause_or_by_a_noun(text, actors):
    assert parties(text, "ASSAULT")[0] == actors


def test_an_occasion_named_before_an_act_does_not_act():
    assert not any(event.actors for event in events("The World Cup bombing killed five people."))


@pytest.mark.parametrize(
    "text",
    ["Egypt supported the idea.", "Egypt praised the progress of the talks."],
)
def test_a_notion_is_no_party(text):
    assert [recipient.text for event in events(text) for recipient in event.recipients] == []


def test_who_is_blamed_for_something_is_a_party_and_the_thing_is_none():
    assert parties("Egypt blamed Ethiopia for the delay.", "ACCUSE") == (["Egypt"], ["Ethiopia"])


def test_what_is_rejected_is_no_party():
    assert parties("Egypt rejected the referendum.", "REJECT") == (["Egypt"], [])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Turkish rebels bombed a bridge.", []),
        ("Turkish rebels bombed a village.", ["village"]),
        ("Turkish rebels bombed a Syrian truck.", ["Syrian"]),
        ("Turkish rebels hacked the website of the Syrian army.", ["Syrian army"]),
        ("Turkish rebels shot down a plane.", []),
        ("Turkish rebels killed soldiers in Syria.", ["soldiers"]),
        ("Turkish rebels carried out attacks in Syria.", []),
        ("Turkish rebels carried out attacks inside Syria.", ["Syria"]),
        ("Egypt sent arms to rebels in Aleppo.", ["rebels"]),
        ("Turkish rebels smuggled rockets into Aleppo.", []),
        ("Egypt condemned the attack.", []),
        ("Egypt blamed the anger of Turkish officials.", ["Turkish officials"]),
        ("Turkey arrested an Egyptian who reports for Syrian radio.", ["Egyptian"]),
    ],
)
def test_a_thing_stands_for_whoever_it_belongs_to_and_a_place_for_its_people(text, recipients):
    assert [party.text for event in events(text) for party in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Russia and Turkey's foreign ministers met today.", (["Russia", "Turkey's foreign ministers"], [])),
        (
            "Turkey blocked foreign workers, according to the Syrian ministry.",
            (["Turkey"], ["foreign workers"]),
        ),
        ("Baghdad, Iraq (CNN) Russian authorities raided a hideout of rebels.", (["Russian authorities"], ["rebels"])),
        ("(CNN) Russian authorities raided a hideout of rebels.", (["Russian authorities"], ["rebels"])),
        ("Turkey conceded to the demands of the drivers.", (["Turkey"], ["drivers"])),
    ],
)
def test_lists_sources_and_datelines_are_told_apart(text, sides):
    first = events(text)[0]
    told_sides = ([party.text for party in first.actors], [party.text for party in first.recipients])
    assert told_sides == sides


def test_both_of_two_are_meant_by_they():
    (event,) = [
        event for event in events("Joe Biden and Vladimir Putin spoke. They met on Friday.") if event.mode == ""
    ]
    assert {"joe-biden", "vladimir-putin"} <= {party.actor for party in event.actors}


def test_of_somebody_described_the_name_takes_part():
    assert parties("Joe Biden, the senator who attacked Syria, left.", "ASSAULT")[0] == ["Joe Biden"]


def test_who_is_for_a_state_is_not_of_it():
    (event,) = events("Pro-Russian protesters attacked Turkey.")
    assert event.actors[0].country is None


def test_a_place_of_meeting_on_a_border_makes_nobody_a_party():
    text = "Officials of Egypt met in a village on the border between Iraq and Syria."
    assert not {"Iraq", "Syria"} & {party.text for event in events(text) for party in event.recipients}


def test_an_expelled_ambassador_is_expelled_and_not_the_town_he_leaves():
    (event,) = events("Turkey expelled the Syrian ambassador from Baghdad.")
    assert [(party.text, party.country) for party in event.recipients] == [
        ("Syrian ambassador from Baghdad", "SYR")
    ] or [(party.country) for party in event.recipients] == ["SYR"]
    assert event.place is not None
    assert event.place.text == "Baghdad"


def test_of_a_string_of_bombings_the_bombings_count():
    assert parties("A string of bombings claimed by Turkish rebels killed five people.", "ASSAULT")[0] == [
        "Turkish rebels"
    ]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The attacks in Aleppo on Monday were the worst.", ([], [])),
        ("Turkey attacked Aleppo.", (["Turkey"], ["Aleppo"])),
        ("The U.S.-led invasion of Iraq began on Monday.", (["U.S.-led"], ["Iraq"])),
        ("Three students were killed at the hands of Syrian rebels.", (["Syrian rebels"], ["Three students"])),
        ("The deployment of Turkish troops to attack Syria began.", (["Turkish troops"], ["Syria"])),
    ],
)
def test_a_town_is_where_violence_happens_and_its_doers_are_told_around_it(text, sides):
    assert parties(text, "ASSAULT") == sides


def test_who_enforces_the_law_arrests_and_who_is_a_person_is_arrested():
    assert parties("The army's arrests of Syrian rebels went on.", "COERCE") == (["army"], ["Syrian rebels"])
    assert parties("The police's arrests shocked Egypt.", "COERCE")[1] == []
    assert parties("The journalist's arrest shocked Egypt.", "COERCE") == ([], ["journalist"])


def test_who_mocks_the_blunders_of_a_man_criticises_the_man():
    assert parties("Egypt criticized Joe Biden's blunders.", "ACCUSE") == (["Egypt"], ["Joe Biden"])


def test_a_town_after_a_person_says_where_the_person_lives():
    assert parties("A woman from Aleppo, Syria criticized Joe Biden.", "ACCUSE")[1] == ["Joe Biden"]


def test_whoever_tries_to_remove_somebody_removes_another():
    events_read = events("Vladimir Putin arrived. Egypt blamed Joe Biden for trying to arrest him.")
    assert not any("joe-biden" in [r.actor for r in e.recipients] for e in events_read if e.type == "COERCE")


def test_where_they_attacked_is_not_what_they_attacked():
    assert not told("The country where Turkey helped is Syria.")


def test_being_taken_somewhere_is_no_abduction():
    assert not told("The man was taken to a hospital.")
    assert told("Rebels took three soldiers hostage.")[0].startswith("ASSAULT/abduct: Rebels -> three soldiers")


def test_a_press_release_frees_nobody():
    assert not told("Egypt sent two press releases.")


def test_a_participle_describes_the_noun_before_it():
    assert parties("Russia gave food to Iraqis trapped on a mountain.", "ASSAULT") == ([], ["Iraqis"])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Turkey has been responsible for most of the attacks on Syria.", ["Turkey"]),
        ("Turkish rebels claimed responsibility for the attack on Syria.", ["Turkish rebels"]),
        ("Turkey was not behind the attack on Syria.", []),
        ("The raid led Turkey to bomb a Syrian village.", ["Turkey"]),
        ("Egypt endorsed killing Syrian officials.", []),
        ("Egypt reported the decision of the ministry to attack Syria.", ["ministry"]),
        ("Turkey defended its Eagle Fury attack on Syria.", ["Turkey"]),
    ],
)
def test_who_is_behind_a_deed_acts(text, actors):
    assert [actor.text for event in events(text) if event.type == "ASSAULT" for actor in event.actors] == actors


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The raid was condemned not only by Egypt but also by Jordan.", (["Egypt", "Jordan"], [])),
        ("Russia condemned dozens of soldiers and officers.", (["Russia"], ["dozens of soldiers", "officers"])),
        (
            "Russia criticized hundreds of thousands of protesters.",
            (["Russia"], ["hundreds of thousands of protesters"]),
        ),
    ],
)
def test_who_stands_under_a_second_preposition_or_a_count_takes_part(text, sides):
    (event,) = [event for event in events(text) if event.type == "ACCUSE"]
    assert ([actor.text for actor in event.actors], [one.text for one in event.recipients]) == sides


def test_of_whom_something_is_demanded_is_told_in_the_clause():
    assert parties("Russia demanded that the ministry suspend its staff.", "REQUEST") == (["Russia"], ["ministry"])


def test_those_left_shot_were_shot():
    assert parties("A quarrel in the town left two soldiers shot.", "ASSAULT") == ([], ["two soldiers"])


def test_all_of_a_list_take_part_also_where_it_reads_like_a_name_and_its_description():
    text = "Ambassador Ana Quispe, a guard and two Turkish soldiers were killed."
    assert parties(text, "ASSAULT")[1] == ["Ambassador Ana Quispe", "guard", "two Turkish soldiers"]


def test_a_person_without_a_name_takes_part():
    assert parties("The chairman and his staff met Turkish officials.", "CONSULT")[0][:2] == ["chairman", "staff"]


def test_people_to_whom_a_thing_is_done_are_not_their_state():
    (event,) = events("Rebels kidnapped Americans.")
    assert [(one.actor, one.country, one.sector) for one in event.recipients] == [(None, "USA", "CVL")]
    (event,) = events("Americans bombed the village.")
    assert [one.actor for one in event.actors] == ["united-states"]


def test_a_name_beside_a_description_says_who_is_meant():
    (event,) = events("Turkey thanked the summit's host, Joe Biden.")
    assert [one.actor for one in event.recipients] == ["joe-biden"]


def test_who_is_present_at_a_protest_as_demonstrators_protests():
    assert parties("Demonstrators chanted during a vigil for the victims.", "PROTEST")[0] == ["Demonstrators"]


@pytest.mark.parametrize(
    ("text", "type_name"),
    [("Joe Biden left office.", "RETREAT"), ("Egypt mobilized troops.", "MOBILIZE")],
)
def test_the_words_of_an_expression_undergo_nothing(text, type_name):
    assert parties(text, type_name)[1] == []


def test_troops_are_sent_against_somebody():
    assert parties("Egypt mobilized the army for an attack against Ethiopia.", "MOBILIZE")[1] == ["Ethiopia"]


def test_a_past_after_a_present_goes_on_from_what_was_said():
    assert parties("Ethiopia said that NATO is old and criticized Egypt.", "ACCUSE")[0] == ["Ethiopia"]


@pytest.mark.parametrize(
    "text", ["The shooting of Ana Quispe shocked Egypt.", "Egypt was told of Ana Quispe's murder."]
)
def test_who_is_shot_or_murdered_does_not_act(text):
    assert parties(text, "ASSAULT") == ([], ["Ana Quispe"])


def test_two_persons_joined_by_and_are_two():
    text = "Ana Quispe and former adviser Ben Okello met Turkish officials."
    assert parties(text, "CONSULT")[0][:2] == ["Ana Quispe", "former adviser Ben Okello"]


def test_an_emergency_that_is_declared_is_no_party():
    assert parties("Egypt declared a state of emergency.", "COERCE") == (["Egypt"], [])


def test_who_resigns_after_dealings_with_others_does_nothing_to_them():
    assert parties("Joe Biden resigned after meeting Turkish officials.", "RETREAT")[1] == []


def test_those_who_get_nothing_are_not_complained_of():
    assert parties("Egypt complained that Turkish farmers get no water.", "ACCUSE")[1] == []


def test_all_of_the_soldiers_are_soldiers():
    assert parties("Rebels killed all of the Turkish soldiers.", "ASSAULT")[1] == ["Turkish soldiers"]


def test_power_is_no_party():
    assert parties("Egyptian troops ousted Joe Biden from power.", "SANCTION")[1] == ["Joe Biden"]


def test_the_place_named_before_an_attack_was_attacked():
    assert parties("Egypt condemned the embassy attack.", "ASSAULT") == ([], ["embassy"])


def test_an_adverb_before_a_name_is_no_part_of_it():
    assert parties("Even Joe Biden praised Egypt.", "SUPPORT")[0] == ["Joe Biden"]


def test_those_behind_the_attack_on_a_body_named_before_it_are_not_that_body():
    text = "Turkish rebels were behind the Reuters attack."
    assert "Reuters" not in parties(text, "ASSAULT")[0]


def test_of_whom_something_is_to_be_demanded_is_asked_nothing_yet():
    assert parties("Egypt urged Jordan to require Turkey to withdraw.", "REQUEST")[1] == ["Jordan"]


def test_a_name_is_one_party_where_the_parser_sees_several():
    assert parties("Turkish soldiers spoke with Moon Jae-in on the flight home.", "CONSULT")[0][1:] == ["Moon Jae-in"]


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden said at a meeting with Vladimir Putin that prices were high.",
        "At a meeting with Vladimir Putin, Joe Biden said that prices were high.",
        "Joe Biden made the remark during a meeting with Vladimir Putin.",
    ],
)
def test_who_speaks_at_a_meeting_with_somebody_meets_them(text):
    assert sorted(parties(text, "CONSULT")[0]) == ["Joe Biden", "Vladimir Putin"]


def test_who_is_spoken_of_at_a_meeting_does_not_meet():
    assert "CONSULT" not in types("Joe Biden was mentioned at a meeting with Vladimir Putin.")


def test_troops_that_were_deployed_by_nobody_told_are_those_who_mobilize():
    assert parties("Russian troops were deployed to Syria.", "MOBILIZE") == (["Russian troops"], ["Syria"])
    assert parties("Russian troops were deployed by Turkey.", "MOBILIZE")[0] == ["Turkey"]


def test_whose_the_mosque_is_does_not_bomb_it():
    assert parties("The Syrian mosque bombing killed ten people.", "ASSAULT") == ([], ["ten people"])


def test_who_blocks_sanctions_does_nothing_to_those_they_are_against():
    assert parties("Russia blocked new sanctions against Iran.", "REJECT") == (["Russia"], [])


def test_deaths_of_a_nation_are_of_its_people():
    (event,) = events("The war caused 10,000 Iraqi deaths.")
    assert [(one.actor, one.country, one.sector) for one in event.recipients] == [(None, "IRQ", "CVL")]


def test_a_verb_that_the_parser_takes_for_a_participle_is_of_all_who_stand_before_it():
    text = "Joe Biden and Russians on all of the key security committees called on Egypt to provide arms."
    assert parties(text, "REQUEST") == (["Joe Biden", "Russians"], ["Egypt"])


def test_a_town_where_an_agreement_was_made_is_no_party_to_it():
    assert parties("Egypt withdrew from the Geneva agreement.", "RETREAT") == (["Egypt"], [])
    assert parties("Joe Biden praised the Geneva accord.", "SUPPORT") == (["Joe Biden"], [])


def test_a_building_that_was_attacked_does_not_kill():
    assert not any(event.actors for event in events("The attack on a school that killed ten children shocked Egypt."))


@pytest.mark.parametrize("text", ["An American was shot.", "The fifth Iranian was shot.", "Rebels shot a Russian."])
def test_one_of_a_nation_is_no_state(text):
    (event,) = events(text)
    assert [(one.actor, one.sector, bool(one.country)) for one in event.recipients] == [(None, "CVL", True)]


def test_all_of_a_nation_are_the_state():
    assert [one.actor for one in events("The Turkish bombed the base. ")[0].actors] == ["turkey"]


@pytest.mark.parametrize(
    "text",
    ["States including Egypt and Jordan condemned Iran.", "States such as Egypt and Jordan condemned Iran."],
)
def test_those_named_as_examples_take_part(text):
    assert parties(text, "ACCUSE") == (["States", "Egypt", "Jordan"], ["Iran"])


def test_what_a_speech_is_about_is_not_done_by_who_speaks():
    assert not [
        event for event in events("Joe Biden spoke at a hearing on fighting rebels.") if event.type == "ASSAULT"
    ]


def test_who_is_spoken_of_does_it_and_not_who_asks():
    text = "Vladimir Putin wants to know about Joe Biden asking Egypt to drop the investigation."
    assert parties(text, "REQUEST") == (["Joe Biden"], ["Egypt"])


def test_who_mediates_a_truce_lays_down_no_arms():
    (freed,) = events("Turkey released ten prisoners on the first day of a truce that was mediated by Egypt.")
    assert (freed.type, [one.text for one in freed.actors]) == ("RETREAT", ["Turkey"])


def test_what_is_held_up_is_not_held():
    assert "REQUEST" not in types("Turkey held up the Egyptian request until January.")


def test_it_is_a_text_that_a_parliament_ratifies():
    assert parties("Turkey waited until January, when its parliament ratified it.", "SUPPORT") == (["parliament"], [])
