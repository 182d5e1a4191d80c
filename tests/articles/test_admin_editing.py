"""Two editors in one article are told of each other, and neither overwrites the other unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models.functions import Now
from django.test import Client

from articles.models import Article, Editing
from tests import factories as make

from .desk import LIST, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Client, Client]:
    clients = Client(), Client()
    for client, extra in zip(clients, ("add_source", "view_source"), strict=True):
        client.force_login(person("view_article", "change_article", extra))
    User.objects.filter(username__endswith="add_source").update(first_name="Mira", last_name="Sand")
    return clients


def opened(client: Client, article: Article) -> dict[str, Any]:
    """What the form holds as it was opened."""
    form = client.get(f"{LIST}{article.pk}/change/").context["adminform"].form
    return {name: "" if form[name].value() is None else form[name].value() for name in form.fields}


def save(client: Client, article: Article, form: dict[str, Any], **changed: Any) -> Any:
    return client.post(f"{LIST}{article.pk}/change/", {**form, **changed})


def now(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_who_opens_an_article_is_told_who_else_has_it_open_and_since_when(two) -> None:
    mira, other = two
    article = make.article()
    page = f"{LIST}{article.pk}/change/"
    assert mira.get(page).context["others"] == []
    [told] = other.get(page).context["others"]
    assert told.startswith("Mira Sand has this article open too, since ")
    assert told in other.get(page).content.decode()
    presence = f"{LIST}{article.pk}/presence/"
    assert other.post(presence).json() == {"others": [told]}
    mira.post(presence, {"leave": "1"})
    assert other.post(presence).json() == {"others": []}


def test_who_saves_or_is_silent_for_long_is_not_there_any_more(two) -> None:
    mira, other = two
    article = make.article()
    save(mira, article, opened(mira, article), section="Asia")
    assert other.get(f"{LIST}{article.pk}/change/").context["others"] == []
    opened(mira, article)
    Editing.objects.update(seen_at=Now() - timedelta(minutes=11))
    assert other.get(f"{LIST}{article.pk}/change/").context["others"] == []


def test_who_may_only_look_is_not_editing(two) -> None:
    mira, _other = two
    article = make.article()
    looking = Client()
    looking.force_login(person("view_article"))
    looking.get(f"{LIST}{article.pk}/change/")
    assert mira.get(f"{LIST}{article.pk}/change/").context["others"] == []


def test_changes_of_different_fields_are_both_kept(two) -> None:
    mira, other = two
    article = make.article("First", body="One.", by="Jane Doe")
    form = opened(other, article)
    save(mira, article, opened(mira, article), section="Asia", authors="Joe Roe")
    assert save(other, article, form, title="Second").status_code == 302
    kept = now(article)
    assert (kept.title, kept.section, str(kept.bylines.get())) == ("Second", "Asia", "Joe Roe")
    page = other.get(f"{LIST}{article.pk}/change/").content.decode()
    assert "Somebody else changed this meanwhile, and it is kept: Section, Authors." in page


def test_changes_of_one_field_come_back_side_by_side_and_nothing_is_saved(two) -> None:
    mira, other = two
    article = make.article("First", body="One.")
    form = opened(other, article)
    save(mira, article, opened(mira, article), title="First of <Mira>", section="Asia")
    response = save(other, article, form, title="First of all", body="One.\r\n\r\nTwo.")
    html = response.content.decode()
    assert response.status_code == 200
    assert "Since you opened this article, Mira Sand saved it." in html
    [conflict] = response.context["adminform"].form.conflicts
    assert conflict.name == "title"
    assert "First of <ins>&lt;Mira&gt;</ins>" in html
    assert "First of <del>all</del>" in html
    assert (now(article).title, now(article).body) == ("First of <Mira>", "One.")
    again = {name: response.context["adminform"].form[name].value() for name in form}
    assert (again["title"], again["body"], again["section"]) == ("First of all", "One.\r\n\r\nTwo.", "Asia")


@pytest.mark.parametrize(("choice", "title"), [("mine", "Mine"), ("theirs", "Theirs"), ("", "Mine")])
def test_the_editor_says_which_text_stands(two, choice: str, title: str) -> None:
    mira, other = two
    article = make.article("First", body="One.", by="Jane Doe")
    form = opened(other, article)
    save(mira, article, opened(mira, article), title="Theirs", authors="Theirs")
    sent = save(other, article, form, title="Mine", authors="Mine", body="Two.").context["adminform"].form
    again = {name: sent[name].value() for name in form}
    save(other, article, again, **{"take-title": choice, "take-authors": choice})
    kept = now(article)
    assert (kept.title, kept.body, str(kept.bylines.get())) == (title, "Two.", title)


def test_a_third_change_while_one_chooses_is_seen_too(two) -> None:
    mira, other = two
    article = make.article("First")
    form = opened(other, article)
    save(mira, article, opened(mira, article), title="Theirs")
    sent = save(other, article, form, title="Mine").context["adminform"].form
    again = {name: sent[name].value() for name in form}
    save(mira, article, opened(mira, article), title="Theirs again")
    response = save(other, article, again, **{"take-title": "mine"})
    assert (response.status_code, now(article).title) == (200, "Theirs again")


def test_a_form_without_a_version_overwrites_nothing(two) -> None:
    mira, _other = two
    article = make.article("First")
    form = opened(mira, article)
    save(mira, article, form, title="Second")
    for odd in ("", "x", "999999"):
        assert save(mira, article, form, version=odd, title="Third").status_code == 200
    assert now(article).title == "Second"


def test_what_the_machine_writes_is_no_conflict(two) -> None:
    mira, _other = two
    article = make.article("First")
    form = opened(mira, article)
    Article.objects.update(words={"read": 1})
    assert save(mira, article, form, title="Second").status_code == 302
