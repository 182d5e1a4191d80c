import pytest

from articles.tagging.titles import is_office, may_shorten


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("president", "President"),
        ("acting president", "President"),
        ("then president", "President"),
        ("former prime minister", "Prime Minister"),
        ("pm", "Prime Minister"),
        ("premier", "Prime Minister"),
        ("minister of defence", "Defence Minister"),
        ("defense minister", "Defence Minister"),
        ("foreign secretary", "Foreign Minister"),
        ("minister of foreign affairs", "Foreign Minister"),
        ("secretary of state", "Secretary of State"),
        ("spokeswoman", "spokesperson"),
        ("chairman", "Chairperson"),
        ("vice president", "Vice President"),
        ("army chief", "Army Chief"),
    ],
)
def test_a_title_is_an_office_however_it_is_said(title: str, office: str) -> None:
    assert is_office(title, office)


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("vice president", "President"),
        ("deputy foreign minister", "Foreign Minister"),
        ("president", "Vice President"),
        ("minister", "Foreign Minister"),
        ("vicepresident", "President"),
        ("", "President"),
    ],
)
def test_a_lesser_or_shorter_title_is_another_office(title: str, office: str) -> None:
    assert not is_office(title, office)


def test_a_title_may_leave_out_the_department() -> None:
    assert may_shorten("minister", "Foreign Minister")
    assert not may_shorten("president", "Vice President")
    assert not may_shorten("", "President")


def test_a_deputy_is_shortened_to_a_deputy_and_a_secretary_may_be_a_minister() -> None:
    assert may_shorten("deputy secretary", "Deputy Secretary of Defense")
    assert may_shorten("secretary", "Secretary of Defense")
    assert not may_shorten("secretary", "Deputy Secretary of Defense")
    assert not may_shorten("deputy secretary", "Secretary of Defense")
