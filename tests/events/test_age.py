"""How old an act is without a date of its own: by eras, offices, habits, and by what the text tells around it."""

from datetime import date

import pytest

from articles.tagging import Text
from events.coding.age import mentioned

from .reading_room import PUBLISHED, events, read, reader, realis


@pytest.mark.parametrize(
    "text",
    [
        "Russia used to attack Aleppo.",
        "The Bush administration attacked Iraq.",
        "Turkey attacked Syria during the Clinton years.",
        "Then-President Joe Biden attacked Syria.",
        "Joe Biden attacked Syria when he was a senator.",
        "Turkey attacked Iraq in 2003. Syria attacked Turkey.",
        "Turkey tried to attack Iraq in 2003.",
        "Iran attacked Joe Biden when he was a soldier during the Vietnam War.",
        "Turkey attacked Syria at the height of the Bosnian War.",
        "Saddam Hussein attacked Syria.",
        "The Benghazi attack killed an American.",
        "The administration of President George W. Bush attacked Iraq.",
        "President Theodore Roosevelt attacked Iraq.",
        "Many were told that the Korean War was an American invasion of Syria.",
        "Turkey complied in December 2019, two years after Syria attacked Iran.",
    ],
)
def test_what_is_told_of_a_former_time_is_background(text: str) -> None:
    assert realis(text)[-1] == ("ASSAULT", "background")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels used tear gas to attack Aleppo.",
        "The Obama administration left. Turkey attacked Iraq.",
        "Veterans of the Vietnam War attacked Iraq.",
        "Former President Barack Obama attacked Iraq.",
        "Vice President Dan Wilson attacked Iraq.",
        "In 2003 Turkey attacked Iraq. In January Turkey met Iran in talks that led Syria to attack Egypt.",
        "In 2003 Turkey attacked Iraq. Iranians say they were preparing when Syria attacked Turkey.",
        "Turkey attacked Iraq in 2003. Syria attacked Turkey on Thursday.",
        "Turkey attacked Iraq in 2003.\n\nSyria attacked Turkey.",
    ],
)
def test_what_goes_back_to_the_news_is_none(text: str) -> None:
    assert realis(text)[-1] == ("ASSAULT", "happened")


def test_a_plan_is_as_old_as_what_it_is_the_plan_of() -> None:
    (told,) = events("Congress formed a Watergate committee to investigate Joe Biden.")
    assert (told.realis, told.date) == ("background", None)


def test_paragraphs_of_history_go_on_telling_it() -> None:
    told = (
        "Turkey attacked Iraq in 2003. Snow fell.\n\nIn 2005 Iran attacked Iraq. Snow fell.\n\nSyria attacked Turkey."
    )
    assert events(told)[-1].realis == "background"


@pytest.mark.parametrize(
    ("published", "answer"),
    [
        (date(2016, 6, 6), ("happened", "2016-06-06")),
        (date(2017, 6, 6), ("happened", None)),
        (date(2018, 6, 6), ("background", None)),
    ],
)
def test_what_a_president_did_who_has_left_is_not_of_the_day_of_the_report(published, answer) -> None:
    (event,) = read("The Obama administration attacked Syria.", published=published).events
    assert (event.realis, event.date and event.date.value) == answer


@pytest.mark.parametrize(
    ("relative", "rule"), [("has reduced it to rubble", "a lasting state"), ("reduced it to rubble", "a former state")]
)
def test_a_war_that_has_done_something_since_goes_on(relative, rule) -> None:
    (tagged,) = reader().tagger.tag([Text("", f"Biden was angry about the war that {relative}.", PUBLISHED)])
    (war,) = [token for token in tagged.pieces[0].doc if token.lower_ == "war"]
    assert mentioned(war).rule == rule
