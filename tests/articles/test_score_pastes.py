"""`manage.py score_pastes`: how well labelled pages are taken apart, printed and written into the document."""

import gzip
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.documents import END, mark_of
from articles.intake.paste import split_paste
from articles.intake.scoring import PasteScore
from articles.management.commands import score_pastes

TITLE = "Ferries Sail Again Between The Islands"
TEXT = [
    "The ferries between the islands sailed again on Monday after the storm had kept them in port for three days.",
    "The port authority said that two hundred lorries were waiting on the quay and that food came first.",
]
LABELS: dict[str, Any] = {
    "id": "p1",
    "title": TITLE,
    "authors": ["Jane Roe"],
    "date": "2021-03-02",
    "sections": [],
    "paragraphs": TEXT,
    "optional": [],
}
PASTED = "\n".join(["Home", TITLE, "By Jane Roe", "2 March 2021", *TEXT, "Share"])


def test_a_page_that_comes_apart_as_labelled_scores_one() -> None:
    score = PasteScore()
    score.add(LABELS, PASTED, split_paste(PASTED))
    assert set(score.figures().values()) == {1.0}


def test_what_is_wrongly_kept_lost_or_named_costs() -> None:
    score = PasteScore()
    score.add(LABELS, PASTED, split_paste("\n".join(["Home", TITLE, "By John Doe", TEXT[0]])))
    figures = score.figures()
    assert (figures["line_recall"], figures["paragraph_recall"], figures["authors_exact"]) == (0.5, 0.5, 0.0)
    assert (figures["title_exact"], figures["date_exact"]) == (1.0, 0.0)


def test_what_is_not_labelled_is_not_counted() -> None:
    score = PasteScore()
    score.add({**LABELS, "authors": None, "date": None, "optional": [TEXT[1]]}, PASTED, split_paste(PASTED))
    assert "authors_exact" not in score.figures()


def test_the_command_prints_and_writes_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "islands"
    folder.mkdir()
    (folder / "gold.jsonl").write_text(json.dumps(LABELS))
    (folder / "input.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "p1", "pasted": PASTED}).encode()))
    document = tmp_path / "editors.md"
    document.write_text(f"Before.\n{mark_of('score_pastes')}\nold\n{END}\nAfter.\n")
    monkeypatch.setattr(score_pastes, "DOCUMENT", document)
    output = StringIO()
    call_command("score_pastes", str(folder), "--write", stdout=output)
    assert "islands: 1 pages" in output.getvalue()
    assert "| `islands`: 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |\n" in document.read_text()
    assert document.read_text().startswith("Before.")
    assert document.read_text().endswith("After.\n")


def test_a_folder_without_labels_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no input\.jsonl"):
        call_command("score_pastes", str(tmp_path))
