"""What the coder makes of sentences: the boundaries of the codebook, and the ways in which English tells of an act."""

import pytest

from tests.events.reading_room import events, read, realis, told, types

# boundaries


def test_a_future_meeting_is_an_agreement():
    assert types("Iraq and Syria will meet in Geneva next week.") == ["AGREE"]


def test_a_meeting_that_took_place_is_a_consultation():
    assert types("Iraq and Syria met in Geneva on Monday.") == ["CONSULT"]


def test_summoning_an_ambassador_is_criticism_and_no_consultation():
    assert told("Turkey summoned the Russian ambassador.") == ["ACCUSE/disapprove: Turkey -> Russian ambassador"]


def test_an_announced_withdrawal_is_a_concession():
    assert told("Ethiopia announced the withdrawal of its troops from Somalia.") == ["CONCEDE: Ethiopia -> Somalia"]


def test_an_actual_withdrawal_is_a_retreat():
    assert told("Ethiopia withdrew its troops from Somalia.") == ["RETREAT/withdraw: Ethiopia -> Somalia"]


def test_a_withdrawal_to_come_is_a_concession():
    assert types("Ethiopia will withdraw its troops from Somalia.") == ["CONCEDE"]


def test_a_pardon_is_a_concession_and_a_release_a_retreat():
    assert types("The president of Egypt pardoned twelve journalists.") == ["CONCEDE"]
    assert types("Egypt released twelve journalists.") == ["RETREAT/release"]


def test_a_joint_exercise_is_cooperation():
    assert told("India and Nepal held a joint military exercise.") == ["COOPERATE: India, Nepal -> "]


def test_an_exercise_of_one_country_is_mobilization():
    assert types("India held a military exercise on Monday.") == ["MOBILIZE/troops"]


def test_mobilizing_for_disaster_relief_is_aid():
    assert types("Nepal mobilized its army for earthquake relief.") == ["AID"]


def test_forces_that_are_mobilized_and_attack_are_an_assault_only():
    assert types("Russia mobilized its army on Monday. Russia bombed Ukraine on Tuesday.") == ["ASSAULT/explosives"]


def test_a_prison_sentence_is_a_sanction():
    assert types("A court in Egypt sentenced the former minister to five years in prison.") == ["SANCTION/convict"]


def test_captured_combatants_are_abducted():
    assert told("Syrian troops captured nine rebels.") == ["ASSAULT/abduct: Syrian troops -> nine rebels"]


def test_an_arrest_by_police_is_coercion():
    assert types("Police in Egypt arrested nine activists.") == ["COERCE/arrest"]


def test_a_cancelled_meeting_is_a_rejection():
    assert told("Egypt cancelled talks with Turkey.") == ["REJECT/meet: Egypt -> Turkey"]


def test_the_demands_of_a_protest_are_no_requests_of_their_own():
    text = "Thousands of protesters marched in Baghdad and demanded the resignation of the government."
    assert types(text) == ["PROTEST/demo"]


def test_reparations_are_aid():
    assert told("Germany paid reparations to Namibia.") == ["AID: Germany -> Namibia"]


def test_a_payment_ordered_by_a_court_is_a_sanction():
    text = "A court ordered the company to pay damages to the farmers."
    assert told(text) == ["SANCTION/convict: court -> company"]


def test_an_attack_that_is_denied_is_marked_so():
    assert realis("Iran denied that it had attacked the tanker.") == [("ASSAULT", "denied")]


def test_an_attack_on_a_condition_is_hypothetical():
    assert realis("Israel would attack Iran if the talks failed.") == [("ASSAULT", "hypothetical")]


def test_an_old_withdrawal_is_background():
    assert realis("The United States withdrew from Somalia in 2018.") == [("RETREAT", "background")]


def test_what_is_quoted_is_coded_to_whoever_did_it():
    text = "Officials in the United States said that Russia bombed a hospital in Aleppo."
    assert told(text) == ["ASSAULT/explosives: Russia -> hospital"]


def test_a_refusal_to_do_what_is_asked_is_a_rejection():
    assert types("Iran will not release the journalists.") == ["REJECT/yield"]


def test_territory_taken_by_armed_forces_is_an_assault():
    assert types("Syrian troops captured the town on Monday.") == ["ASSAULT"]


def test_a_strike_of_workers_is_a_protest():
    assert types("Nurses in Egypt began a strike on Monday.") == ["PROTEST/strike"]


def test_troops_that_arrive_are_no_visitors():
    assert types("Russian troops arrived in Syria on Monday.") == ["MOBILIZE/troops"]


def test_harm_that_nobody_meant_is_no_event():
    assert types("A flood killed nine people in Nepal.") == []
    assert types("Nine people were killed when a ferry collided with a bridge in the storm.") == []


# the forms of a sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia attacked Ukraine.",
        "Ukraine was attacked by Russia.",
        "Russia launched an attack on Ukraine.",
        "Russia carried out an attack against Ukraine.",
        "An attack by Russia on Ukraine was reported.",
        "Officials said Russia attacked Ukraine.",
        "Russia, which attacked Ukraine, is silent.",
    ],
)
def test_an_act_is_found_in_every_voice(sentence):
    assert [line for line in told(sentence) if line.startswith("ASSAULT")] == ["ASSAULT: Russia -> Ukraine"]


def test_several_actors_are_one_event_with_a_list():
    text = "Russia, Syria and Iran attacked Turkey and Israel."
    assert told(text) == ["ASSAULT: Russia, Syria, Iran -> Turkey, Israel"]


def test_in_talks_everyone_acts():
    assert told("Iran held talks with Turkey in Geneva.") == ["CONSULT: Iran, Turkey -> "]


def test_fighting_both_ways_lists_everyone_as_actor():
    assert told("Syrian troops clashed with rebels.") == ["ASSAULT: Syrian troops, rebels -> "]


def test_the_object_decides_what_a_verb_means():
    assert types("Turkish jets dropped bombs on the village.") == ["ASSAULT/aerial"]
    assert types("Turkey dropped charges against the journalist.") == ["CONCEDE"]
    assert types("Iran fired rockets at Israel.") == ["ASSAULT/heavy-weapons"]
    assert types("The president of Iran fired the defense minister.") == ["SANCTION/expel"]


def test_who_threatens_is_the_actor_of_the_threat():
    assert told("Iran vowed to attack Israel.") == ["THREATEN/violence: Iran -> Israel"]


def test_what_is_agreed_is_part_of_the_agreement():
    assert told("Iran agreed to release the crew.") == ["AGREE: Iran -> crew"]


def test_who_is_asked_is_the_recipient_of_the_request():
    assert told("Germany urged Iran to release the crew.") == ["REQUEST/yield: Germany -> Iran"]


def test_a_refusal_names_what_is_refused():
    assert types("Egypt refused to negotiate with Ethiopia.") == ["REJECT/meet"]


def test_an_order_that_was_carried_out_is_the_act():
    assert told("Joe Biden ordered missile strikes against Syria.") == ["ASSAULT/aerial: Joe Biden -> Syria"]


def test_what_follows_from_an_act_is_part_of_it():
    text = "Rebels attacked a base, killing five soldiers and wounding two officers."
    assert told(text) == ["ASSAULT: Rebels -> base, five soldiers, two officers"]


def test_what_somebody_did_is_criticized_in_whoever_did_it():
    text = "Germany condemned the arrest of the activist by police in Egypt."
    assert told(text) == [
        "ACCUSE/disapprove: Germany -> police in Egypt",
        "COERCE/arrest: police in Egypt -> activist",
    ]


def test_a_proposal_is_rejected_to_whoever_made_it():
    assert told("Israel rejected an Egyptian proposal.") == ["REJECT/change: Israel -> Egyptian"]


def test_an_accusation_is_all_that_is_said_of_what_it_alleges():
    assert types("Ukraine accused Russia of bombing the bridge.") == ["ACCUSE/allege"]


def test_a_sanction_without_recipient_is_no_event():
    assert types("The company imposed fines.") == []


# who, where, when


def test_a_participant_has_country_and_sector():
    (event,) = events("Iranian-backed militias attacked the embassy.")
    (actor,) = event.actors
    assert (actor.text, actor.country, actor.sector) == ("Iranian-backed militias", "IRN", "REB")


def test_a_participant_that_is_known_says_which():
    (event,) = events("Joe Biden called Vladimir Putin.")
    assert [actor.actor for actor in event.actors + event.recipients] == ["joe-biden", "vladimir-putin"]


def test_a_pronoun_stands_for_the_only_one_it_can():
    first, second = events("Iran expelled the envoy. It arrested two journalists.")
    (actor,) = second.actors
    assert first.actors[0].source == "sentence"
    assert (actor.text, actor.actor, actor.source) == ("It", "iran", "pronoun")


def test_a_pronoun_that_may_be_several_is_nobody():
    assert told("Iran met Iraq while Syria praised Egypt. It arrested two journalists.")[-1] == (
        "COERCE/arrest:  -> two journalists"
    )


def test_the_place_is_where_it_happened_and_not_where_it_was_said():
    (event,) = events("Officials said in Geneva that Turkish troops attacked a village in Syria.")
    assert event.place is not None
    assert (event.place.text, event.place.country, event.place.source) == ("Syria", "SYR", "clause")


def test_a_recipient_that_is_a_place_is_where_it_happened():
    (event,) = events("Russia bombed Aleppo.")
    assert event.place is not None
    assert (event.place.text, event.place.source) == ("Aleppo", "recipient")


def test_a_dateline_is_the_last_place_to_look():
    (event,) = events("BAGHDAD (AP) -- Police arrested two journalists.")
    assert event.place is not None
    assert (event.place.text, event.place.source) == ("BAGHDAD", "dateline")


def test_the_date_is_that_of_the_clause():
    (event,) = events("Russia bombed Aleppo on Thursday.")
    assert event.date is not None
    assert (event.date.value, event.date.text, event.date.source) == ("2021-02-25", "Thursday", "clause")


def test_without_a_date_the_day_of_publication_is_assumed():
    (event,) = events("Russia bombed Aleppo.")
    assert event.date is not None
    assert (event.date.value, event.date.start, event.date.source) == ("2021-02-26", None, "published")


def test_a_paragraph_goes_on_telling_of_its_day():
    _, second = events("Russia bombed Aleppo on Tuesday. Russia attacked a convoy.")
    assert second.date is not None
    assert (second.date.value, second.date.source) == ("2021-02-23", "paragraph")


def test_an_act_that_another_answers_has_no_date_of_its_own():
    text = "Joe Biden ordered missile strikes against Syria on Thursday in retaliation for the attacks on Iraq."
    dates = {read(text).text.text[slice(*event.trigger)]: event.date for event in events(text)}
    assert dates["attacks"] is None


def test_every_event_says_which_rule_found_it():
    assert [event.rule for event in events("Russia bombed Aleppo.")] == ["ASSAULT: bomb R"]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Iran denied that it had helped the rebels.", ["AID"]),
        ("Soldiers set fire to a house on Monday.", ["ASSAULT/destroy"]),
        ("Russia accused the journalist of espionage.", ["ACCUSE/allege"]),
        ("Russia promised to reduce its activity near Aleppo.", ["AGREE"]),
        ("Russia promised to attack Aleppo.", ["THREATEN/violence"]),
        ("Two Iranians returned to Iran.", []),
        ("Hundreds of residents protested the government on Monday.", ["PROTEST/demo"]),
    ],
)
def test_the_whole_predicate_decides(sentence, answer):
    assert types(sentence) == answer


def test_of_what_somebody_is_accused_is_nobody():
    assert told("Iran accused them of espionage.") == ["ACCUSE/allege: Iran -> "]


def test_who_is_allied_with_a_place_is_not_there():
    (event,) = events("Turkey attacked a convoy of fighters allied with Baghdad.")
    assert event.place is None


def test_an_antecedent_in_the_sentence_is_told_apart_from_a_pronoun():
    *_, event = events("Iran said that it had arrested two journalists.")
    (actor,) = event.actors
    assert (actor.text, actor.source) == ("Iran", "antecedent")


def test_whose_criticism_it_is_stands_before_it_and_who_is_criticised_after():
    assert told("Russia's criticism of Ukraine continued.") == ["ACCUSE/disapprove: Russia -> Ukraine"]


def test_who_is_let_do_something_by_an_agreement_is_its_recipient():
    assert told("Syria agreed to allow soldiers of Turkey into Aleppo.") == ["AGREE: Syria -> soldiers of Turkey"]


def test_who_is_said_to_have_done_wrong_is_accused():
    assert told("Prosecutors alleged that Iran had lied.") == ["ACCUSE/allege: Prosecutors -> Iran"]


def test_each_other_is_no_second_party():
    assert told("Turkey and Iran blamed each other.") == ["ACCUSE/allege: Turkey, Iran -> "]


def test_who_dies_in_an_attack_did_not_make_it():
    assert told("Five soldiers died in an attack in Somalia.") == ["ASSAULT:  -> Five soldiers"]


def test_what_is_used_or_held_somewhere_is_there():
    (event,) = events("US forces bombed depots used by militias in eastern Syria.")
    assert event.place
    assert (event.place.text, event.place.country) == ("eastern Syria", "SYR")


def test_a_place_in_a_clause_of_its_own_is_not_that_of_the_act():
    (event, *_) = events("Russia arrested ten rebels, said a group that India supports in Nepal.")
    assert event.place is None


def test_what_a_crowd_is_dispersed_by_is_one_act_with_it() -> None:
    assert told("Police used tear gas to disperse protesters in Syria.") == [
        "ASSAULT/crowd-control: Police -> protesters in Syria"
    ]
