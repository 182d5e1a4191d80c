"""Where and when a report was filed."""

from datetime import date

import pytest

from articles.intake.datelines import part_dateline
from articles.tagging import Mention, Text
from articles.tagging.filing import day_of, filed

PUBLISHED = date(2021, 2, 26)


def place(start: int, end: int, text: str, key: str = "beirut") -> Mention:
    return Mention(start, end, text, "place", "linked", place=key, country="LBN")


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("24 February", date(2021, 2, 26), date(2021, 2, 24)),
        ("Feb. 24", date(2021, 2, 26), date(2021, 2, 24)),
        ("Dec. 31", date(2021, 1, 1), date(2020, 12, 31)),
        ("Sept. 3", date(2020, 9, 3), date(2020, 9, 3)),
        ("March 3, 2021", date(2021, 3, 4), date(2021, 3, 3)),
        ("March 3, 2021", None, date(2021, 3, 3)),
        ("29 February", date(2021, 3, 1), None),
        ("3 June", date(2021, 2, 26), None),
        ("24 February", None, None),
        ("", date(2021, 2, 26), None),
        ("31 April", date(2021, 5, 1), None),
    ],
)
def test_the_day_of_a_dateline_lies_close_before_publication(words: str, published: date | None, day: date) -> None:
    assert day_of(words, published) == day


def test_a_dateline_inside_the_text_gives_its_first_place() -> None:
    text = Text("", "BEIRUT, Lebanon (AP) — Jets flew over Damascus.", PUBLISHED)
    found = filed(text, [], [place(0, 6, "BEIRUT"), place(38, 46, "Damascus", "damascus")])
    assert found
    assert (found.place, found.start, found.end, found.day) == ("beirut", 0, 6, None)


def test_a_dateline_apart_from_the_text_has_no_characters_in_it() -> None:
    text = Text("", "Jets flew.", PUBLISHED, dateline="BEIRUT, Feb. 24 (AP)")
    found = filed(text, [place(0, 6, "BEIRUT")], [])
    assert found
    assert (found.place, found.start, found.day) == ("beirut", None, date(2021, 2, 24))


def test_a_text_without_a_dateline_was_filed_nowhere() -> None:
    assert filed(Text("", "Jets flew over Beirut.", PUBLISHED), [], [place(15, 21, "Beirut")]) is None


def test_the_desk_parts_a_dateline_from_the_first_paragraph() -> None:
    body = ("BEIRUT, Lebanon (AP) — Jets flew.", "They came back.")
    assert part_dateline(body) == ("BEIRUT, Lebanon (AP)", ("Jets flew.", "They came back."))


def test_paragraphs_without_a_dateline_stay_as_they_are() -> None:
    assert part_dateline(("Jets flew — twice.",)) == ("", ("Jets flew — twice.",))
    assert part_dateline(()) == ("", ())
