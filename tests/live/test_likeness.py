"""An editor pastes a newer text of an article that is there, sees what is different, and readers get both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User

from articles.models import Article, ArticleVersion, Source

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

FIRST = """Oman hosts talks between Iran and the United States

Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign ministry of Oman said \
in a statement that gave few details of what was discussed.

Saudi Arabia condemned the rocket attacks in Baghdad on Monday, and asked for a meeting of the ministers of the region \
before the end of the month.

Turkey expelled the Syrian ambassador on the same day, and his family left Ankara in the evening.
"""
SECOND = FIRST.replace("on Tuesday", "on Wednesday").replace("few details", "no details")
TITLE = "Oman hosts talks between Iran and the United States"


def paste(desk: Visitor, text: str) -> None:
    desk.open("/admin/articles/article/add/")
    desk.page.fill("#id_pasted", text)
    desk.press("Next: check what was found")


def save(desk: Visitor, day: str) -> None:
    desk.page.select_option("#id_source", label="Example Courier")
    desk.page.fill("#id_published", day)
    desk.press("Save article")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_newer_text_is_pasted_compared_and_published_with_the_earlier_one_beside_it(
    visit: Callable[..., Visitor], live: None, editor: User, javascript: bool
) -> None:
    Source.objects.create(name="Example Courier", slug="example-courier")
    desk, reader = visit(java_script_enabled=javascript), visit(java_script_enabled=javascript)
    desk.log_in()
    paste(desk, FIRST)
    save(desk, "2024-04-09")
    article = Article.objects.get()

    paste(desk, SECOND)
    assert "Much like an article that is here already" in desk.text(".alike")
    save(desk, "2024-04-10")
    assert "Say what this is" in desk.text(".alike")
    assert {"Tuesday", "few"} <= set(desk.texts(".alike del"))
    assert {"Wednesday", "no"} <= set(desk.texts(".alike ins"))
    assert Article.objects.count() == 1

    desk.page.get_by_label("A newer version of it.").check()
    desk.press("Save article")
    assert "has an earlier version now" in desk.text(".messagelist")
    assert "Earlier versions:" in desk.text(".state")
    version = ArticleVersion.objects.get()

    reader.open(article.get_absolute_url())
    assert "on Wednesday" in reader.text("main")
    reader.follow(reader.page.locator(".versions a"))
    assert reader.page.url.endswith(f"/versions/{version.pk}/")
    assert "Tuesday" in reader.texts(".compared del")
    reader.follow(reader.page.get_by_role("link", name="To the newest text"))
    assert reader.page.inner_text("h1") == TITLE

    desk.follow(desk.page.locator(".state a", has_text="9 April 2024"))
    desk.press("Take this back")
    assert "both are what they were before" in desk.text(".messagelist")
    assert sorted(Article.objects.values_list("status", flat=True)) == ["published", "published"]
    assert "on Tuesday" in Article.objects.get(pk=article.pk).body
