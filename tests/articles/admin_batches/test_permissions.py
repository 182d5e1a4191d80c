"""Who may do what with batches."""

import pytest
from django.contrib.auth.models import Group, User

from articles.models import Batch, BatchFile
from tests.articles.batches import BATCHES, SENTENCES, batch_of, brought_in, table, upload, work
from tests.articles.desk import path, person

from .desk import FACTS, ask, at, code, lines

pytestmark = pytest.mark.django_db


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
