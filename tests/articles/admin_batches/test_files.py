"""Files come into a batch: one by one or with the form, kept as they are or refused with a reason."""

import pytest

from articles.models import Batch, BatchFile
from tests import factories
from tests.articles.batches import BATCHES, batch_of, brought_in, json_lines, record, upload, work
from tests.articles.desk import path

from .desk import FACTS, SCRIPT, ask, at, lines

pytestmark = pytest.mark.django_db


def test_without_a_script_all_files_come_with_the_form(desk):
    source = factories.source()
    files = [upload(f"{number}.jsonl", json_lines(record(number))) for number in range(3)]
    response = desk.post(f"{BATCHES}add/", {"status": "published", "source": source.pk, "section": "X", "many": files})
    batch = Batch.objects.get()
    assert path(response) == at(batch)
    assert (batch.source, batch.section, batch.status, batch.state) == (source, "X", "published", "open")
    assert list(batch.files.values_list("name", flat=True)) == ["0.jsonl", "1.jsonl", "2.jsonl"]
    assert batch.made_by is not None


def test_with_a_script_each_file_comes_by_itself(desk):
    answer = desk.post(f"{BATCHES}add/", FACTS, **SCRIPT).json()
    batch = Batch.objects.get()
    assert answer == {"upload": at(batch, "files"), "page": at(batch)}
    assert desk.post(answer["upload"], {"many": upload(*lines())}, **SCRIPT).json() == {}
    assert batch.files.get().name == "some.jsonl"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"status": "draft"}, "Choose the files."),
        ({"status": "scheduled", "many": ("a.txt", b"words")}, "Say when the scheduled articles open."),
        ({"status": "withdrawn", "many": ("a.txt", b"words")}, "Select a valid choice."),
        ({"status": "draft", "published": "31 February", "many": ("a.txt", b"words")}, "Enter a valid date."),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_kept(desk, sent, words):
    if "many" in sent:
        sent = sent | {"many": upload(*sent["many"])}
    page = desk.post(f"{BATCHES}add/", sent).content.decode()
    assert words in page
    assert not Batch.objects.exists()


def test_the_script_is_told_what_is_wrong(desk):
    batch = batch_of()
    answers = [
        desk.post(f"{BATCHES}add/", {"status": "scheduled"}, **SCRIPT),
        desk.post(at(batch, "files"), {}, **SCRIPT),
    ]
    assert [(answer.status_code, answer.json()["error"]) for answer in answers] == [
        (400, "Say when the scheduled articles open."),
        (400, "No file has arrived."),
    ]


def test_an_empty_file_is_kept_with_the_others_and_has_a_row_that_says_so(desk):
    desk.post(f"{BATCHES}add/", {**FACTS, "add_sources": "on", "many": [upload("empty.txt", b""), upload(*lines(1))]})
    batch = Batch.objects.get()
    ask(desk, batch, "bring_in")
    work(batch)
    assert (batch.created, batch.failed) == (1, 1)
    assert "empty" in batch.rows.get(outcome="failed").reason


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.batch_forms.MAX_FILE", 10)
    answer = desk.post(at(batch_of(), "files"), {"many": upload(*lines())}, **SCRIPT)
    assert answer.json()["error"] == "“some.jsonl” has more than 0 MB: bring it in parts."
    assert not BatchFile.objects.exists()


def test_a_full_disk_is_told_and_leaves_nothing_behind(desk, monkeypatch):
    def no_room(*_args, **_facts):
        raise OSError(28, "No space left on device")

    batch = batch_of()
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", no_room)
    answer = desk.post(at(batch, "files"), {"many": upload(*lines())}, **SCRIPT)
    assert (answer.status_code, "disk is full" in answer.json()["error"]) == (400, True)
    assert not batch.files.exists()


def test_a_name_that_leads_elsewhere_is_only_a_name(desk, settings):
    batch = batch_of()
    file = upload("x.txt", b"words")
    file._name = "../../../etc/passwd.txt"
    desk.post(at(batch, "files"), {"many": file}, **SCRIPT)
    kept = batch.files.get()
    assert kept.name == "passwd.txt"
    assert kept.data.path.startswith(str(settings.MEDIA_ROOT))


def test_a_file_is_given_back_as_the_bytes_that_came(desk):
    batch = batch_of(("page.html", b"<script>alert(1)</script>"))
    response = desk.get(at(batch, "file", batch.files.get().pk))
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'


def test_a_batch_that_has_been_brought_in_takes_no_more_files_and_gives_none_away(desk):
    batch = brought_in(lines())
    answer = desk.post(at(batch, "files"), {"many": upload("more.txt", b"words")}, **SCRIPT)
    assert (answer.status_code, answer.json()["error"]) == (400, "This batch takes no more files: begin a new one.")
    desk.post(at(batch, "remove", batch.files.get().pk))
    assert batch.files.count() == 1


def test_a_file_taken_out_is_gone_from_the_disk_too(desk, settings, django_capture_on_commit_callbacks):
    batch = batch_of(lines())
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(at(batch, "remove", batch.files.get().pk))
    assert not batch.files.exists()
    assert [one for one in settings.MEDIA_ROOT.rglob("*") if one.is_file()] == []
