import json
from collections.abc import Iterable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from articles.json_lines import Answer, answers, text_field


def number_of(asked: Answer) -> int:
    if not isinstance(asked.get("number"), int):
        raise ValueError("“number” must be a number")
    return int(asked["number"])


def hundred_over(numbers: Sequence[int]) -> Iterable[Answer]:
    return [{"result": 100 // number} for number in numbers]


def run(*lines: object) -> list[Answer]:
    encoded = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(answers(encoded, number_of, hundred_over))


def test_every_line_is_answered_in_its_order() -> None:
    asked = [{"id": f"n{number}", "number": number} for number in range(1, 40)]
    assert run(*asked) == [{"id": f"n{number}", "result": 100 // number} for number in range(1, 40)]


def test_a_line_that_is_wrong_is_told_what_is_wrong_and_the_others_are_answered() -> None:
    assert run({"id": 1, "number": 4}, {"id": 2, "number": "x"}, [5], b"{", {"id": 6, "number": 10}) == [
        {"id": 1, "result": 25},
        {"id": 2, "error": "“number” must be a number"},
        {"id": None, "error": "the line is not a JSON object"},
        {"id": None, "error": "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"},
        {"id": 6, "result": 10},
    ]


def test_a_line_whose_work_fails_does_not_take_its_neighbours_with_it() -> None:
    assert run({"id": 1, "number": 4}, {"id": 2, "number": 0}) == [
        {"id": 1, "result": 25},
        {"id": 2, "error": "ZeroDivisionError: integer division or modulo by zero"},
    ]


@given(st.lists(st.binary(max_size=30)))
def test_any_bytes_get_an_answer_a_line(lines: list[bytes]) -> None:
    kept = [line for line in lines if line.strip()]
    assert len(list(answers(lines, number_of, hundred_over))) == len(kept)


def test_a_missing_text_is_empty_unless_it_is_required() -> None:
    assert text_field({"title": None}, "title") == ""
