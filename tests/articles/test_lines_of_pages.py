"""One line of a page: whom a byline names, which day it gives, who took the picture."""

from datetime import date

import pytest

from articles.intake.bylines import bare_names, read_byline
from articles.intake.credits import read_credit
from articles.intake.page_dates import find_page_dates


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Roe", [("Jane Roe", "")]),
        ("BY JANE ROE", [("Jane Roe", "")]),
        ("By Jane Roe and John Doe", [("Jane Roe", ""), ("John Doe", "")]),
        ("By Jane Roe, John Doe and Omar bin Said", [("Jane Roe", ""), ("John Doe", ""), ("Omar bin Said", "")]),
        ("Written by: Jane Roe, Foreign Editor", [("Jane Roe", "Foreign Editor")]),
        ("Author: Jane O'Roe-Smith", [("Jane O'Roe-Smith", "")]),
        ("By Jane Roe in Beirut and John Doe in Cairo", [("Jane Roe", "in Beirut"), ("John Doe", "in Cairo")]),
        ("By Jane Roe | Feb 26, 2021", [("Jane Roe", "")]),
        ("Jane Roe - 26 February 2021", [("Jane Roe", "")]),
        ("Jane Roe White House Correspondent", [("Jane Roe", "White House Correspondent")]),
        ("Jane Roe, Foreign Affairs Reporter", [("Jane Roe", "Foreign Affairs Reporter")]),
        ("Jane Q. Roe Kremlin Correspondent", [("Jane Q. Roe", "Kremlin Correspondent")]),
        ("Jane Roe, Example News Agency", [("Jane Roe", "Example News Agency")]),
        ("Jane Roe reporting", [("Jane Roe", "")]),
        ("By Reuters", [("Reuters", "")]),
        ("Par Jeanne Roe", [("Jeanne Roe", "")]),
        ("Ministers meet in Valletta", []),
        ("White House Correspondents", []),
        ("The reporter said that the editor had left.", []),
    ],
)
def test_a_byline_names_persons_and_their_offices(line: str, authors: list[tuple[str, str]]) -> None:
    assert [(author.name, author.role) for author in read_byline(line)] == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Middle East", []),
        ("More on this story", []),
    ],
)
def test_a_line_of_names_holds_nothing_else(line: str, names: list[str]) -> None:
    assert [person.name for person in bare_names(line)] == names


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("February 26, 2021 9:14 am EST", [(date(2021, 2, 26), "plain")]),
        ("26 Feb 2021", [(date(2021, 2, 26), "plain")]),
        ("Published: Fri 26 Feb 2021 11.02 GMT", [(date(2021, 2, 26), "published")]),
        ("2021-02-26T09:14:00Z", [(date(2021, 2, 26), "plain")]),
        ("Updated 27 Feb 2021", [(date(2021, 2, 27), "updated")]),
        ("Feb. 26, 2021 / Updated Feb. 27, 2021", [(date(2021, 2, 26), "plain"), (date(2021, 2, 27), "updated")]),
        ("Nov 20 20194:29 AM EST", [(date(2019, 11, 20), "plain")]),
        ("26.02.2021", [(date(2021, 2, 26), "plain")]),
        ("02/26/2021", [(date(2021, 2, 26), "plain")]),
        ("03/04/2021", []),
        ("31 February 2021", []),
        ("March 2021", []),
    ],
)
def test_a_page_date_is_read_only_when_it_can_be_read_in_one_way(line: str, days: list[tuple[date, str]]) -> None:
    assert [(day.value, day.meaning) for day in find_page_dates(line)] == days


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Ann Carver/AFP via Getty Images", "Ann Carver/AFP via Getty Images"),
        ("Photo: Ann Carver", "Ann Carver"),
        ("REUTERS/Ann Carver", "REUTERS/Ann Carver"),
        ("(AP Photo/Ann Carver)", "AP Photo/Ann Carver"),
        ("A convoy leaves the harbour of the coastal republic. (Ann Carver/Reuters)", "Ann Carver/Reuters"),
        ("Image courtesy of the port authority", "the port authority"),
        ("WORLD / EUROPE", None),
        ("WASHINGTON (AP) — The fleet left its harbour on Tuesday.", None),
    ],
)
def test_a_credit_says_who_took_the_picture(line: str, credit: str | None) -> None:
    assert read_credit(line) == credit
