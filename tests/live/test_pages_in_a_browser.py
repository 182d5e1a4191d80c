"""Every type of public page in a real browser, in light and dark: nothing that axe finds, nothing that overflows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import factories
from tests.measure.axe import overflow, violations
from tests.measure.pages import ERRORS, pages

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]


@pytest.fixture
def filled(live: None) -> None:
    """Two actors of whom one does something to the other, told again and again."""
    syria = factories.country()
    here = factories.place("Aleppo", kind="city", within=syria)
    iran, iraq = (factories.actor(name, country=syria) for name in ("Iran", "Iraq"))
    for number in range(30):
        day = date(2021, 2, 26) - timedelta(days=40 * number)
        article = factories.article(f"A report of day {number}", published=day, by="A. Writer")
        factories.mention(article, "Syria", kind="place", country=syria, actor=iran)
        type = ("ASSAULT", "CONSULT", "ACCUSE", "AID")[number % 4]
        factories.told_event(article, type=type, day=str(day), actors=(iran,), recipients=(iraq,), place=here)


def test_no_page_breaks_a_rule_of_accessibility_or_overflows(filled: None, site: str, visit: Callable[..., Visitor]):
    visitor = visit(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    found = []
    known = pages(site)
    assert {"front", "article", "event", "country", "actor", "timeline"} <= set(known)
    for name, path in known.items():
        visitor.open(path)
        if name in ERRORS:
            visitor.complaints.clear()  # the console repeats the status
        for colour in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=colour)
            found += [f"{name}, {colour}: {line}" for line in violations(visitor.page)]
        for width in (640, 320):  # a window of 1280 at 200 %; a small phone
            visitor.page.set_viewport_size({"width": width, "height": 700})
            if (wide := overflow(visitor.page)) > 0:
                found.append(f"{name}, {width} px: {wide} px too wide")
        found += [f"{name}, on a phone: {line}" for line in violations(visitor.page, taps=True)]
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []
