"""A batch: everything in it becomes an article or a row that says why not, once."""

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.db.models.functions import Now
from django.utils import timezone

from articles.intake import bulk
from articles.intake.add import add_articles
from articles.intake.items import Item
from articles.intake.material import read_material
from articles.models import Article, Batch, BatchFile, Likeness, NameDecision, Original, Source, TaggingJob
from articles.tasks import work_on_batches
from newsarchive.celery import app
from tests import factories

from .batches import batch_of, brought_in, claimed, json_lines, outcomes, record, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def lines(count, start=1):
    return json_lines(*(record(number) for number in range(start, start + count)))


# What comes in.


def test_every_record_becomes_an_article_with_all_its_parts_and_waits_to_be_read():
    facts = record(authors=["Marisol Vantreight"], section="World")
    batch = brought_in(("one.jsonl", json_lines(facts)))
    article = Article.objects.get()
    assert (article.title, article.url, article.section) == (facts["title"], facts["url"], "World")
    assert (article.body, article.published) == (facts["text"], date(2024, 4, 10))
    assert (article.source.name, article.status, article.job.state) == ("Example Courier", "published", "queued")
    assert list(article.bylines.values_list("name", flat=True)) == ["Marisol Vantreight"]
    assert bytes(article.original.data) == json_lines(facts)
    assert (batch.state, batch.created, batch.failed) == ("done", 1, 0)
    assert [(row.article, row.title) for row in batch.rows.all()] == [(article, facts["title"])]


def test_what_a_file_does_not_say_is_taken_from_the_batch():
    bare = {"title": "NATO", "text": "Angela Merkel, Emmanuel Macron"}  # in no language that one could tell
    opens = datetime(2030, 1, 2, tzinfo=UTC)
    brought_in(
        ("bare.jsonl", json_lines(bare)),
        source=factories.source(),
        published=date(2021, 2, 3),
        section="Archive",
        language="fr",
        status="scheduled",
        opens_at=opens,
    )
    article = Article.objects.get()
    assert (article.source.name, article.published, article.section) == (
        "Example Courier",
        date(2021, 2, 3),
        "Archive",
    )
    assert (article.language, article.status, article.opens_at) == ("fr", "scheduled", opens)


def test_what_a_file_says_goes_before_what_holds_for_the_batch():
    other = factories.source("Another Paper")
    brought_in(("one.jsonl", json_lines(record())), source=other, published=date(2001, 1, 1))
    article = Article.objects.get()
    assert (article.source.name, article.published) == ("Example Courier", date(2024, 4, 10))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"source": ""}, "Nothing says who published it"),
        ({"source": "Nobody Knows"}, "The source “Nobody Knows” is not known"),
        ({"published": ""}, "Nothing says when it was published"),
        ({"published": "2999-01-01"}, "2999-01-01"),
        ({"title": ""}, "It has no headline"),
        ({"text": ""}, "no text"),
        ({"title": "word " * 200}, "500"),
    ],
)
def test_a_record_that_lacks_something_fails_with_a_reason_and_the_others_come_in(facts, reason):
    factories.source()
    batch = brought_in(("some.jsonl", json_lines(record(1), record(2, **facts), record(3))), add_sources=False)
    assert [outcome for _name, outcome in outcomes(batch)] == ["created", "failed", "created"]
    assert reason in batch.rows.get(outcome="failed").reason
    assert (batch.created, batch.failed) == (2, 1)


def test_a_bad_file_blocks_no_other():
    batch = brought_in(
        ("picture.txt", b"\xff\xd8\xff\xe0" + bytes(200)),
        ("empty.jsonl", b"   \n"),
        ("unknown.xyz", b"words"),
        ("good.jsonl", lines(2)),
    )
    assert [outcome for _name, outcome in outcomes(batch)] == ["failed", "failed", "failed", "created", "created"]
    assert all(batch.rows.filter(outcome="failed").values_list("reason", flat=True))


def test_a_file_that_breaks_its_reader_gives_a_row_and_the_next_is_read(monkeypatch):
    read = read_material

    def breaking(name, stream, **more):
        yield from read(name, stream, **more)
        if name == "breaks.jsonl":
            raise ZeroDivisionError

    monkeypatch.setattr("articles.intake.bulk.read_material", breaking)
    batch = brought_in(("breaks.jsonl", lines(2)), ("good.jsonl", lines(1, start=9)))
    assert [outcome for _name, outcome in outcomes(batch)] == ["created", "created", "failed", "created"]
    assert "ZeroDivisionError" in batch.rows.get(outcome="failed").reason


def test_an_item_that_takes_too_long_to_read_gives_a_row_and_the_next_file_is_read(monkeypatch):
    read = read_material

    def endless(name, stream, **more):
        if name == "endless.jsonl":
            while True:
                pass
        yield from read(name, stream, **more)

    monkeypatch.setattr("articles.intake.bulk.read_material", endless)
    monkeypatch.setattr(bulk, "SECONDS_AN_ITEM", 0.2)
    batch = brought_in(("endless.jsonl", lines(1)), ("good.jsonl", lines(1)))
    assert [outcome for _name, outcome in outcomes(batch)] == ["failed", "created"]
    assert "longer than" in batch.rows.get(outcome="failed").reason


def test_what_the_database_refuses_is_one_row_and_takes_none_with_it(monkeypatch):
    add = add_articles

    def refuse(drafts):
        if any("time 2" in draft.title for draft in drafts):
            raise DatabaseError("no room for this")
        return add(drafts)

    monkeypatch.setattr("articles.intake.bulk.add_articles", refuse)
    batch = brought_in(("three.jsonl", lines(3)))
    assert [outcome for _name, outcome in outcomes(batch)] == ["created", "failed", "created"]
    assert "no room for this" in batch.rows.get(outcome="failed").reason
    assert Source.objects.count() == 1


def test_a_source_is_added_once_however_its_name_is_capitalised():
    brought_in(("three.jsonl", json_lines(record(1), record(2, source="EXAMPLE COURIER"), record(3, source="新闻"))))
    assert sorted(Source.objects.values_list("name", flat=True)) == ["Example Courier", "新闻"]


def test_a_file_is_kept_as_it_came_and_once_when_it_is_sent_again():
    batch = batch_of(("a.jsonl", lines(1)), ("a.jsonl", lines(1)), ("b.jsonl", lines(1)))
    kept = list(batch.files.all())
    assert [(file.name, file.position, Path(file.data.path).read_bytes()) for file in kept] == [
        ("a.jsonl", 1, lines(1)),
        ("b.jsonl", 2, lines(1)),
    ]


# Duplicates.


def test_the_same_text_comes_in_once_and_the_same_address_as_a_draft_until_an_editor_decides():
    first = record(1)
    tracked = first["url"].replace("https://", "http://www.") + "/?utm_source=mail#top"
    batch = brought_in(
        (
            "five.jsonl",
            json_lines(
                first, first | {"url": ""}, record(2), record(3, url=tracked), record(1, title="Another", url="")
            ),
        )
    )
    assert [outcome for _name, outcome in outcomes(batch)] == [
        *("created", "duplicate", "created", "created", "created"),
    ]
    article = Article.objects.get(title=first["title"])
    assert set(batch.rows.filter(outcome="duplicate").values_list("article", flat=True)) == {article.pk}
    same_address = Article.objects.get(title=record(3)["title"])
    assert (article.status, same_address.status) == ("published", "draft")
    pair = Likeness.objects.get(one=article, other=same_address)
    assert (pair.found_by, pair.state) == ("address", "open")
    assert "has the same address" in batch.rows.get(article=same_address).reason


def test_what_is_in_the_archive_already_is_not_added_again():
    brought_in(("one.jsonl", lines(3)))
    again = brought_in(("one.jsonl", lines(4)))
    assert (again.created, again.duplicates) == (1, 3)
    known = Article.objects.get(title=record(2)["title"])
    assert again.rows.filter(outcome="duplicate", article=known).exists()
    assert Article.objects.count() == 4


def test_an_article_whose_text_was_edited_is_known_by_its_new_text():
    article = factories.article("Old", body="Old words.", url="https://courier.example/old")
    article.title, article.body, article.url = record()["title"], record()["text"], ""
    article.save()
    batch = brought_in(("one.jsonl", json_lines(record(1), record(2, url="https://courier.example/old"))))
    assert [outcome for _name, outcome in outcomes(batch)] == ["duplicate", "created"]


# The check.


def test_a_check_adds_nothing_and_says_what_would_happen():
    brought_in(("before.jsonl", lines(1)))
    counted = [model.objects.count() for model in (Article, Original, Source, TaggingJob)]
    doubled = json_lines(record(1), record(2), record(2), record(3, source="New Paper"), record(4, title=""))
    batch = batch_of(("new.jsonl", doubled))
    batch.check_all()
    work(batch)
    assert [outcome for _name, outcome in outcomes(batch)] == ["duplicate", "fits", "duplicate", "fits", "failed"]
    assert (batch.state, batch.fitting, batch.duplicates, batch.failed) == ("checked", 2, 2, 1)
    assert [model.objects.count() for model in (Article, Original, Source, TaggingJob)] == counted
    batch.bring_in()
    assert (batch.expected, batch.rows.count()) == (5, 0)
    work(batch)
    assert [outcome for _name, outcome in outcomes(batch)] == ["duplicate", "created", "duplicate", "created", "failed"]


def test_a_check_finds_what_repeats_itself_in_another_chunk(monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK_ITEMS", 2)
    batch = batch_of(("a.jsonl", lines(4)), ("b.jsonl", lines(3)))
    batch.check_all()
    work(batch)
    assert (batch.fitting, batch.duplicates) == (4, 3)


# Stopping, going on, dying.


def test_a_batch_that_is_stopped_writes_nothing_more_and_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK_ITEMS", 2)
    batch = batch_of(("five.jsonl", lines(5)))
    batch.bring_in()

    def stop(one):
        Batch.objects.get(pk=one.pk).stop()

    finished = bulk.work_on(claimed(), stop)
    batch.refresh_from_db()
    assert (finished, batch.state, batch.created) == (False, "stopped", 2)
    assert not batch.check_all(), "what is in would be forgotten"
    assert batch.bring_in()
    assert work(batch)
    assert (batch.state, batch.created, Article.objects.count()) == ("done", 5, 5)


def dies_after(chunks):
    left = iter(range(chunks))

    def die(_batch):
        if next(left, None) is None:
            raise KeyboardInterrupt

    return die


def test_whoever_takes_over_goes_on_after_the_last_whole_chunk(monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK_ITEMS", 2)
    batch = batch_of(("a.jsonl", lines(3)), ("b.jsonl", lines(4, start=10)))
    batch.bring_in()
    with pytest.raises(KeyboardInterrupt):
        bulk.work_on(claimed(), dies_after(2))
    assert Batch.objects.claim() is None, "it is held until its lease ends"
    Batch.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert work(batch)
    assert (batch.created, batch.duplicates, Article.objects.count()) == (7, 0, 7)
    assert [row.position for row in batch.rows.all()] == [1, 2, 3, 1, 2, 3, 4]


def test_whoever_comes_too_late_writes_nothing():
    batch = batch_of(("a.jsonl", lines(3)))
    batch.bring_in()
    late = claimed()
    Batch.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert work(batch)
    assert bulk.work_on(late) is False
    assert (Article.objects.count(), batch.rows.count()) == (3, 3)


def test_a_file_that_kills_its_reader_three_times_is_left_out_and_the_next_one_read(monkeypatch):
    read = read_material

    def kill(name, stream, **more):
        for item in read(name, stream, **more):
            if isinstance(item, Item) and "time 2" in item.title:
                raise KeyboardInterrupt
            yield item

    monkeypatch.setattr("articles.intake.bulk.read_material", kill)
    batch = batch_of(("a.jsonl", lines(3)), ("b.jsonl", lines(2, start=10)))
    batch.bring_in()
    for _attempt in range(5):  # the first of them takes the whole chunk with it, the next writes what stands before
        with pytest.raises(KeyboardInterrupt):
            work(batch)
        Batch.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert work(batch)
    assert [outcome for _name, outcome in outcomes(batch)] == ["created", "failed", "created", "created"]
    assert "stopped here 3 times" in batch.rows.get(outcome="failed").reason


def test_the_task_works_on_all_that_waits_the_oldest_first():
    batches = [batch_of((f"{number}.jsonl", lines(1, start=number))) for number in (1, 2)]
    for batch in reversed(batches):
        batch.bring_in()
    work_on_batches()
    assert [Batch.objects.get(pk=batch.pk).state for batch in batches] == ["done", "done"]
    assert list(Article.objects.order_by("pk").values_list("title", flat=True)) == [
        record(2)["title"],
        record(1)["title"],
    ]


def test_a_batch_whose_worker_died_does_not_wait_for_the_queue_of_the_readers():
    looking: Any = settings.CELERY_BEAT_SCHEDULE["batches"]
    assert app.amqp.router.route({}, looking["task"])["queue"].name == "desk"
    assert looking["options"]["expires"] <= looking["schedule"]  # none pile up behind a long batch


@pytest.mark.parametrize("count", [20, 100])
def test_a_chunk_takes_as_many_queries_for_many_as_for_few(count_queries, count):
    counted = []
    for size in (1, count):
        batch = batch_of((f"{size}.jsonl", lines(size, start=1000 * size)))
        batch.bring_in()
        counted.append(count_queries(lambda batch=batch: work(batch)))
    # The first one adds the source.
    assert counted[1] <= counted[0]


# Taking back.


def test_a_batch_is_taken_back_apart_from_what_somebody_has_changed():
    batch = brought_in(("four.jsonl", lines(4)))
    other = factories.article("Of another batch", body="Other words.")
    changed, judged = (Article.objects.get(title=record(number)["title"]) for number in (2, 3))
    changed.section = "Corrected"
    changed.save()
    NameDecision.objects.create(article=judged, quote="Oman", start=0, end=4, meaning="nothing")
    assert batch.take_back()
    work(batch)
    assert set(Article.objects.all()) == {changed, judged, other}
    assert (batch.state, batch.created) == ("undone", 2)
    assert [row.outcome for row in batch.rows.all()] == ["undone", "created", "created", "undone"]
    assert (batch.files.count(), Original.objects.count()) == (1, 3)
    assert batch.bring_in()
    work(batch)
    assert (batch.created, batch.duplicates, Article.objects.count()) == (2, 2, 5)


def test_a_batch_that_is_under_way_cannot_be_taken_back():
    batch = batch_of(("one.jsonl", lines(1)))
    batch.bring_in()
    assert not batch.take_back()
    assert Batch.objects.get().state == "adding"


def test_two_files_that_arrive_at_once_have_each_a_number_of_its_own():
    batch = batch_of()
    for number in range(5):
        BatchFile.objects.keep(batch, io.BytesIO(b"%d" % number), name=f"{number}.txt")
    assert list(batch.files.values_list("position", flat=True)) == [1, 2, 3, 4, 5]


def test_the_database_clock_decides_about_leases():
    batch = batch_of(("one.jsonl", lines(1)))
    batch.bring_in()
    held_until = claimed().lease_until
    assert held_until is not None
    assert timedelta(seconds=80) < held_until - timezone.now() < timedelta(seconds=100)
