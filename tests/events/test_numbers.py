"""How many were killed, wounded, arrested and displaced, in whose words, and which event that belongs to."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from events.coding.contract import Contract
from events.coding.numbers import find_numbers
from events.coding.quantities import find_quantities
from events.coding.results import Number

from .reading_room import KNOWLEDGE, events, read, reader

# words into values


@pytest.mark.parametrize(
    ("words", "bound", "value"),
    [
        ("12", "exactly", 12),
        ("3,000", "exactly", 3_000),
        ("1.2 million", "exactly", 1_200_000),
        ("thirty-five", "exactly", 35),
        ("a hundred and twenty", "exactly", 120),
        ("two hundred and fifty thousand", "exactly", 250_000),
        ("half a dozen", "exactly", 6),
        ("half a million", "exactly", 500_000),
        ("two dozen", "exactly", 24),
        ("exactly nine", "exactly", 9),
        ("at least two dozen", "at least", 24),
        ("more than 40", "at least", 40),
        ("over 300", "at least", 300),
        ("no fewer than seven", "at least", 7),
        ("at least another 15", "at least", 15),
        ("50-plus", "at least", 50),
        ("four or more", "at least", 4),
        ("up to 60", "at most", 60),
        ("as many as 1,500", "at most", 1_500),
        ("fewer than ten", "at most", 10),
        ("no more than six", "at most", 6),
        ("nearly 700", "about", 700),
        ("some 2,000", "about", 2_000),
        ("an estimated 8,000", "about", 8_000),
        ("80 or so", "about", 80),
    ],
)
def test_a_quantity_has_a_bound_and_a_value(words, bound, value):
    assert [(one.bound, one.value, one.start, one.end) for one in find_quantities(words)] == [
        (bound, value, 0, len(words))
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several hundred", 200),
        ("a few dozen", 24),
        ("20 to 30", 20),
        ("between 20 and 30", 20),
    ],
)
def test_an_open_quantity_is_the_least_it_can_mean(words, value):
    assert [(one.bound, one.value) for one in find_quantities(words)] == [("at least", value)]


@pytest.mark.parametrize("words", ["$5 million", "12%", "12 percent", "a 17-year-old", "17 years old", "9/11", "F-16"])
def test_money_shares_ages_and_names_are_no_quantities(words):
    assert list(find_quantities(words)) == []


def test_numbers_that_only_stand_side_by_side_are_two():
    assert [one.value for one in find_quantities("On May 25 three men and 20 women")] == [25, 3, 20]


# sentences


def parsed(text: str) -> Doc:
    return reader().tagger.nlp(text)


def numbers(text: str) -> list[tuple[str, str, int]]:
    return [
        (number.kind, number.bound, number.value)
        for sentence in parsed(text).sents
        for number in find_numbers(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The blast killed at least 12 people.", ("killed", "at least", 12)),
        ("Up to 40 villagers were killed.", ("killed", "at most", 40)),
        ("The car exploded near a market, killing 12.", ("killed", "exactly", 12)),
        ("Gunmen shot dead six worshippers.", ("killed", "exactly", 6)),
        ("Eight miners were fatally shot.", ("killed", "exactly", 8)),
        ("Nearly 90 people died in the raid.", ("killed", "about", 90)),
        ("The attack claimed 14 lives.", ("killed", "exactly", 14)),
        ("The shelling took the lives of six nurses.", ("killed", "exactly", 6)),
        ("Over 300 people lost their lives.", ("killed", "at least", 300)),
        ("The clashes caused 30 deaths.", ("killed", "exactly", 30)),
        ("The ambush led to the deaths of four officers.", ("killed", "exactly", 4)),
        ("The shooting left seven pilgrims dead.", ("killed", "exactly", 7)),
        ("Twelve people are dead.", ("killed", "exactly", 12)),
        ("The 22 people killed in the attack were farmers.", ("killed", "exactly", 22)),
        ("The death toll rose to 30.", ("killed", "exactly", 30)),
        ("The death toll has passed 300.", ("killed", "at least", 300)),
        ("The number of people killed rose to 45.", ("killed", "exactly", 45)),
        ("The soldiers killed a villager.", ("killed", "exactly", 1)),
        ("Five of them were wounded.", ("wounded", "exactly", 5)),
        ("The militia wounded 20 others.", ("wounded", "exactly", 20)),
        ("The riot caused dozens of injuries.", ("wounded", "at least", 24)),
        ("Police arrested 15 of the protesters.", ("arrested", "exactly", 15)),
        ("Police made a dozen arrests.", ("arrested", "exactly", 12)),
        ("Twenty people were taken into custody.", ("arrested", "exactly", 20)),
        ("Hundreds of people were detained on Monday.", ("arrested", "at least", 200)),
        ("Some 2,000 people were displaced by the fighting.", ("displaced", "about", 2_000)),
        ("The fighting forced 50,000 people to flee their homes.", ("displaced", "exactly", 50_000)),
        ("About 700 people were driven from their homes.", ("displaced", "about", 700)),
    ],
)
def test_a_sentence_tells_how_many(sentence, told):
    assert numbers(sentence) == [told]


def test_the_dead_and_the_wounded_of_a_sentence_are_told_apart():
    both = [("killed", "exactly", 5), ("wounded", "exactly", 20)]
    assert numbers("The attack left five dead and 20 wounded.") == both
    assert numbers("Five people were killed and 20 injured.") == both
    assert numbers("The blast killed five people and wounded 20 others.") == both


def test_those_who_are_told_of_together_are_counted_together():
    assert numbers("Two soldiers and a child were killed.") == [("killed", "exactly", 3)]
    assert numbers("At least two soldiers and three guards were killed.") == [("killed", "at least", 5)]


def test_some_who_are_not_counted_leave_the_sum_a_least():
    assert numbers("Two soldiers and several civilians were killed.") == [("killed", "at least", 2)]


def test_a_part_is_not_told_again():
    assert numbers("At least five people, including two children, were killed.") == [("killed", "at least", 5)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The men were killed on February 25.",
        "The men were killed in 2014.",
        "In 2014 people were killed.",
        "The disease killed 30 percent of the herd.",
        "The senate killed two bills.",
        "Soldiers shot down 5 drones.",
        "The hunters killed 40 elephants.",
        "Thousands of families were displaced.",
        "No one was killed.",
        "They told us to kill this one.",
        "They killed that one.",
        "A wounded child was brought to the hospital.",
        "The raid set off a panic, potentially displacing thousands.",
        "The bomb could kill 5,000 people.",
        "The police did not kill the 12 men.",
        "They planned to kill 12 officers.",
        "If 12 people are arrested, the strike will go on.",
        "At least 20 people were killed or wounded.",
        "The blast killed and wounded dozens.",
        "More than 100,000 people have been fired or arrested.",
        "Two suspects fled.",
        "Coronavirus has killed 100,000 people.",
        "In Chad, 700 babies are dying a day.",
        "One of the civilians killed was a farmer.",
    ],
)
def test_numbers_of_other_things_and_of_what_did_not_happen_are_left(sentence):
    assert numbers(sentence) == []


def test_an_age_is_no_number_but_a_boy_is_one():
    assert numbers("A 17-year-old boy was killed.") == [("killed", "exactly", 1)]


# events


def told(text: str) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(event.type, [(number.kind, number.value) for number in event.numbers]) for event in events(text)]


def test_the_killed_belong_to_the_assault_and_the_arrested_to_the_arrest():
    assert told("Russian troops killed 12 people and arrested 30 protesters in Aleppo.") == [
        ("ASSAULT", [("killed", 12)]),
        ("COERCE", [("arrested", 30)]),
    ]


def test_the_killed_belong_to_the_attack_and_not_to_the_words_about_it():
    assert told("Iran condemned the attack that killed five people in Aleppo.") == [
        ("ACCUSE", []),
        ("ASSAULT", [("killed", 5)]),
    ]


def test_talks_kill_nobody():
    assert told("Iraq and Iran held talks on the war, in which 5,000 people died.") == [("CONSULT", [])]


def test_a_clash_with_dead_is_the_nearest_act_of_force():
    assert told("Protesters clashed with police in Baghdad, leaving five dead.") == [("PROTEST", [("killed", 5)])]


def test_an_event_has_one_number_of_a_kind_the_one_told_by_its_own_word():
    assert told("Russian troops killed 12 people in Aleppo, bringing the death toll to 45.") == [
        ("ASSAULT", [("killed", 12)])
    ]


def test_a_number_has_the_characters_of_its_words_and_is_written_out():
    text = "Talks failed. Russian troops killed at least a dozen people in Aleppo."
    reading = read(text)
    (event,) = (event for event in reading.events if event.numbers)
    start = text.index("at least")
    assert event.numbers == (Number("killed", "at least", 12, start, start + 16, "at least a dozen"),)
    (written,) = (event for event in Contract(KNOWLEDGE).reading(reading)["events"] if event["numbers"])
    assert written["numbers"] == [
        {
            "kind": "killed",
            "bound": "at least",
            "value": 12,
            "start": start,
            "end": start + 16,
            "text": "at least a dozen",
        }
    ]


WORDS = [
    "the",
    "a",
    "an",
    "one",
    "of",
    "two",
    "dozen",
    "dozens",
    "hundreds",
    "thousand",
    "million",
    "12",
    "3,000",
    "1.2",
    "2014",
    "at",
    "least",
    "more",
    "than",
    "up",
    "to",
    "nearly",
    "people",
    "soldiers",
    "child",
    "others",
    "dead",
    "death",
    "toll",
    "rose",
    "killed",
    "killing",
    "wounded",
    "injured",
    "arrested",
    "arrests",
    "detained",
    "displaced",
    "fled",
    "homes",
    "lives",
    "lost",
    "claimed",
    "left",
    "and",
    "or",
    ",",
    ".",
    "%",
    "$",
    "-",
    "not",
    "could",
    "to",
    "in",
    "on",
    "Monday",
    "which",
    "who",
    "them",
    "police",
    "blast",
    "9999999999",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_numbers_inside_their_sentences(text):
    doc = parsed(text)
    for sentence in doc.sents:
        for number in find_numbers(sentence, offset=7):
            assert sentence.start_char <= number.start - 7 < number.end - 7 <= sentence.end_char
            assert number.text == text[number.start - 7 : number.end - 7]
            assert number.value >= 1
