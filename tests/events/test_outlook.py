"""Texts that report on their days, and texts that look back. The news is of Friday, 26 February 2021."""

import pytest

from events.coding.dates import find_dates
from events.coding.outlook import LONG, is_report, looks_back
from tests.events.reading_room import PUBLISHED, events

OPENING = "Joe Biden spoke.\n\nThe talks went well.\n\n"
AT_LENGTH = "The snow that fell on the roads and on the roofs of the old town was deep. " * 25


def told(text: str) -> tuple[str, str | None]:
    event = [event for event in events(text) if event.type == "ASSAULT"][-1]
    return event.realis, event.date.value if event.date else None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{OPENING}Turkey bombed Syria. {AT_LENGTH}", ("happened", None)),
        (f"{OPENING}Turkey bombed Syria.", ("happened", "2021-02-26")),
        (f"Turkey bombed Syria. {AT_LENGTH}", ("happened", "2021-02-26")),
        (f"{OPENING}Turkey bombed Syria. {AT_LENGTH}\n\nRain fell on Tuesday.", ("happened", "2021-02-26")),
        (f"{OPENING}Turkey is bombing Syria. {AT_LENGTH}", ("ongoing", "2021-02-26")),
        (f"{OPENING}Turkey will bomb Syria. {AT_LENGTH}", ("planned", "2021-02-26")),
    ],
)
def test_a_long_text_that_names_no_day_of_the_news_tells_of_other_days(text, answer):
    assert told(text) == answer


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        ("In 1959 he won. In 1962 he spoke. In 1991 he lost.", True),
        ("In 1959 he won. In 1962 he spoke. In 1991 he lost. He died on Friday.", False),
        ("In 1959 he won. In 1962, 1963, 1965, 1967, 1970 and 1975 he spoke. He died on Friday.", True),
        ("In 2020 he won. In January 2021 he spoke. In 1991 he lost.", False),
        ("In 1959 he won.", False),
        ("", False),
    ],
)
def test_a_text_whose_dates_are_mostly_old_looks_back(dates, answer):
    assert looks_back(find_dates(dates, PUBLISHED), PUBLISHED) is answer


LIFE = "In 1959 he won the war. In 1962 he spoke to crowds. In 1991 the money went.\n\nHe walked.\n\n"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{LIFE}Iran attacked Syria.", ("background", None)),
        (f"{LIFE}Iran attacked Syria on Thursday.", ("happened", "2021-02-25")),
        (f"{LIFE}Iran is attacking Syria.", ("ongoing", "2021-02-26")),
        (f"{LIFE}Officials said that Iran attacked Syria.", ("happened", "2021-02-26")),
    ],
)
def test_what_such_a_text_tells_in_the_past_without_a_day_is_background(text, answer):
    assert told(text) == answer


def test_a_text_without_a_day_of_publication_has_no_news():
    assert not is_report((), None, LONG)
    assert not looks_back(find_dates("In 1959 he won.", None), None)
