"""A day is that of an act only if it stands on the act. The news is of Friday, 26 February 2021."""

import pytest

from tests.events.reading_room import PUBLISHED, events

ASSUMED = PUBLISHED.isoformat()


def dated(text: str, kind: str) -> str | None:
    event = next(event for event in events(text) if event.type == kind)
    return event.date.value if event.date else None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Turkey suspended flights to Syria until Monday.", "SANCTION", ASSUMED),
        ("Turkey extended sanctions on Syria until 2024.", "SANCTION", ASSUMED),
        ("Iran wants to sign a deal with Iraq before December 1.", "AGREE", ASSUMED),
        ("Turkey did not attack Syria until Tuesday.", "ASSAULT", "2021-02-23"),
        ("Turkey attacked Syria before dawn on Tuesday.", "ASSAULT", "2021-02-23"),
    ],
)
def test_a_limit_is_not_the_day_of_the_act(text, kind, value):
    assert dated(text, kind) == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Iran will deploy troops to Iraq for November's election.", "MOBILIZE", ASSUMED),
        ("Shares fell past Monday's low as Iran attacked Syria.", "ASSAULT", ASSUMED),
        ("It was the worst attack on Syria since 2014.", "ASSAULT", None),
        ("Joe Biden brought up Russia's attack on Syria at his meeting on Thursday.", "ASSAULT", None),
        ("Russia attacked Syria; Iran met Iraq on Tuesday.", "ASSAULT", ASSUMED),
        ("Joe Biden blamed Iran, accusing it of supporting a coup against Iraq in January.", "ACCUSE", ASSUMED),
        (
            "According to an email obtained Tuesday by Turkey, Iran said that it argued in the weeks before Russia "
            "attacked Syria.",
            "ASSAULT",
            ASSUMED,
        ),
    ],
)
def test_the_day_of_a_thing_or_of_other_words_is_left(text, kind, value):
    assert dated(text, kind) == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (
            "The attacks on Syria that took place last Friday were unprecedented over the past decade.",
            "ASSAULT",
            "2021-02-19",
        ),
        ("Joe Biden attacks Iran during a speech in Aleppo, Syria, May 10, 2020.", "ASSAULT", "2020-05-10"),
        ("Joe Biden attacks Iran during a speech in Aleppo (May 2020)", "ASSAULT", "2020-05"),
        ("The peace agreement between Iran and Iraq announced Tuesday by Egypt was unclear.", "AGREE", "2021-02-23"),
        ("Turkey bombed Syria for the first time over the weekend.", "ASSAULT", "2021-02-20/2021-02-21"),
        (
            "The closures are the most drastic measure since 1986, near the end of the Cold War, when the powers "
            "expelled Turkish diplomats.",
            "SANCTION",
            "1986",
        ),
        ("Joe Biden visited Iran on Tuesday after talks that failed.", "CONSULT", "2021-02-23"),
    ],
)
def test_the_day_that_stands_on_the_act_is_taken(text, kind, value):
    assert dated(text, kind) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Thursday, Joe Biden authorized Turkish airstrikes against Syria.", ASSUMED),
        ("In January, Joe Biden authorized Turkish airstrikes against Syria.", None),
        ("Joe Biden said that Turkey would attack Syria on Monday.", "2021-03-01"),
        ("Turkey tried on Thursday to attack Syria.", "2021-02-25"),
    ],
)
def test_what_is_only_decided_is_not_of_the_day_of_the_decision(text, value):
    assert dated(text, "ASSAULT") == value


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Joe Biden met Putin on Tuesday. Joe Biden criticized Iran.", ("happened", "2021-02-23")),
        (
            "Joe Biden met Putin this week after the Russian bombing of Aleppo on February 16. "
            "Joe Biden criticized Iran.",
            ("happened", "2021-W08"),
        ),
        ("Joe Biden was invited to Russia on Tuesday. Joe Biden criticized Iran.", ("happened", "2021-02-23")),
        (
            "After Joe Biden asked whether the visit last November was useful, Iran left. Joe Biden criticized Iran.",
            ("happened", ASSUMED),
        ),
        ("Joe Biden will meet Putin on Monday. Joe Biden criticized Iran.", ("happened", ASSUMED)),
        (
            "The report tells of Russian attacks on Syria in the 2016 election. Joe Biden criticized Iran.",
            ("happened", ASSUMED),
        ),
    ],
)
def test_a_paragraph_goes_on_with_the_day_that_its_sentences_tell_and_no_other(text, answer):
    event = next(event for event in events(text) if event.type == "ACCUSE")
    assert (event.realis, event.date and event.date.value) == answer


def test_killed_in_an_attack_that_was_led_on_a_day_is_of_that_day():
    (event,) = events("About 1,200 people were killed in the attack on Egypt led by Turkey on 7 January, rebels said.")
    assert event.date is not None
    assert event.date.value == "2021-01-07"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Iran attacked Syria, John Smith wrote in a January analysis.", "ASSAULT", ASSUMED),
        ("It looked like the protest Tuesday night in Cairo.", "PROTEST", "2021-02-23"),
        ("Joe Biden, on his second trip this year, praised Egypt.", "SUPPORT", ASSUMED),
        ("After last summer's attack on tankers, Turkey signed a pact with Egypt.", "SUPPORT", None),
        ("China said on Tuesday that Turkey had not given a reason for attacking Syria.", "ASSAULT", None),
        ("Iran met Iraq on Monday, the same day that Turkey attacked Syria.", "ASSAULT", "2021-02-22"),
        ("Iran said in January that it would attack Syria.", "ASSAULT", None),
        ("Egypt imposed sanctions last week over the detention of a journalist by Turkey.", "COERCE", None),
        ("Iran said on Thursday that it would attack Syria.", "ASSAULT", ASSUMED),
        ("On the last day of January, Iran attacked Syria.", "ASSAULT", "2021-01-31"),
        ("Police said the rebel once attempted to kill an Egyptian soldier.", "ASSAULT", None),
    ],
)
def test_the_day_of_another_deed_or_of_words_is_not_that_of_the_act(text, kind, value):
    assert dated(text, kind) == value


def test_what_the_text_goes_on_to_date_ends_what_it_told_of_a_year_long_past():
    text = "The 2011 raid on the rebels was a success. The plan was completed on Wednesday. Troops attacked the town."
    event = [event for event in events(text) if event.type == "ASSAULT"][-1]
    assert (event.realis, event.date and event.date.value) == ("happened", "2021-02-24")
