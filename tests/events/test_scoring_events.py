import pytest

from events.scoring.events import EventScore
from events.scoring.ratios import macro_f1
from events.scoring.spans import Record

SOURCE, TARGET = [[0, 6]], [[20, 26]]


def party(start: int, end: int) -> Record:
    return {"start": start, "end": end}


def event(type: str, actors: list[Record], recipients: list[Record], **more: object) -> Record:
    return {"type": type, "actors": actors, "recipients": recipients, "trigger": [10, 15], "sentence": [0, 30], **more}


def there(type: str) -> Record:
    return event(type, [party(0, 6)], [party(20, 26)])


def back(type: str) -> Record:
    return event(type, [party(20, 26)], [party(0, 6)])


def figures(gold: Record, *events: Record) -> dict[str, float]:
    score = EventScore()
    score.add(gold, {"events": list(events)})
    return score.figures()


def pair(root: str, **more: object) -> Record:
    return {"form": "pairs", "events": [{"root": root, "source": SOURCE, "target": TARGET, **more}]}


def test_the_right_type_from_the_one_to_the_other():
    assert figures(pair("ASSAULT"), there("ASSAULT")) == {
        "coverage": 1.0,
        "macro_f1": 1.0,
        "quad_macro_f1": 1.0,
        "pair_exact": 1.0,
        "direction": 1.0,
        "events_per_text": 1.0,
    }


def test_the_wrong_way_round():
    read = figures(pair("ASSAULT"), back("ASSAULT"))
    assert (read["macro_f1"], read["pair_exact"], read["direction"]) == (1.0, 0.0, 0.0)


def test_another_type_of_the_same_class():
    read = figures(pair("ASSAULT"), there("COERCE"))
    assert (read["macro_f1"], read["quad_macro_f1"], read["pair_exact"], read["direction"]) == (0.0, 1.0, 0.0, 1.0)


def test_the_event_that_covers_most_of_both_parties_is_asked_for_its_type():
    half = event("SANCTION", [party(0, 3)], [])
    assert figures(pair("ASSAULT"), half, there("ASSAULT"))["macro_f1"] == 1.0


def test_of_mutual_events_both_may_be_actors():
    both = event("CONSULT", [party(0, 6), party(20, 26)], [])
    assert figures(pair("CONSULT"), both)["pair_exact"] == 1.0
    assert figures(pair("ASSAULT"), {**both, "type": "ASSAULT"})["pair_exact"] == 0.0
    one = event("CONSULT", [party(0, 26)], [])
    assert figures(pair("CONSULT"), one)["pair_exact"] == 0.0


def test_two_types_count_as_one_where_a_set_does_not_tell_them_apart():
    read = figures(pair("YIELD"), there("RETREAT"))
    assert (read["macro_f1"], read["quad_macro_f1"], read["pair_exact"]) == (1.0, 1.0, 1.0)


def test_a_pair_without_event_is_not_covered():
    read = figures(pair("ASSAULT"))
    assert (read["coverage"], read["macro_f1"], read["events_per_text"]) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(("type", "recall"), [("ASSAULT", 1.0), ("AID", 0.0)])
def test_a_snippet_is_recalled_by_an_accepted_type(type, recall):
    assert figures({"form": "snippet", "types": ["ASSAULT", "COERCE"]}, there(type)) == {"recall": recall}


@pytest.mark.parametrize(("type", "alarms"), [("ASSAULT", 1.0), ("AID", 0.0)])
def test_material_conflict_where_there_is_no_event_is_an_alarm(type, alarms):
    assert figures({"form": "snippet", "types": []}, there(type)) == {"alarms": alarms}


@pytest.mark.parametrize(("label", "recall"), [([12, 14], 1.0), ([28, 29], 1.0), ([40, 44], 0.0)])
def test_a_trigger_is_recalled_in_its_sentence(label, recall):
    gold = {"form": "trigger", "events": [{"types": ["ASSAULT"], "trigger": label}]}
    assert figures(gold, there("ASSAULT")) == {"recall_sentence": recall}


def test_every_labelled_class_weighs_the_same():
    assert macro_f1([("a", "a"), ("a", "a"), ("a", "a"), ("b", "a")]) == pytest.approx((6 / 7 + 0) / 2)
    assert macro_f1([]) == 0.0
