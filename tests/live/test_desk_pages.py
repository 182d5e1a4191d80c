"""Pages of the desk in a real browser, in light and dark: nothing that axe finds, nothing too wide for a phone."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from articles.models import Actor, Batch, BatchFile, UnknownName
from tests import factories
from tests.articles.likenesses import two_alike
from tests.measure.axe import overflow, violations

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

# What can be pressed and is not, or not whole, in the window.
OUT_OF_SIGHT = """
() => "a[href] button input:not([type=hidden]) select".split(" ")
  .flatMap((kind) => [...document.querySelectorAll(`#content ${kind}`)])
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .unseen"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.right > innerWidth || box.left < 0))
  .map(([one]) => one.outerHTML.slice(0, 120))
"""
STILL = "*, *::before, *::after { transition: none !important }"
OF_DJANGO = "empty-table-header"  # rows of a form begin with a cell whose head is empty


def test_no_page_of_the_desk_breaks_a_rule_of_accessibility_or_overflows(
    live: None, site: str, visit: Callable[..., Visitor], editor: User
) -> None:
    one, other = Actor.objects.filter(slug__in=["iran", "russia"])
    article = factories.article()
    factories.mention(article, "Syria", actor=one)
    factories.told_event(article, actors=(one,), recipients=(other,))
    batch = Batch.objects.create(made_by=editor)
    BatchFile.objects.keep(batch, io.BytesIO(b"Kopf;Meldung\nOne;Two\n"), name="a table with a long name.csv")
    UnknownName.objects.create(key="harbour guard", name="Harbour Guard", kind="organization", article_count=2)
    pair = two_alike()
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
        "articles/batch/",
        "articles/batch/add/",
        f"articles/batch/{batch.pk}/change/",
        "articles/unknownname/",
        "articles/actor/?q=iran",
        f"articles/likeness/{pair.pk}/change/",
        "events/review/",
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
        found += [f"{path}: out of sight on a phone: {one}" for one in visitor.page.evaluate(OUT_OF_SIGHT)]
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
    assert found == []
