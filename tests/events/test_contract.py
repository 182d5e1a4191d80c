"""Readings written out for `read_texts`."""

from dataclasses import replace
from pathlib import Path

from articles.tagging import Mention, Text
from articles.tagging.towns import open_towns, write
from events.coding.contract import Contract
from events.coding.results import Reading

from .reading_room import KNOWLEDGE


def test_a_town_is_written_out_alike_whether_it_is_in_memory_or_in_files(tmp_path: Path) -> None:
    *others, town = sorted(KNOWLEDGE.places, key=lambda place: place.kind == "city")
    write([town], tmp_path / "towns")
    outside = replace(KNOWLEDGE, places=tuple(others), towns=open_towns(tmp_path / "towns"))
    mention = Mention(0, len(town.name), town.name, "place", "linked", place=town.key, country=town.country)
    reading = Reading(Text("", town.name), (mention,), (), (), ())
    written = Contract(outside).reading(reading)
    assert written == Contract(KNOWLEDGE).reading(reading)
    assert written["mentions"][0]["place"]["name"] == town.name
