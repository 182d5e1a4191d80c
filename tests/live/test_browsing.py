"""Timeline, map and searching in a real browser: the brush, periods that open in place, what follows as one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import factories as make

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]
Visit = Callable[..., "Visitor"]


@pytest.fixture
def told(live: None) -> None:
    article = make.article()
    for day in ("2018-05-08", "2019-06-13", *["2020-12-31"] * 51):
        make.told_event(article, day=day, actors=(f"Party of {day[:4]}",))


def test_the_timeline_by_keyboard_by_mouse_and_by_a_deep_link(visit: Visit, told: None) -> None:
    reader = visit()
    page = reader.page
    reader.open("/timeline/")
    period = page.locator("#p2018-05")
    assert period.locator(".line").count() == 0
    period.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(period.locator(".line")).to_have_count(1, timeout=90_000)
    expect(period).to_contain_text("Party of 2018")

    first, last = page.get_by_role("slider", name="From"), page.get_by_role("slider", name="Until")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "June 2018")
    assert page.locator("form.brush input[name=since]").input_value() == "2018-06-01"
    last.focus()
    page.keyboard.press("ArrowLeft")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "since=2018-06-01&until=2020-11-30" in page.url
    assert reader.texts(".period .named") == ["Thursday, 13 June 2019"]

    reader.open("/timeline/#2018-05-08")
    expect(page.locator("[id='2018-05-08']")).to_be_in_viewport(timeout=90_000)

    reader.open("/timeline/")
    band = page.locator("svg.band").bounding_box()
    assert band
    page.mouse.move(band["x"] + 2, band["y"] + 20)
    page.mouse.down()
    page.mouse.move(band["x"] + band["width"] / 2, band["y"] + 20)
    with page.expect_navigation():
        page.mouse.up()
    assert "since=2018-05-01" in page.url
    assert "Party of 2020" not in reader.text("main")


def test_the_time_of_the_map_is_chosen_by_keyboard(visit: Visit, told: None) -> None:
    reader = visit()
    page = reader.page
    reader.open("/map/?quad=4")
    expect(page.locator(".told-line")).to_contain_text("53 events")
    last = page.get_by_role("slider", name="Until")
    last.focus()
    page.keyboard.press("ArrowLeft")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "quad=4" in page.url
    assert "until=2020-11-30" in page.url
    expect(page.locator(".told-line")).to_contain_text("2 events")


def test_without_scripts_links_and_fields_do_the_same(visit: Visit, told: None) -> None:
    reader = visit(java_script_enabled=False)
    reader.open("/timeline/")
    reader.page.locator("#p2018-05 summary").click()
    reader.follow(reader.page.locator("#p2018-05 a", has_text="Show these events"))
    assert "Party of 2018" in reader.text("#p2018-05")
    reader.page.fill("form.brush input[name=since]", "2019-01-01")
    reader.press("Show this range")
    assert "Party of 2018" not in reader.text("main")


def test_actors_follow_what_is_typed(visit: Visit, live: None) -> None:
    for name in ("Kivu Front", "Lake Guard"):
        make.actor(name, kind="armed_group")
    reader = visit()
    page = reader.page
    reader.open("/actors/")
    page.get_by_role("textbox", name="Name").press_sequentially("kivu")
    expect(page.locator("#found")).to_contain_text("Kivu Front", timeout=90_000)
    expect(page.locator("#found")).not_to_contain_text("Lake Guard")
    assert page.url.endswith("?q=kivu")
