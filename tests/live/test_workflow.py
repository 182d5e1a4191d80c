"""Scheduling and withdrawing before readers' eyes, and two editors in one article: real server, real browsers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article
from articles.roles import EDITOR, PUBLISHER, REPORTER

from .people import person

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

Visit = Callable[..., "Visitor"]


@pytest.fixture
def at_desk(visit: Visit) -> Callable[..., Visitor]:
    def log_in(user: User, **options: object) -> Visitor:
        visitor = visit(**options)
        visitor.log_in(user.username)
        return visitor

    return log_in


def open_article(visitor: Visitor, article: Article) -> None:
    visitor.open(f"/admin/articles/article/{article.pk}/change/")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_article_goes_from_its_reporter_to_readers_and_is_withdrawn(
    add: Callable[..., Article], at_desk: Callable[..., Visitor], visit: Visit, scripts: bool
) -> None:
    rea = person("rea", REPORTER)
    article = add("Talks begin in Muscat")
    Article.objects.update(status="draft", added_by=rea)
    address = article.get_absolute_url()

    reporter = at_desk(rea, java_script_enabled=scripts)
    open_article(reporter, article)
    reporter.page.fill("#id_section", "World")
    reporter.press("Submit for review…", exact=True)
    reporter.press("Submit for review", exact=True)
    assert "It waits for review." in reporter.text(".messagelist")

    publisher = at_desk(person("otto", PUBLISHER), java_script_enabled=scripts, viewport={"width": 390, "height": 800})
    open_article(publisher, article)
    publisher.follow(publisher.page.get_by_role("link", name="Schedule…"))
    opens = timezone.localtime() + timedelta(days=1)
    publisher.page.fill("#id_opens_at", f"{opens:%Y-%m-%dT%H:%M}")
    publisher.press("Schedule", exact=True)
    assert f"{opens:%H:%M} (UTC)" in publisher.text(".state")
    publisher.follow(publisher.page.get_by_role("link", name="Calendar"))
    assert "Talks begin in Muscat" in publisher.text(".of-day")
    assert publisher.page.evaluate("document.documentElement.scrollWidth") <= 390

    reader = visit()
    assert reader.code(address) == 404
    Article.objects.update(opens_at=timezone.now() - timedelta(seconds=1))
    reader.open(address)
    assert reader.text("h1") == "Talks begin in Muscat"

    open_article(publisher, article)
    publisher.follow(publisher.page.get_by_role("link", name="Withdraw…"))
    publisher.page.fill("#id_words", "It was published by mistake.")
    publisher.press("Withdraw", exact=True)
    assert reader.code(address) == 410
    gone = reader.page.request.get(reader.site + address).text()
    assert "It was published by mistake." in gone
    assert "Muscat" not in gone


def test_two_editors_hear_of_each_other_and_choose_between_their_texts(
    add: Callable[..., Article], at_desk: Callable[..., Visitor]
) -> None:
    article = add("Talks begin in Muscat")
    mira, otto = (at_desk(person(name, EDITOR)) for name in ("mira", "otto"))
    mira.page.clock.install()
    open_article(mira, article)
    assert mira.text("#presence") == ""
    open_article(otto, article)
    assert "mira has this article open too, since " in otto.text("#presence")
    mira.page.clock.run_for(16_000)
    mira.page.wait_for_selector("#presence li:has-text('otto has this article open too')")

    mira.page.fill("#id_title", "Talks open in Muscat")
    mira.page.fill("#id_section", "World")
    mira.press("Save", exact=True)
    otto.page.fill("#id_title", "Talks begin in Oman")
    otto.page.fill("#id_body", "Words of another article.")
    otto.press("Save", exact=True)
    assert "Since you opened this article, mira saved it." in otto.text(".conflicts")
    assert otto.page.input_value("#id_body") == "Words of another article."
    otto.page.get_by_label("Take theirs").check()
    otto.press("Save", exact=True)
    assert "was changed successfully" in otto.text(".messagelist")
    article.refresh_from_db()
    assert (article.title, article.section, article.body) == (
        "Talks open in Muscat",
        "World",
        "Words of another article.",
    )
    otto.open(f"/admin/articles/article/{article.pk}/history/")
    assert "begin" in otto.texts("del")
