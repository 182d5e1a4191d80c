"""The same text is read the same anywhere; a new reading replaces the old one whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, ArticleCountry, Mention, TaggingJob, UnknownName
from articles.tagging import Text
from events import grouping, matching, reading, record
from events.decisions import Verdict, decide
from events.machine import Told
from events.management.commands.bench_reading import demo_texts
from events.models import Event, Participant, Report
from tests import factories as make

from .reading_room import STATES, reader

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = 8  # of the demo
Rows = dict[str, list[tuple[Any, ...]]]


def pages() -> list[Text]:
    """Some pages of the demo, of all its sources."""
    texts = list(demo_texts())
    return texts[:: len(texts) // PAGES][:PAGES]


def read_apart(texts: Sequence[Text], batch: int, seed: str) -> list[str]:
    """What another process makes of the texts, whose sets and dicts have their own order of hashes."""
    lines = [json.dumps({"title": t.title, "text": t.text, "published": str(t.published)}) for t in texts]
    done = subprocess.run(
        [sys.executable, "-m", "tests.events.read_apart", str(batch)],
        input="\n".join(lines),
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONWARNINGS": "ignore"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_another_process_in_another_order_and_batch_writes_the_same_bytes() -> None:
    texts = pages()
    mixed = [5 * n % PAGES for n in range(PAGES)]
    there = read_apart([texts[n] for n in mixed], batch=5, seed="4242")
    assert read_apart(texts, batch=16, seed="0") == [there[mixed.index(n)] for n in range(PAGES)]


# the record


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The states of the reading room, known to the database as well, and a reader that knows them."""
    for name, code, key, *_adjectives in STATES:
        country = make.country(name, iso3=code)
        make.actor(name, country=country)
        make.place(name, within=country).__class__.objects.filter(key=f"country-{name}").update(key=key)
    room = reader()
    monkeypatch.setattr(room, "refresh", lambda _asked: None, raising=False)
    monkeypatch.setattr(room, "revision", "1", raising=False)
    monkeypatch.setattr(reading, "the_reader", lambda: room)


def read(*articles: Article) -> list[str]:
    """Read articles as a worker does; the errors of their jobs."""
    for article in articles:
        TaggingJob.objects.request(article)
    reading.read_claimed(TaggingJob.objects.claim())
    return list(TaggingJob.objects.filter(article__in=articles).order_by("article_id").values_list("error", flat=True))


def derived() -> Rows:
    """All that readings have written, without the keys of rows that have no address."""

    def rows(model: Any, *apart: str) -> list[tuple[Any, ...]]:
        names = [field.attname for field in model._meta.concrete_fields if field.attname not in apart]
        return sorted(model.objects.values_list(*names), key=repr)

    return {
        "mentions": rows(Mention, "id"),
        "reports": rows(Report, "id"),
        "events": rows(Event),
        "participants": rows(Participant, "id"),
        "countries": rows(ArticleCountry, "id"),
        "unknown names": rows(UnknownName),
    }


def articles() -> list[Article]:
    return [
        make.article(text.title, body=text.text, published=text.published, source=make.source(f"Source {number}"))
        for number, text in enumerate(pages())
    ]


def test_reading_articles_again_leaves_everything_as_it_was(world: None) -> None:
    there = articles()
    assert set(read(*there)) == {""}
    before = derived()
    assert all(before.values())
    assert set(read(*reversed(there))) == {""}
    for article in there:
        assert read(article) == [""]
    assert derived() == before


def test_reading_again_costs_as_many_queries_each_time(
    world: None, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    there = articles()
    read(*there)
    counts = {count_queries(lambda: read(there[0])) for _ in range(3)}
    assert len(counts) == 1


def test_a_reading_costs_as_many_queries_however_much_it_tells(
    world: None, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    acts = ["Russia attacked Syria.", "Iran met Iraq.", "Germany praised India.", "Turkey criticized Israel."]
    brief, long = make.article("Brief", body=acts[0]), make.article("Long", body=" ".join(acts[1:]))
    assert count_queries(lambda: read(brief)) == count_queries(lambda: read(long))
    assert (brief.reports.count(), long.reports.count()) == (1, 3)


def test_articles_read_together_tell_what_they_tell_one_by_one_in_another_order(world: None) -> None:
    there = articles()
    assert set(read(*there)) == {""}
    together, before = happenings(), derived()
    Event.objects.all().delete()
    for article in reversed(there):
        assert read(article) == [""]
    assert happenings() == together
    assert derived()["mentions"] == before["mentions"]
    assert derived()["countries"] == before["countries"]


def happenings() -> set[frozenset[tuple[int, int, str]]]:
    """Which reports tell of one event, for all events."""
    found = defaultdict[int, set[tuple[int, int, str]]](set)
    for event, article, start, kind in Report.objects.values_list("event", "article", "trigger_start", "type"):
        found[event].add((article, start, kind))
    return {frozenset(one) for one in found.values()}


def test_many_readings_are_written_down_in_as_many_statements_as_one(
    world: None, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    acts = ["Russia attacked Syria.", "Iran met Iraq.", "Germany praised India.", "Turkey criticized Israel."]
    for act in acts:
        TaggingJob.objects.request(make.article(act, body=act))
    jobs = TaggingJob.objects.claim()
    found = list(zip(jobs, reader().read([reading.text_of(job.article) for job in jobs]), strict=True))
    one = count_queries(lambda: record.record(found[:1], {}))
    assert count_queries(lambda: record.record(found[1:], {})) == one
    assert Report.objects.count() == 4


def test_where_too_much_hangs_together_articles_are_written_down_one_by_one(
    world: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    there = [make.article(f"Paper {n}", body="Russia attacked Syria on Thursday.") for n in range(4)]
    monkeypatch.setattr(grouping, "MOST", 3)
    monkeypatch.setattr(matching, "MOST", 3)
    with caplog.at_level("INFO"):
        assert set(read(*there)) == {""}
    assert "4 readings are written down one by one: TooMuchAtOnce" in caplog.text
    assert len(happenings()) == 1


@pytest.mark.parametrize("step", ["replace_mentions", "file_articles", "replace_reports"])
def test_a_reading_that_fails_on_the_way_leaves_what_was_read_before(
    world: None, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    article = make.article(
        body="Russia attacked Syria on Thursday. Bella Example of the Union of Zork criticized Russia."
    )
    read(article)
    before = derived()
    work = getattr(record, step)

    def fail_afterwards(*given: Any) -> None:
        work(*given)
        raise MemoryError("no room")

    Article.objects.filter(pk=article.pk).update(body="Turkey attacked Iraq on Thursday.")
    monkeypatch.setattr(record, step, fail_afterwards)
    assert read(article) == ["MemoryError: no room"]
    assert derived() == before
    monkeypatch.undo()


def test_of_a_batch_only_the_article_that_fails_keeps_its_earlier_reading(
    world: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make.article("One", body="Russia attacked Syria."), make.article("Two", body="Iran met Iraq.")
    work = getattr(record, "replace_reports")  # noqa: B009  it comes from another module

    def fail_at_the_second(told: Sequence[Told]) -> None:
        work(told)
        if second in [one.article for one in told]:
            raise ValueError("not this one")

    monkeypatch.setattr(record, "replace_reports", fail_at_the_second)
    assert read(first, second) == ["", "ValueError: not this one"]
    assert list(Report.objects.values_list("article", flat=True)) == [first.pk]
    assert not second.mentions.exists()


def test_what_people_decided_of_an_event_stays(world: None) -> None:
    article = make.article(body="Russia attacked Syria on Thursday.")
    read(article)
    [event] = Event.objects.all()
    decide(User.objects.create_superuser("editor"), article.reports.get(), Verdict.ACCEPT)
    read(article)
    assert list(Event.objects.values_list("pk", "status")) == [(event.pk, Event.Status.REVIEWED)]
