"""An article as its readers use it: cards by mouse, keyboard and touch, notes in the margin, errors reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from articles.models import Actor, Article, Role
from events.models import Event, Notice
from tests import factories as make

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]
Visit = Callable[..., "Visitor"]

BODY = "It was late. Joe Biden met allies in the evening. They agreed on aid, and spoke of Syria.\n\nNobody else came."


@pytest.fixture
def article(live: None) -> Article:
    """Two events in the first paragraph, and a name."""
    made = make.article("Allies meet", body=BODY)
    biden, _new = Actor.objects.get_or_create(slug="joe-biden", defaults={"name": "Joe Biden", "kind": "person"})
    if not biden.roles.exists():
        Role.objects.create(actor=biden, title="President", code="USA", start="2021-01-20")
    make.mention(made, "Joe Biden", kind="person", actor=biden)
    met, agreed = make.event("CONSULT", actors=(biden,)), make.event("AGREE", actors=("They",))
    make.report(met, made, sentence="Joe Biden met allies in the evening.", trigger="met")
    make.report(agreed, made, sentence="They agreed on aid, and spoke of Syria.", trigger="agreed")
    Event.objects.update(voices=1, opened=True)
    return made


def test_cards_open_by_mouse_keyboard_and_touch_and_notes_stand_beside_their_sentences(
    visit: Visit, article: Article
) -> None:
    reader = visit(viewport={"width": 1280, "height": 900})
    reader.open(article.get_absolute_url())
    page, card = reader.page, reader.page.locator("#card")
    name, met = page.locator("a.name").first, page.locator("a.trigger").first
    name.hover()
    expect(card).to_contain_text("President")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(1, 1)
    page.locator("[data-report]").focus()
    page.keyboard.press("Tab")
    expect(name).to_be_focused()
    expect(card).to_contain_text("in office on 26 February 2021")
    expect(name).to_have_attribute("aria-describedby", "card")
    page.keyboard.press("Tab")
    expect(met).to_be_focused()
    expect(card).to_contain_text("Joe Biden held talks")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(met).to_be_focused()
    page.wait_for_function("document.querySelector('.reading.aligned')")
    first, second = (page.locator(".note").nth(number).bounding_box() for number in (0, 1))
    report = article.reports.order_by("trigger_start")[0]
    sentence = page.locator(f"#r{report.pk}").bounding_box()
    assert first
    assert second
    assert sentence
    assert abs(first["y"] - sentence["y"]) <= 1
    assert second["y"] >= first["y"] + first["height"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*/")

    phone = visit(viewport={"width": 360, "height": 740}, has_touch=True)
    phone.open(article.get_absolute_url())
    page, card = phone.page, phone.page.locator("#card")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("a.name").first.tap()
    expect(card).to_contain_text("President")
    box = card.bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    expect(card).to_be_hidden()
    page.locator("a.name").first.tap()
    expect(card).to_be_visible()
    page.locator("a.name").first.tap()
    page.wait_for_url("**/actors/joe-biden/")


def test_words_that_a_reader_chooses_are_reported_and_without_script_they_are_typed(
    visit: Visit, article: Article
) -> None:
    reader = visit(viewport={"width": 1280, "height": 900})
    reader.open(article.get_absolute_url())
    page = reader.page
    page.locator("#p2").select_text()
    page.get_by_role("link", name="Report an error here").click()
    page.wait_for_url("**/report/?quote=*")
    assert page.locator("[name=quote]").input_value() == "Nobody else came."
    page.get_by_label("The text is not as it was published").check()
    page.get_by_label("What is wrong, and what would be right?").fill("A sentence is missing.")
    page.get_by_role("button", name="Send to the editors").click()
    expect(page.get_by_role("status")).to_contain_text("has reached the editors")

    plain = visit(java_script_enabled=False)
    plain.open(article.get_absolute_url())
    plain.page.get_by_role("link", name="Report an error", exact=True).click()
    plain.page.locator("[name=quote]").fill("met allies")
    plain.page.get_by_role("button", name="Send to the editors").click()
    assert "Say in a sentence what is wrong." in plain.text()
    plain.page.get_by_label("Something else").check()
    plain.page.get_by_label("What is wrong, and what would be right?").fill("They were not allies.")
    plain.page.get_by_role("button", name="Send to the editors").click()
    plain.page.wait_for_url("**/report/?sent")
    assert sorted(Notice.objects.values_list("quote", "kind")) == [
        ("Nobody else came.", "text"),
        ("met allies", "other"),
    ]
