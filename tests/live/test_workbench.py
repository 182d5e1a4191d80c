"""The actors' workbench in a browser, with a worker that moves what a merge leaves to it, and its undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from articles.models import Actor, Article, Mention, Merge

from .conftest import Worker, is_done, wait_until

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

BODY = "The Harbour Guard and the Coast Watch of Valletta met."


def test_a_curator_merges_two_entries_and_parts_them_again(
    worker: Worker, add: Callable[..., Article], visit: Callable[..., Visitor], editor: User
) -> None:
    Actor.objects.filter(slug__in=["harbour-guard", "coast-watch"]).delete()
    guard = Actor.objects.create(slug="harbour-guard", name="Harbour Guard", kind="armed_group")
    watch = Actor.objects.create(slug="coast-watch", name="Coast Watch", kind="armed_group")
    articles = [add(f"Met {number}", BODY) for number in range(3)]
    wait_until(lambda: all(map(is_done, articles)))
    for article in articles:
        for actor in (guard, watch):
            start = BODY.index(actor.name)
            facts = {"text": actor.name, "kind": "organization", "link": "linked", "actor": actor}
            Mention.objects.create(article=article, start=start, end=start + len(actor.name), **facts)

    visitor = visit(viewport={"width": 360, "height": 800})
    visitor.log_in()
    visitor.open(f"/admin/articles/actor/merge/?actor={guard.pk}&actor={watch.pk}")
    assert "it takes over 3 mentions" in visitor.text()
    visitor.page.check(f"#into-{guard.pk}")
    if visitor.page.locator("#id_read_again").count():
        visitor.page.uncheck("#id_read_again")
    visitor.page.click("input[name=confirm]")
    assert "“Harbour Guard” now stands for Coast Watch." in visitor.text(".messagelist")
    assert Actor.objects.get(pk=watch.pk).merged_into == guard
    assert visitor.page.request.get(f"{visitor.site}/actors/coast-watch/").url.endswith("/actors/harbour-guard/")
    wait_until(lambda: Merge.objects.filter(state=Merge.State.DONE).exists())
    assert Mention.objects.filter(actor=guard).count() == 6

    visitor.open(f"/admin/articles/actor/{guard.pk}/mentions/")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
    visitor.page.click("text=Undo the merge")
    assert "On its own again: Coast Watch." in visitor.text(".messagelist")
    wait_until(lambda: Mention.objects.filter(actor=watch).count() == 3)
    wait_until(lambda: not Merge.objects.waiting().exists())
    assert Mention.objects.filter(actor=guard, entry=None).count() == 3
    assert {actor.curated for actor in Actor.objects.filter(pk__in=[guard.pk, watch.pk])} == {False}
