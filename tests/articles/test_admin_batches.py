"""Batches on the desk: who may do what, what is refused with which words, and what is shown of what became."""

import csv
import io

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.admin.outcome import inert
from articles.models import Article, Batch, BatchFile, BatchRow
from tests import factories

from .batches import BATCHES, SENTENCES, batch_of, brought_in, json_lines, record, table, upload, work
from .desk import path, person

pytestmark = pytest.mark.django_db
SCRIPT = {"HTTP_ACCEPT": "application/json"}
FACTS = {"status": "draft"}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client):
    client.force_login(
        person("add_article", "view_article", "change_article", "add_source", "publish_article", "delete_article")
    )
    return client


def at(batch, what="change", *more):
    return reverse(f"admin:articles_batch_{what}", args=[batch.pk, *more])


def code(response):
    """The status, once all of it has been sent."""
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def ask(desk, batch, what):
    response = desk.post(at(batch, "ask"), {what: "1"})
    batch.refresh_from_db()
    return response


def told(response):
    return [str(message) for message in response.context["messages"]]


def lines(count=3):
    return "some.jsonl", json_lines(*(record(number) for number in range(1, count + 1)))


# Who may do what.


def addresses(batch):
    file = batch.files.get()
    gets = {BATCHES, f"{BATCHES}add/", at(batch), at(batch, "state"), at(batch, "rows")}
    gets |= {at(batch, "file", file.pk), at(batch, "columns", file.pk)}
    posts = {at(batch, "files"), at(batch, "ask"), at(batch, "remove", file.pk)}
    return gets, posts


def test_nobody_gets_in_without_logging_in(client):
    gets, posts = addresses(batch_of(("a.csv", table(["text"], [SENTENCES]))))
    assert {path(client.get(one)) for one in gets} == {"/admin/login/"}
    assert {path(client.post(one)) for one in posts} == {"/admin/login/"}
    assert BatchFile.objects.count() == 1


@pytest.mark.parametrize("permissions", [(), ("view_article",), ("change_article",), ("add_actor", "view_batch")])
def test_whoever_may_not_add_articles_sees_and_does_nothing(client, permissions):
    client.force_login(person(*permissions))
    gets, posts = addresses(batch_of(("a.csv", table(["text"], [SENTENCES]))))
    assert {client.get(one).status_code for one in gets} == {403}
    assert {client.post(one, {"bring_in": "1"}).status_code for one in posts} == {403}
    assert (Batch.objects.get().state, BatchFile.objects.count()) == ("open", 1)


def test_whoever_only_adds_sees_batches_of_their_own_and_others_are_not_found(client):
    me = person("add_article")
    client.force_login(me)
    mine, other = batch_of(lines(), made_by=me), batch_of(lines(), made_by=User.objects.create_user("other"))
    gets, posts = addresses(other)
    assert {client.get(one).status_code for one in gets if str(other.pk) in one} == {404}
    assert {client.post(one, {"bring_in": "1"}).status_code for one in posts} == {404}
    assert client.get(at(mine)).status_code == 200
    page = client.get(BATCHES).content.decode()
    assert (f"Batch {mine.pk}" in page, f"Batch {other.pk}" in page) == (True, False)


@pytest.mark.parametrize(
    ("role", "answer"),
    [("Reporter", 200), ("Editor", 200), ("Curator", 403), ("Publisher", 403), ("Administrator", 200)],
)
def test_each_role_has_batches_or_has_none(client, role, answer):
    user = person()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    gets, _posts = addresses(batch_of(("a.csv", table(["text"], [SENTENCES])), made_by=user))
    assert {code(client.get(one)) for one in gets} == {answer}


def test_what_readers_see_at_once_is_brought_in_and_taken_back_by_those_who_may_publish(client):
    user = person("add_article", "view_article", "delete_article")
    client.force_login(user)
    batch = batch_of(lines(), made_by=user, status="published")
    assert 'name="bring_in"' not in client.get(at(batch)).content.decode()
    assert ask(client, batch, "bring_in").status_code == 403
    assert ask(client, batch, "check").status_code == 302
    work(batch)
    batch.bring_in()
    work(batch)
    assert ask(client, batch, "take_back").status_code == 403
    assert batch.state == "done"
    client.post(f"{BATCHES}add/", {"status": "published", "many": upload(*lines())})
    assert Batch.objects.count() == 1


def test_a_batch_is_taken_back_by_whoever_made_it_or_may_delete_articles(client):
    batch = brought_in(lines(), status="draft")
    client.force_login(person("add_article", "change_article"))
    assert ask(client, batch, "take_back").status_code == 403
    client.force_login(person("add_article", "change_article", "delete_article"))
    assert ask(client, batch, "take_back").status_code == 302
    assert batch.state == "undoing"


def test_whoever_may_not_add_sources_has_no_batch_that_does(client):
    client.force_login(person("add_article"))
    client.post(f"{BATCHES}add/", {**FACTS, "add_sources": "on", "many": upload(*lines())})
    assert Batch.objects.get().add_sources is False
    assert "add_sources" not in client.get(f"{BATCHES}add/").content.decode()


def test_what_is_asked_must_be_posted(desk):
    batch = batch_of(lines())
    assert desk.get(at(batch, "ask"), {"bring_in": "1"}).status_code == 405
    assert desk.get(at(batch, "remove", batch.files.get().pk)).status_code == 405


def test_a_file_of_another_batch_is_not_found(desk):
    one, other = batch_of(lines()), batch_of(lines())
    assert desk.get(at(one, "file", other.files.get().pk)).status_code == 404
    assert desk.post(at(one, "remove", other.files.get().pk)).status_code == 404


# Files come in.


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


# The columns of a table.

KNOWN = table(["headline", "text", "date"], ["A headline", SENTENCES, "2021-02-26"])
STRANGE = table(["Kopf", "Meldung", "Tag"], ["Eine Zeile", SENTENCES, "2021-02-26"], ["", SENTENCES, "x"])


def test_columns_that_go_by_known_names_are_set_when_the_table_arrives(desk):
    batch = batch_of()
    desk.post(at(batch, "files"), {"many": [upload("known.csv", KNOWN), upload("strange.csv", STRANGE)]})
    assert list(batch.files.values_list("columns", flat=True)) == [
        {"headline": "title", "text": "body", "date": "published"},
        {},
    ]
    assert "Say which column holds what" in desk.get(at(batch)).content.decode()


def test_the_columns_are_chosen_beside_the_first_rows(desk):
    batch = batch_of(("strange.csv", STRANGE), source=factories.source())
    file = batch.files.get()
    page = desk.get(at(batch, "columns", file.pk)).content.decode()
    assert all(words in page for words in ("Kopf", "Meldung", "Eine Zeile", SENTENCES))
    desk.post(at(batch, "columns", file.pk), {"column_0": "title", "column_1": "body", "column_2": "published"})
    file.refresh_from_db()
    assert file.columns == {"Kopf": "title", "Meldung": "body", "Tag": "published"}
    ask(desk, batch, "bring_in")
    work(batch)
    assert (batch.created, batch.failed) == (1, 1)
    assert Article.objects.get().title == "Eine Zeile"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"column_0": "title"}, "Say which column holds the article’s text."),
        ({"column_0": "body", "column_1": "body"}, "Two columns are “Text”: choose one."),
        ({"column_0": "body", "column_1": "nonsense"}, "Select a valid choice."),
    ],
)
def test_columns_that_make_no_article_are_refused(desk, chosen, words):
    batch = batch_of(("strange.csv", STRANGE))
    page = desk.post(at(batch, "columns", batch.files.get().pk), chosen).content.decode()
    assert words in page
    assert batch.files.get().columns == {}


def test_one_choice_of_columns_can_hold_for_all_tables_that_lack_one(desk):
    batch = batch_of(("a.csv", STRANGE), ("b.csv", STRANGE), ("c.txt", b"words"))
    desk.post(at(batch, "columns", batch.files.first().pk), {"column_1": "body", "all": "on"})
    assert list(batch.files.values_list("columns", flat=True)) == [{"Meldung": "body"}, {"Meldung": "body"}, {}]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 500, b"PK\x03\x04 not a workbook"])
def test_a_table_that_is_none_leads_back_with_the_reason(desk, data):
    batch = batch_of(("broken.xlsx", data))
    response = desk.get(at(batch, "columns", batch.files.get().pk), follow=True)
    assert response.redirect_chain[-1][0] == at(batch)
    assert told(response)[0]


def test_a_table_whose_columns_nobody_named_fails_with_what_to_do(desk):
    batch = brought_in(("strange.csv", STRANGE))
    assert "No column holds the article's text" in batch.rows.get().reason


# What is asked.


def test_a_batch_is_checked_brought_in_and_taken_back(desk):
    batch = batch_of(lines())
    for what, state, finished in (
        ("check", "checking", "checked"),
        ("bring_in", "adding", "done"),
        ("take_back", "undoing", "undone"),
    ):
        ask(desk, batch, what)
        assert batch.state == state
        assert desk.get(at(batch, "state")).json()["under_way"] is True
        work(batch)
        assert (batch.state, desk.get(at(batch)).status_code) == (finished, 200)
    assert not Article.objects.exists()


def test_what_cannot_be_done_in_this_state_is_said(desk):
    batch = brought_in(lines())
    response = desk.post(at(batch, "ask"), {"check": "1"}, follow=True)
    assert told(response) == ["That cannot be done now: this batch is brought in."]
    response = desk.post(at(batch_of(), "ask"), {"check": "1"}, follow=True)
    assert told(response) == ["There is nothing to do: add files first."]


def test_what_was_checked_holds_no_more_when_something_is_changed(desk):
    batch = batch_of(lines(), add_sources=False)
    batch.check_all()
    work(batch)
    assert (batch.failed, batch.state) == (3, "checked")
    desk.post(at(batch), {**FACTS, "add_sources": "on"})
    batch.refresh_from_db()
    assert (batch.state, batch.failed, batch.rows.count(), batch.add_sources) == ("open", 0, 0, True)


def test_what_holds_for_all_cannot_be_changed_once_it_is_in(desk):
    batch = brought_in(lines())
    desk.post(at(batch), {**FACTS, "section": "Changed"})
    batch.refresh_from_db()
    assert batch.section == ""


# What became of it.


@pytest.fixture
def mixed():
    return brought_in(
        ("some.jsonl", json_lines(record(1), record(1), record(2, title="<b>Bold</b> =1+1"), {"title": "x"}))
    )


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 4),
        ("?outcome=created", 2),
        ("?outcome=duplicate", 1),
        ("?outcome=failed", 1),
        ("?q=same+text", 1),
        ("?q=bold&outcome=created", 1),
        ("?q=line+4", 1),
        ("?q=nothing+like+this", 0),
        ("?outcome=nonsense&after=-1", 4),
        ("?after=99999999999999999999999", 4),
    ],
)
def test_rows_are_filtered_by_outcome_and_words(desk, mixed, query, shown):
    response = desk.get(at(mixed) + query)
    assert len(response.context["rows"]) == shown
    rows = list(csv.reader(io.StringIO(b"".join(desk.get(at(mixed, "rows") + query).streaming_content).decode())))
    assert len(rows) == shown + 1


def test_a_headline_is_shown_as_text(desk, mixed):
    page = desk.get(at(mixed)).content.decode()
    assert "<b>Bold</b>" not in page


def test_rows_are_paged_and_the_pages_hold_each_once(desk):
    batch = brought_in(lines(1))
    file = batch.files.get()
    BatchRow.objects.bulk_create(
        BatchRow(batch=batch, file=file, position=number, name=f"row {number}", outcome="failed")
        for number in range(2, 251)
    )
    seen, query = [], ""
    while True:
        response = desk.get(f"{at(batch)}?{query}")
        seen += [row.position for row in response.context["rows"]]
        if not (query := response.context["following"]):
            break
    assert seen == list(range(1, 251))


def test_a_page_of_a_batch_takes_as_many_queries_for_many_rows_as_for_few(desk, count_queries):
    few = batch_of(*[(f"{n}.jsonl", json_lines(record(n))) for n in range(1)])
    many = batch_of(*[(f"{n}.jsonl", json_lines(record(n))) for n in range(10, 30)])
    for batch in (few, many):
        batch.bring_in()
        work(batch)
    desk.get(at(few))
    assert count_queries(lambda: desk.get(at(many))) == count_queries(lambda: desk.get(at(few)))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(cell):
    assert inert(cell) == f"'{cell}"


def test_the_table_to_take_away_leads_to_the_articles(desk, mixed):
    response = desk.get(at(mixed, "rows"))
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert response["Content-Disposition"] == f'attachment; filename="batch-{mixed.pk}.csv"'
    article = Article.objects.get(title=record(1)["title"])
    assert rows[0]["article"].endswith(f"/admin/articles/article/{article.pk}/change/")
    assert [row["outcome"] for row in rows] == ["created", "duplicate", "created", "failed"]


def test_an_address_that_is_no_batch_is_not_found(desk):
    assert {desk.get(f"{BATCHES}{one}/change/").status_code for one in ("0", "999", "x", "1;2")} == {404}
