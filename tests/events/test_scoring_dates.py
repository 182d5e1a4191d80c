import pytest

from events.scoring.dates import DateScore
from events.scoring.spans import Record

LABEL: Record = {"start": 0, "end": 10, "value": "2021-02-22/2021-02-28"}


def said(value: str | None, start: int = 0, end: int = 10) -> Record:
    return {"start": start, "end": end, "value": value}


def figures(gold: list[Record], read: list[Record], ignore: tuple[list[int], ...] = ()) -> dict[str, float]:
    score = DateScore()
    score.add({"dates": gold, "ignore": ignore}, {"dates": read})
    return score.figures()


@pytest.mark.parametrize("value", ["2021-W08", "2021-02-22/2021-02-28"])
def test_values_are_the_same_that_mean_the_same_days(value):
    assert figures([LABEL], [said(value)]) == {"span": 1.0, "value": 1.0}


@pytest.mark.parametrize("value", ["2021-02", "2021-02-22", None, "2021-13", "soon"])
def test_other_days_and_no_days_are_wrong(value):
    assert figures([LABEL], [said(value)]) == {"span": 1.0, "value": 0.0}


def test_other_accepted_days_are_right():
    assert figures([{**LABEL, "also": ["2021"]}], [said("2021")])["value"] == 1.0


def test_one_expression_answers_one_label_the_right_one_first():
    gold = [LABEL, {"start": 5, "end": 15, "value": "2020"}]
    assert figures(gold, [said("2020", 0, 15)]) == {"span": 2 / 3, "value": 2 / 3}


def test_what_is_read_on_ignored_stretches_counts_neither_way():
    assert figures([LABEL], [said("2021-W08"), said("2019", 20, 24)], ([20, 24],))["span"] == 1.0
    assert figures([LABEL], [said("2021-W08"), said("2019", 20, 24)])["span"] == 2 / 3
