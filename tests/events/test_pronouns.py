"""Whom a pronoun stands for: the one it fits that is nearest by syntax, and nobody where that is in doubt."""

import pytest

from tests.events.reading_room import events, told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Egypt warned Ethiopia that it would expel the envoy.", "THREATEN: Egypt -> Ethiopia"),
        ("Joe Biden told reporters that he had called Vladimir Putin.", "CONSULT/phone: Joe Biden -> Vladimir Putin"),
        ("Turkish forces and Iraqi rebels said they hit the base.", "ASSAULT: Turkish forces, Iraqi rebels -> base"),
        ("Joe Biden praised Vladimir Putin and thanked him.", "SUPPORT: Joe Biden -> Vladimir Putin"),
    ],
)
def test_the_subject_of_the_clause_above_comes_first(text, act):
    assert act in told(text)


def test_who_does_something_to_him_is_somebody_else():
    (event,) = events("Vladimir Putin arrived. Joe Biden thanked him.")
    assert [party.actor for party in (*event.actors, *event.recipients)] == ["joe-biden", "vladimir-putin"]


def test_its_troops_are_of_its_country():
    *_, event = events("Turkey said its troops had bombed a village.")
    assert [(actor.text, actor.country) for actor in event.actors] == [("troops", "TUR")]


def test_a_person_is_no_it_and_a_state_no_he():
    *_, event = events("The president of Egypt met Jordan before it expelled the envoy.")
    assert [actor.text for actor in event.actors] in ([], ["Jordan"])
    *_, event = events("Vladimir Putin met Russian officials before Russia said that he arrested two journalists.")
    assert [actor.text for actor in event.actors] == ["Vladimir Putin"]


def test_a_title_tells_whether_he_or_she_is_meant():
    text = "Mr. Okello and Ms. Adeyemi spoke. Ms. Adeyemi said Mr. Okello was late, and she accused him of fraud."
    assert "ACCUSE/allege: Ms. Adeyemi -> Mr. Okello" in told(text)


def test_an_it_that_means_nothing_does_nothing():
    assert not any("Egypt ->" in act for act in told("Egypt said it was a mistake to bomb the village."))


def test_who_is_ready_to_act_is_somebody():
    assert told("Egypt said it is ready to attack Ethiopia.")[-1].endswith("Egypt -> Ethiopia")


def test_a_thing_that_is_nearer_leaves_they_open():
    assert not any("rebels ->" in act for act in told("The rebels said the plans failed because they hit Syria."))


def test_several_that_fit_alike_are_nobody():
    assert told("Iran met Iraq while Syria praised Egypt. It arrested two journalists.")[-1] == (
        "COERCE/arrest:  -> two journalists"
    )


def test_a_pronoun_is_followed_through_the_sentences_that_go_on_with_it():
    text = "Vladimir Putin spoke on Monday. He praised Syria. He also criticized Turkey."
    assert [actor.actor for event in events(text) for actor in event.actors] == ["vladimir-putin", "vladimir-putin"]


def test_a_text_of_nothing_but_pronouns_is_read():
    assert events("He attacked him. " * 300) is not None


def test_nobody_is_their_own_father():
    text = (
        "After he left her, his father accused her mother and her son blamed his daughter, who had accused her father."
    )
    parties = [party for event in events(text) for party in (*event.actors, *event.recipients)]
    assert parties
    assert not any(party.actor or party.country for party in parties)


def test_he_is_whoever_was_named_last_where_a_sentence_between_names_nobody():
    text = "Joe Biden spoke in Geneva. The weather was bad. He condemned Russia."
    assert [actor.actor for event in events(text) if event.type == "ACCUSE" for actor in event.actors] == ["joe-biden"]


def test_he_may_be_whose_thing_the_sentence_names():
    text = "Russia was quiet. Joe Biden's mood changed after he condemned Russia."
    assert [actor.actor for event in events(text) if event.type == "ACCUSE" for actor in event.actors] == ["joe-biden"]


@pytest.mark.parametrize(("pronoun", "actors"), [("He", ["joe-biden"]), ("She", [None])])
def test_a_first_name_tells_whether_he_or_she_is_meant(pronoun, actors):
    *_, event = events(f"Joe Biden met Angela Merz. {pronoun} accused Russia of fraud.")
    assert [actor.actor for actor in event.actors] == actors


def test_what_is_beside_a_thing_of_somebodys_is_theirs_too():
    text = "Ethiopia criticized Egypt's rule of the town and its bombing of the village."
    assert "ASSAULT/explosives: Egypt -> village" in told(text)


def test_of_two_pronouns_of_whom_nothing_is_known_neither_is_somebody_else():
    text = "When he heard about Joe Biden's plan, he praised Vladimir Putin."
    assert not any(actor.actor for event in events(text) for actor in event.actors)


def test_a_group_of_people_may_be_they():
    assert told("A group of migrants said they urged Turkey to act.") == ["REQUEST/change: group of migrants -> Turkey"]


def test_whose_family_is_named_beside_somebody_is_theirs():
    (event,) = events("Joe Biden condemned Vladimir Putin and his allies.")
    assert [party.country for party in event.recipients] == ["RUS", "RUS"]
