"""The command on small sets of our own: every kind is seen from its labels, and what is written can be read again."""

import gzip
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.documents import END, mark_of
from events import accuracy
from events.management.commands import score_reading
from events.scoring.sets import NotASet, read_set
from tests.events.reading_room import KNOWLEDGE, reader

TEXT = "Russia bombed Aleppo on Thursday. Northern Syria was hit."
NAMES = (("Russia", 0), ("Aleppo", 14), ("Northern Syria", 34))
PAIR = {"root": "ASSAULT", "source": [[0, 6]], "target": [[14, 20]]}
LABELS: dict[str, dict[str, Any]] = {
    "names": {
        "kinds": ["place"],
        "names": [{"start": n, "end": n + len(name), "text": name, "kind": "place"} for name, n in NAMES],
    },
    "places": {
        "places": [
            {"start": 14, "end": 20, "form": "noun", "lat": 36.2, "lon": 37.16, "country": "SYR", "geonames": 170063}
        ]
    },
    "links": {
        "exhaustive": False, "links": [{"start": 0, "end": 6, "qid": None, "title": "Russia"}],
    },
    "actors": {"span": [0, 6], "country": "RUS", "sectors": ["GOV"]},
    "events": {"form": "pairs", "events": [PAIR]},
    "dates": {"dates": [{"start": 24, "end": 32, "value": "2021-02-25"}]},
}  # fmt: skip


def labelled(folder: Path, kind: str, packed: bool = False) -> Path:
    """A folder with one text and its labels."""
    folder.mkdir()
    text = {"id": "a", "title": None, "text": TEXT, "published": "2021-02-26"}
    content = json.dumps(text).encode() + b"\n"
    (folder / ("input.jsonl.gz" if packed else "input.jsonl")).write_bytes(
        gzip.compress(content) if packed else content
    )
    (folder / "gold.jsonl").write_text(json.dumps({"id": "a", **LABELS[kind]}) + "\n")
    return folder


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Where the command writes, and a reader that knows a small world."""
    document, figures = tmp_path / "reading.md", tmp_path / "accuracy.json"
    document.write_text(f"Before.\n\n{mark_of('score_reading')}\nold\n{END}\n\nAfter.\n")
    small = reader()
    monkeypatch.setattr(small, "revision", "1", raising=False)
    monkeypatch.setattr(score_reading, "the_reader", lambda: small)
    monkeypatch.setattr(score_reading, "knowledge_in_database", lambda: KNOWLEDGE)
    monkeypatch.setattr(score_reading, "DOCUMENT", document)
    monkeypatch.setattr(accuracy, "PATH", figures)
    return document, figures


@pytest.mark.parametrize("kind", LABELS)
def test_the_kind_of_a_set_is_seen_from_its_labels(tmp_path, kind):
    one = read_set(labelled(tmp_path / kind, kind, packed=True) / "gold.jsonl")
    assert (one.name, one.kind, len(one.rows), one.words) == (kind, kind, 1, 9)


def test_figures_with_and_without_each_stage_are_printed_and_written(tmp_path, written):
    document, figures = written
    out = StringIO()
    call_command("score_reading", *(labelled(tmp_path / kind, kind) for kind in LABELS), write=True, stdout=out)
    assert "names (names): 1 texts, 9 words, 3 labels" in out.getvalue()
    sets = {one["name"]: one["figures"] for one in json.loads(figures.read_text())["sets"]}
    assert {name: next(iter(values.values()))["all"] for name, values in sets.items()} == dict.fromkeys(LABELS, 1.0)
    assert sets["links"]["recall"]["all"] == 1.0
    assert "without known names" not in sets["links"]["recall"]
    assert sets["places"]["near"].keys() >= {"all", "without context", "without repair"}
    assert document.read_text().startswith(f"Before.\n\n{mark_of('score_reading')}\n| Set | Figure | all | none |")
    assert document.read_text().endswith(f"|\n{END}\n\nAfter.\n")
    assert "`places`: 1 texts, 9 words, 1 labels | `recall` | 1.000 |" in document.read_text()


def test_nothing_is_written_unless_it_is_asked_for(tmp_path, written):
    document, figures = written
    call_command("score_reading", labelled(tmp_path / "dates", "dates"), stdout=StringIO())
    assert "old" in document.read_text()
    assert not figures.exists()


def test_a_path_without_labels_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"There is no gold\.jsonl in"):
        call_command("score_reading", tmp_path)


def test_labels_of_no_known_kind_and_texts_that_are_not_there_are_told(tmp_path):
    folder = labelled(tmp_path / "names", "names")
    (folder / "gold.jsonl").write_text('{"id": "b", "names": []}\n')
    with pytest.raises(NotASet, match="texts that are not beside it, such as b"):
        read_set(folder)
    (folder / "gold.jsonl").write_text('{"id": "a", "moods": []}\n')
    with pytest.raises(NotASet, match="no labels of a known kind"):
        read_set(folder)
