"""Which acts have the day of the report, and which came before the news. The news is of Friday, 26 February 2021."""

import pytest

from tests.events.reading_room import PUBLISHED, events

BEFORE = "Joe Biden spoke.\n\nThe talks went well.\n\n"  # what follows is no opening, where the perfect announces news


def date_of(text: str, type_name: str) -> str | None:
    event = [event for event in events(text) if event.type == type_name][-1]
    return event.date.value if event.date else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Turkey bombed Syria.", "2021-02-26"),
        ("Turkey is bombing Syria.", "2021-02-26"),
        ("Turkey has bombed Syria.", None),
        ("Turkey has just bombed Syria.", "2021-02-26"),
        ("Turkey had bombed Syria.", None),
        ("Turkey has repeatedly bombed Syria.", None),
        ("Turkey often bombed Syria.", None),
        ("Turkey bombed Syria for years.", None),
        ("Egypt praised the rebels who bombed Syria.", None),
        ("Joe Biden spoke about the attack on Syria.", None),
        ("Joe Biden called an attack on Syria a crime.", None),
        ("There were fears of war following an attack on Syria.", None),
        ("Iran grew weak following the collapse of the Turkish attack on Syria in February last year.", "2020-02"),
        ("The film shows people who say that Turkey bombed Syria.", None),
        ("Joe Biden, who said that Turkey bombed Syria, left.", "2021-02-26"),
        ("Turkey is the only state to bomb Syria.", None),
        ("Egypt closed the inquiry into Turkish attacks on Syria.", None),
        ("Turkey carried out an attack on Syria.", "2021-02-26"),
        ("The attack on Syria killed five soldiers.", "2021-02-26"),
        ("It is about attacks on Syria.", None),
        ("Turkey recently bombed Syria.", None),
        ("A 2010 plan divided the town, but Turkey bombed it.", "2021-02-26"),
        ("Turkey's 2010 army bombed Syria.", None),
        ("During the campaign, Turkey bombed Syria.", None),
        ("Iran mourned Turkey's decision to bomb Syria.", None),
        ("Turkey has waged two wars. It bombed Syria.", None),
        ("Turkey has been killing rebels. It bombed Syria.", None),
        ("Turkey has criticized Syria. It bombed Syria.", "2021-02-26"),
        ("The jets were effective in bombing Syria.", None),
        ("Turkey began by bombing Syria.", "2021-02-26"),
        ("It was known that Turkey bombed Syria.", None),
        ("When Turkey bombed Syria, many wondered.", None),
        ("Soldiers left Iran when Turkey bombed Syria.", "2021-02-26"),
        ("Egypt had howled when Turkey bombed Syria.", None),
    ],
)
def test_only_what_is_told_as_news_has_the_day_of_the_report(text, value):
    assert date_of(BEFORE + text, "ASSAULT") == value


def test_the_perfect_announces_news_in_the_opening():
    assert date_of("Turkey has bombed Syria.", "ASSAULT") == "2021-02-26"


@pytest.mark.parametrize(
    ("text", "type_name", "value"),
    [
        ("Joe Biden said on Thursday that the attack on Syria was a crime.", "ASSAULT", None),
        ("Iran met Iraq over the 2015 deal.", "CONSULT", "2021-02-26"),
        ("Turkey bombed Syria during the 2019 campaign.", "ASSAULT", "2019"),
        ("Egypt expelled the envoy after rebels attacked Jordan in 2009.", "SANCTION", None),
        ("Rebels have attacked Syria since 2009.", "ASSAULT", "2009-01-01/2021-02-26"),
        ("The last attack on Syria, which took place on Tuesday, killed five soldiers.", "ASSAULT", "2021-02-23"),
        ("Russia attacked Syria, and on Tuesday Egypt left.", "ASSAULT", "2021-02-26"),
        ("Turkey attacked Syria when Joe Biden was elected in 2018.", "ASSAULT", "2018"),
        ("On Tuesday, Joe Biden went home.\n\nBiden accused Iran of murder.", "ACCUSE", "2021-02-23"),
    ],
)
def test_the_date_of_a_thing_or_of_an_earlier_act_is_not_that_of_the_act(text, type_name, value):
    assert date_of(text, type_name) == value


def test_what_has_lasted_since_is_no_background():
    (event,) = events("Rebels have attacked Syria since 2009.")
    assert event.realis == "happened"


def test_a_paragraph_goes_on_telling_of_the_day_of_its_first_sentence():
    assert date_of("The snow fell in Aleppo on Tuesday. Turkey bombed Syria.", "ASSAULT") == "2021-02-23"


def test_a_paragraph_that_looks_back_goes_on_looking_back():
    assert date_of("The town had seen better days. Turkey bombed Syria.", "ASSAULT") is None


@pytest.mark.parametrize(
    ("text", "type_name", "value"),
    [
        ("Joe Biden said on Monday that Egypt would leave the union.", "SANCTION", PUBLISHED.isoformat()),
        ("Turkey would attack Syria if there was no deal this week.", "ASSAULT", PUBLISHED.isoformat()),
        ("Egypt criticized Turkey as shares fell below Monday's low.", "ACCUSE", PUBLISHED.isoformat()),
        ("Monday's raid by Turkey killed five soldiers.", "ASSAULT", "2021-02-22"),
    ],
)
def test_a_day_of_words_conditions_and_things_is_not_that_of_the_act(text, type_name, value):
    assert {event.date.value if event.date else None for event in events(text) if event.type == type_name} == {value}
