"""`manage.py import_articles`: a batch from the command line, with a summary and an exit status."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.intake import bulk
from articles.models import Article, Batch
from tests import factories

from .batches import json_lines, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "files"
    (folder / "more").mkdir(parents=True)
    (folder / "a.jsonl").write_bytes(json_lines(*map(record, range(5))))
    (folder / "more" / "b.jsonl").write_bytes(json_lines(record(10), record(11)))
    return folder


def call(*words, status=0):
    """What it says on standard output and on standard error."""
    out, err = StringIO(), StringIO()
    if status:
        with pytest.raises(SystemExit) as ended:
            call_command("import_articles", *map(str, words), stdout=out, stderr=err)
        assert ended.value.code == status
    else:
        call_command("import_articles", *map(str, words), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_folder_comes_in_whole_and_the_summary_counts_it(folder):
    out, err = call(folder, "--add-sources", "--status", "published", "--section", "Archive")
    batch = Batch.objects.get()
    assert (out, err) == (f"Batch {batch.pk}, brought in: 7 created.\n", "")
    assert Article.objects.filter(status="published", section="Archive").count() == 7
    assert list(batch.files.values_list("name", flat=True)) == ["files/a.jsonl", "files/more/b.jsonl"]


def test_rows_that_fail_are_named_and_the_exit_status_says_so(folder):
    (folder / "bad.jsonl").write_bytes(json_lines(record(20, title=""), record(21)))
    out, err = call(folder, "--add-sources", status=1)
    assert "8 created, 1 failed." in out
    assert "bad.jsonl, line 1: It has no headline." in err


def test_a_dry_run_adds_nothing(folder):
    assert "7 can come in." in call(folder, "--add-sources", "--dry-run")[0]
    assert not Article.objects.exists()


def test_a_second_call_adds_nothing_twice(folder):
    call(folder, "--add-sources")
    assert "7 duplicates." in call(folder, "--add-sources")[0]


def test_what_was_interrupted_goes_on_where_it_was(folder, monkeypatch):
    monkeypatch.setattr(bulk, "CHUNK_ITEMS", 2)
    work_on = bulk.work_on

    def interrupted(batch, progress):
        def stop(batch):
            raise KeyboardInterrupt

        return work_on(batch, stop)

    with monkeypatch.context() as patch:
        patch.setattr("articles.tasks.work_on", interrupted)
        with pytest.raises(KeyboardInterrupt):
            call(folder, "--add-sources")
    assert Article.objects.count() == 2
    out, _err = call(folder, "--add-sources", "--resume")
    assert "7 created." in out
    assert (Batch.objects.count(), Article.objects.count()) == (1, 7)


def test_the_source_goes_by_its_name_or_is_not_known(folder):
    source = factories.source("Another Paper")
    (folder / "c.jsonl").write_bytes(json_lines(record(30, source="")))
    call(folder / "c.jsonl", "--source", "another paper")
    assert Article.objects.get().source == source
    with pytest.raises(CommandError, match="There is no source “Nobody”"):
        call(folder, "--source", "Nobody")
    with pytest.raises(CommandError, match="There is no file"):
        call(folder / "none.jsonl")
    with pytest.raises(CommandError, match="--opens-at"):
        call(folder, "--status", "scheduled")
