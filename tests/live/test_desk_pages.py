"""Pages of the desk in a real browser, in light and dark: nothing that axe finds, nothing too wide for a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from articles.models import Actor
from tests import factories
from tests.measure.axe import overflow, violations

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

STILL = "*, *::before, *::after { transition: none !important }"
OF_DJANGO = "empty-table-header"  # rows of a form begin with a cell whose head is empty


def test_no_page_of_the_desk_breaks_a_rule_of_accessibility_or_overflows(
    live: None, site: str, visit: Callable[..., Visitor], editor: User
) -> None:
    one, other = Actor.objects.filter(slug__in=["iran", "russia"])
    article = factories.article()
    factories.mention(article, "Syria", actor=one)
    factories.told_event(article, actors=(one,), recipients=(other,))
    visitor = visit(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    visitor.log_in()
    found = []
    for path in (
        "",
        "articles/article/",
        "articles/article/add/",
        f"articles/article/{article.pk}/change/",
        f"articles/actor/{one.pk}/change/",
        f"articles/actor/{one.pk}/mentions/",
        f"articles/actor/merge/?actor={one.pk}&actor={other.pk}",
        "articles/taggingjob/queue/",
        f"events/review/{article.pk}/",
    ):
        visitor.open(f"/admin/{path}")
        visitor.page.add_style_tag(content=STILL)
        visitor.page.wait_for_load_state("networkidle")
        for colour in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=colour)
            lines = (line for line in violations(visitor.page) if not line.startswith(OF_DJANGO))
            found += [f"{path}, {colour}: {line}" for line in lines]
        visitor.page.set_viewport_size({"width": 360, "height": 800})
        if (wide := overflow(visitor.page)) > 0:
            found.append(f"{path}: {wide} px too wide")
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []
