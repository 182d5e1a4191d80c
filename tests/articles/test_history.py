"""Versions of what people change: who, when, before and after; and the way back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.candidates import add_name
from articles.history import keep_version, one_version
from articles.intake.add import Draft, add_articles
from articles.models import Actor, Article, Original, Source, TaggingJob, UnknownName
from events.models import Event
from tests import factories as make

from .desk import LIST, person
from .test_admin_articles import change

pytestmark = pytest.mark.django_db

EDITOR = ("view_article", "change_article", "view_actor", "change_actor", "view_source", "change_source")


@pytest.fixture
def desk(client):
    client.force_login(person(*EDITOR))
    return client


def columns(row: Any, *names: str) -> list[Any]:
    return list(row.history.order_by("history_id").values_list(*names, flat=len(names) == 1))


# What makes a version.


def test_taking_in_and_reading_leave_none(django_assert_num_queries) -> None:
    original = Original.objects.keep(b"x", name="x", encoding="utf-8", by=None)
    draft = Draft("A title", "A text.", make.source(), "2024-04-10", original=original)  # type: ignore[arg-type]
    [article] = add_articles([draft])
    Article.objects.filter(pk=article.pk).update(words={"derived": 1})
    assert (article.history.count(), make.source().history.count()) == (0, 0)


def test_the_first_change_keeps_what_was_there_with_whoever_brought_it_in(desk) -> None:
    reporter = User.objects.create_user("rea")
    article = make.article("First", by="Jane Doe", added_by=reporter)
    change(desk, article, title="Second", authors="Jane Doe\r\nJoe Roe, Reporter")
    first, second = article.history.order_by("history_id")
    assert (first.title, first.history_user, first.history_date) == ("First", reporter, article.added_at)
    assert first.parts["bylines"] == [{"name": "Jane Doe", "role": ""}]
    assert (second.title, second.history_user.username[:6]) == ("Second", "editor")
    assert second.parts["bylines"][1] == {"name": "Joe Roe", "role": "Reporter"}


def test_saving_without_a_change_makes_none(desk) -> None:
    article = make.article()
    change(desk, article, section="Asia")
    change(desk, article)
    assert columns(article, "section") == ["", "Asia"]


def test_an_actor_has_its_names_and_offices_in_its_versions(desk) -> None:
    actor = make.actor("Harbour Guard", kind="body")
    with one_version(actor, "two at once"):
        actor.aliases.create(text="Watch")
        actor.roles.create(title="guard", code="SYR", start="2020-01-01")
    assert [len(parts["aliases"] + parts["roles"]) for parts in columns(actor, "parts")] == [0, 2]
    assert columns(actor, "history_change_reason") == ["", "two at once"]


def test_names_that_are_settled_and_merges_are_kept_with_who_did_it(client) -> None:
    client.force_login(person("view_actor", "change_actor", "add_actor", "view_unknownname"))
    names = [UnknownName.objects.create(key=word, kind="person", name=word.title()) for word in ("one", "two")]
    client.post("/admin/articles/unknownname/", {"action": "put_aside", "_selected_action": [names[0].pk]}, follow=True)
    assert columns(names[0], "set_aside") == [False, True]
    client.post(f"/admin/articles/unknownname/{names[1].pk}/make/")
    gone = UnknownName.history.get(id=names[1].pk)
    assert (gone.history_type, gone.history_user is not None) == ("-", True)
    assert "deleted it" in client.get(f"/admin/articles/unknownname/{names[1].pk}/history/").content.decode()
    one, other = make.actor("One", kind="person"), make.actor("Other", kind="person")
    client.post(f"/admin/articles/actor/merge/?actor={one.pk}&actor={other.pk}", {"into": other.pk})
    assert columns(one, "merged_into") == [None, other.pk]
    assert columns(other, "history_change_reason")[-1] == "Stands for “One” from now on."
    assert "Stands for" in client.get(f"/admin/articles/actor/{other.pk}/history/").content.decode()


def test_a_name_that_is_given_to_an_actor_is_in_its_history() -> None:
    actor = make.actor("Harbour Guard", kind="body")
    add_name(UnknownName.objects.create(key="watch", kind="organization", name="The Watch"), actor)
    assert [[alias["text"] for alias in parts["aliases"]] for parts in columns(actor, "parts")] == [[], ["The Watch"]]


def test_of_events_only_what_a_person_decides_is_kept() -> None:
    event = make.told_event()
    event.status = Event.Status.REVIEWED
    event.save()
    assert event.history.count() == 0
    event._history_user = User.objects.create_user("mira")  # type: ignore[attr-defined]
    event.status = Event.Status.PROVISIONAL
    event.save()
    assert columns(event, "status") == ["reviewed", "provisional"]


def test_what_is_written_in_bulk_leaves_no_versions() -> None:
    [actor] = Actor.objects.bulk_create([Actor(slug="one", name="One", kind="person")])
    actor.name = "Uno"
    Actor.objects.bulk_update([actor], ["name"])
    assert Actor.history.count() == 0


# What the page shows.


def history(desk, row: Any, page: str = "") -> Any:
    return desk.get(f"/admin/articles/{row._meta.model_name}/{row.pk}/history/{page}")


def test_the_page_tells_who_changed_what_word_by_word(desk) -> None:
    article = make.article("Rockets hit Erbil", by="Jane Doe")
    change(desk, article, title="Rockets hit <Mosul>")
    html = history(desk, article).content.decode()
    assert "Rockets hit <del>Erbil</del><ins>&lt;Mosul&gt;</ins>" in html
    assert "editor-view_article" in html


def test_the_page_of_what_nobody_changed_says_so(desk) -> None:
    html = history(desk, make.article()).content.decode()
    assert "Nobody has changed it since it came in." in html


def test_the_page_of_what_was_deleted_still_shows_it(desk) -> None:
    article = make.article("Gone for good")
    change(desk, article, section="Asia")
    key = article.pk
    article.delete()
    html = desk.get(f"{LIST}{key}/history/").content.decode()
    assert ("deleted it" in html, "Go back" in html) == (True, False)
    assert desk.get(f"{LIST}{key + 1}/history/").status_code == 404
    assert desk.get(f"{LIST}x/history/").status_code == 404


def test_the_page_takes_as_many_queries_for_twenty_versions_as_for_two(desk, count_queries) -> None:
    article = make.article()
    keep_version(article)
    for number in range(2):
        make.source(f"Source {number}")
    change(desk, article, section="0")
    history(desk, article)
    two = count_queries(lambda: history(desk, article))
    for number in range(1, 30):
        article.section = str(number)
        article.source = make.source(f"Source {number % 2}")
        article.save()
    assert count_queries(lambda: history(desk, article)) == two
    assert len(history(desk, article).context["acts"]) == 20
    last = history(desk, article, "?p=2").context["acts"]
    assert [act.first for act in last][-2:] == [False, True]


# The way back.


def back(desk, row: Any, version: Any) -> Any:
    return desk.post(f"/admin/articles/{row._meta.model_name}/{row.pk}/history/{version.pk}/", follow=True)


def test_going_back_asks_first_makes_a_new_version_and_has_a_changed_text_read_again(desk) -> None:
    article = make.article("First", body="One.", by="Jane Doe")
    change(desk, article, title="Second", body="Two.", authors="Joe Roe")
    TaggingJob.objects.update(state=TaggingJob.State.DONE)
    first = article.history.last()
    asked = desk.get(f"{LIST}{article.pk}/history/{first.pk}/").content.decode()
    assert "<del>Second</del><ins>First</ins>" in asked
    assert Article.objects.get().title == "Second"
    back(desk, article, first)
    article.refresh_from_db()
    assert (article.title, article.body, [str(one) for one in article.bylines.all()]) == ("First", "One.", ["Jane Doe"])
    assert TaggingJob.objects.get().state == TaggingJob.State.QUEUED
    assert columns(article, "title") == ["First", "Second", "First"]
    assert "Back to the version of" in article.history.first().history_change_reason


def test_going_back_leaves_the_state_and_what_readers_were_told(desk) -> None:
    article = make.article("First", status="draft")
    change(desk, article, title="Second")
    article.refresh_from_db()
    article.corrections.create(text="It was wrong.")
    article.status = "published"
    article.save()
    back(desk, article, article.history.last())
    article.refresh_from_db()
    assert (article.title, article.status, article.corrections.count()) == ("First", "published", 1)


def test_an_actor_goes_back_with_its_names_and_stays_merged(desk) -> None:
    actor, other = make.actor("One", kind="person"), make.actor("Other", kind="person")
    actor.aliases.create(text="Uno")
    actor.roles.create(title="minister", code="SYR", body=other, start="2020-01-01")
    with one_version(actor):
        actor.aliases.all().delete()
        actor.roles.all().delete()
    actor.merged_into = other
    actor.save()
    back(desk, actor, actor.history.last())
    actor.refresh_from_db()
    assert ([alias.text for alias in actor.aliases.all()], actor.merged_into, actor.curated) == (["Uno"], other, True)
    assert [(role.title, role.body, str(role.start)) for role in actor.roles.all()] == [
        ("minister", other, "2020-01-01")
    ]


def test_what_cannot_be_made_again_is_said_and_nothing_changes(desk) -> None:
    source = make.source("First name")
    source.name = "Second name"
    source.save()
    Source.objects.create(name="First name", slug="other")
    response = back(desk, source, source.history.last())
    [message] = [str(message) for message in response.context["messages"]]
    assert message.startswith("It cannot be made what it was:")
    assert Source.objects.get(pk=source.pk).name == "Second name"
