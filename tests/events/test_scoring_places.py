import pytest

from events.scoring.places import PlaceScore, kilometres
from events.scoring.spans import Record

KYIV = {"lat": 50.45, "lon": 30.52, "country": "UKR", "geonames": 703448}


def label(start: int, end: int, **more: object) -> Record:
    return {"start": start, "end": end, "form": "noun", **KYIV, **more}


def said(start: int, end: int, place: Record | None = None, kind: str = "place") -> Record:
    return {"start": start, "end": end, "kind": kind, "place": place}


def figures(gold: list[Record], mentions: list[Record]) -> dict[str, float]:
    score = PlaceScore()
    score.add({"places": gold}, {"mentions": mentions})
    return score.figures()


def test_a_place_is_near_within_a_hundred_miles():
    zhytomyr = {"lat": 50.25, "lon": 28.66, "country": "UKR", "geonames": 686967}
    lviv = {"lat": 49.84, "lon": 24.03, "country": "UKR", "geonames": 702550}
    mentions = [said(0, 4, zhytomyr), said(10, 14, lviv)]
    assert figures([label(0, 4), label(10, 14)], mentions) == {"recall": 1.0, "near": 0.5, "country": 1.0}


def test_the_same_id_is_near_wherever_its_point_lies():
    elsewhere = {**KYIV, "lat": 0.0, "lon": 0.0}
    assert figures([label(0, 4)], [said(0, 4, elsewhere)])["near"] == 1.0


def test_a_place_found_but_not_linked_counts_for_recall_only():
    assert figures([label(0, 4), label(10, 14)], [said(0, 4)]) == {"recall": 0.5}


def test_of_several_mentions_the_linked_one_answers():
    assert figures([label(0, 10)], [said(0, 9), said(4, 10, KYIV)])["near"] == 1.0


def test_adjectives_are_not_scored_and_groups_find_no_place():
    gold = [label(0, 4), label(10, 19, form="adjective")]
    assert figures(gold, [said(0, 4, kind="group")]) == {"recall": 0.0}


def test_a_label_without_point_or_country_is_scored_for_what_it_has():
    gold = [label(0, 4, lat=None, lon=None, country=None, geonames=None), label(10, 14)]
    assert figures(gold, [said(0, 4, KYIV), said(10, 14, KYIV)]) == {"recall": 1.0, "near": 1.0, "country": 1.0}


def test_a_degree_of_the_equator():
    assert kilometres((0, 0), (0, 1)) == pytest.approx(111.19, abs=0.01)
