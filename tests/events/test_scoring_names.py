from events.scoring.names import NameScore
from events.scoring.spans import Record

KINDS = ["person", "organization", "place", "group"]


def name(text: str, kind: str, start: int = 0) -> Record:
    return {"start": start, "end": start + len(text), "text": text, "kind": kind}


def figures(gold: list[Record], said: list[Record], **more: object) -> dict[str, float]:
    score = NameScore()
    score.add({"kinds": KINDS, "names": gold, **more}, {"mentions": said})
    return score.figures()


def test_a_name_is_right_with_its_bounds_and_its_kind():
    gold = [name("Kabul", "place"), name("Ana Ruiz", "person", 20)]
    assert figures(gold, gold) == {"micro": 1.0, "person": 1.0, "place": 1.0}
    assert figures(gold, [name("Kabul", "organization"), name("Ruiz", "person", 24)])["micro"] == 0.0


def test_half_of_the_names_and_one_that_is_none():
    assert figures([name("Kabul", "place"), name("Herat", "place", 9)], [name("Kabul", "place")]) == {
        "micro": 2 / 3,
        "place": 2 / 3,
    }


def test_articles_and_possessives_are_no_part_of_a_name_on_either_side():
    assert figures([name("the Senate", "organization")], [name("Senate's", "organization", 4)])["micro"] == 1.0


def test_labelled_names_that_overlap_are_alternatives():
    gold = [name("President Ana Ruiz", "person"), name("Ana Ruiz", "person", 10)]
    assert figures(gold, [name("Ana Ruiz", "person", 10)])["micro"] == 1.0


def test_kinds_that_are_not_labelled_and_ignored_stretches_count_neither_way():
    gold, ignored = [name("Kabul", "place")], [{"start": 30, "end": 32}]
    said = [*gold, name("World Cup", "other", 10), name("it", "person", 30)]
    assert figures(gold, said, ignored=ignored)["micro"] == 1.0


def test_a_text_that_was_not_read_misses_its_names():
    score = NameScore()
    score.add({"kinds": KINDS, "names": [name("Kabul", "place")]}, {})
    assert (score.labels, score.figures()) == (1, {"micro": 0.0, "place": 0.0})
