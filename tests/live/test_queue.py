"""The queue page in a browser, with a worker that really takes from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.models import User

from articles.models import Article, Pause, TaggingJob

from .conftest import Worker, is_done, job_of, wait_until

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]


def test_an_editor_pauses_tries_failures_again_and_resumes(
    worker: Worker, add: Callable[..., Article], visit: Callable[..., Visitor], editor: User
) -> None:
    failed = [add(f"Failed {number}") for number in range(2)]
    wait_until(lambda: all(map(is_done, failed)))
    for number, article in enumerate(failed):
        job = TaggingJob.objects.filter(article=article)
        job.update(state=TaggingJob.State.QUARANTINED, error=f"KeyError: {number}")

    visitor = visit()
    visitor.log_in()
    visitor.page.click(".desk-tasks >> text=Queue")
    visitor.page.fill("#id_why", "a new model")
    visitor.page.click("text=Pause reading")
    visitor.page.wait_for_selector(".paused >> text=a new model")
    visitor.page.click("button[name=retry]")
    visitor.page.wait_for_selector("text=2 articles are queued again.")
    visitor.page.wait_for_selector("[data-live=waiting]:text-is('2')")
    fresh = add("Came in meanwhile")
    visitor.page.wait_for_selector("[data-live=waiting]:text-is('3')")
    assert job_of(fresh).state == TaggingJob.State.QUEUED

    visitor.page.click("text=Resume reading")
    wait_until(lambda: all(map(is_done, [*failed, fresh])))
    visitor.page.wait_for_selector("[data-live=waiting]:text-is('0')")
    assert not Pause.objects.exists()
    visitor.page.wait_for_selector(".paused", state="detached")
