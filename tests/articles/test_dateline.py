import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tagging.dateline import Dateline, dateline


def parts(text: str) -> tuple[str, str, str, str, str] | None:
    line = dateline(text)
    return None if line is None else (line.place, line.around, line.date, line.agency, text[line.end :])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT, Lebanon (AP) — Jets flew.", ("BEIRUT", "Lebanon", "", "AP", "Jets flew.")),
        ("WASHINGTON (Reuters) - He spoke.", ("WASHINGTON", "", "", "Reuters", "He spoke.")),
        ("GENEVA, Feb 3 (Reuters) - Talks began.", ("GENEVA", "", "Feb 3", "Reuters", "Talks began.")),
        ("Kyiv, 24 February — They fled.", ("Kyiv", "", "24 February", "", "They fled.")),
        ("Kyiv, 24 February\nThey fled.", ("Kyiv", "", "24 February", "", "They fled.")),
        ("Seoul, March 3, 2021: They met.", ("Seoul", "", "March 3, 2021", "", "They met.")),
        ("ST. LOUIS, Mo. (AP) -- A man fell.", ("ST. LOUIS", "Mo.", "", "AP", "A man fell.")),
        ("WASHINGTON, D.C. — They met.", ("WASHINGTON", "D.C.", "", "", "They met.")),
        ("SANA'A — They met.", ("SANA'A", "", "", "", "They met.")),
        ("NAIROBI/ADDIS ABABA, Nov. 4 (AFP) – Hi.", ("NAIROBI/ADDIS ABABA", "", "Nov. 4", "AFP", "Hi.")),
    ],
)
def test_a_dateline_has_a_place_and_often_a_date(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Joe Biden — the president — spoke.",
        "Israel, Lebanon - two states at war.",
        "Ankara - Turkey said so.",
        "UN: talks go on.",
        "The US said on Monday that it would leave.",
        "LONDON — ",
        "They met in Geneva, 3 February — the first time.",
    ],
)
def test_what_may_be_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_space_before_a_dateline_is_no_part_of_it() -> None:
    assert dateline("\n PARIS (AFP) — Hi.") == Dateline(2, 16, "PARIS", agency="AFP")


@given(st.text(alphabet=st.sampled_from("AaB .,'-—/()\n2"), max_size=200))
def test_any_text_has_at_most_one_dateline_inside_it(text: str) -> None:
    line = dateline(text)
    assert line is None or (0 <= line.start < line.end < len(text) and text[line.start :].startswith(line.place))
