"""The public pages by keyboard: in the order in which one reads, never out of sight, and names as one types them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.measure.pages import ERRORS, pages

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]
Visit = Callable[..., "Visitor"]

STEPS = 30
# What is wrong with what has the focus now: `last` had it before. Null behind the end of the page. Fields of dates and
# sliders show the focus on their parts, which style sheets do not tell.
WRONG = """(last => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  if (at === document.body || (last && at.matches(".skip"))) return null;
  if (at === last || at.matches("[type=range]")) return [];
  const name = `${at.localName} “${(at.innerText || at.name || at.id).trim().slice(0, 40)}”`;
  const wrong = [
    last && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) && "comes before the one before it",
    (box.bottom < 0 || box.top > innerHeight || !box.width || !box.height) && "is out of sight",
    style.outlineStyle === "none" && style.boxShadow === "none" && "does not show that it has the focus",
  ].filter(Boolean);
  window.focusedLast = at;
  return wrong.map(one => `${name} ${one}`);
})(window.focusedLast)"""


@pytest.fixture
def told(live: None) -> None:
    syria = make.country()
    iran, iraq = (make.actor(name, country=syria) for name in ("Iran", "Iraq"))
    place = make.place("Aleppo", kind="city", within=syria)
    for day in ("2020-05-08", "2021-02-25"):
        article = make.article(f"A report of {day}", by="A. Writer")
        make.told_event(article, day=day, actors=(iran,), recipients=(iraq,), place=place)


def test_tab_goes_through_every_page_in_the_order_of_reading(site: str, visit: Visit, told: None) -> None:
    reader = visit()
    page = reader.page
    wrong = []
    for name, path in pages(site).items():
        if name in ERRORS:
            continue
        reader.open(path)
        assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0, name
        for step in range(STEPS):
            page.keyboard.press("Tab")
            found = page.evaluate(WRONG)
            if found is None:
                break
            wrong += [f"{name}, step {step + 1}: {line}" for line in found]
    assert wrong == []


def test_the_first_link_leads_past_the_head_of_the_page(visit: Visit, told: None) -> None:
    reader = visit()
    reader.open("/events/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('main') !== null")


def test_names_are_suggested_as_one_types_with_slips_and_chosen_by_keyboard(visit: Visit, told: None) -> None:
    make.actor("Kivu Front", kind="group")
    reader = visit()
    page = reader.page
    reader.open("/")
    field = page.get_by_role("combobox", name="Search the articles")
    field.press_sequentially("kivvu fr", delay=30)
    listed = page.get_by_role("listbox", name="Names that may be meant")
    expect(listed.get_by_role("option")).to_have_count(1)
    expect(listed).to_contain_text("Kivu Front")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    assert listed.get_by_role("option", selected=True).inner_text().startswith("Kivu Front")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    field.press("End")
    field.press_sequentially("o")
    expect(listed).to_be_visible()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/actors/kivu-front/")
