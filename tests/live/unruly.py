"""
A worker whose reader does what an article's title says, so that faults happen where a test wants them.

Everything else is real: Celery, the claim, the lease, the transaction that records, the sweeper.
"""

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from celery.signals import worker_init

from newsarchive.celery import app

if TYPE_CHECKING:
    from articles.models import TaggingJob
    from articles.tagging.results import Text
    from events.coding.results import Reading

__all__ = ["app"]

MARKS = Path(os.environ.get("UNRULY_MARKS", "/nonexistent"))


def first_time(what: str) -> bool:
    """Whether this happens for the first time; leaves the process's id in a file for the test."""
    mark = MARKS / what
    if mark.exists():
        return False
    mark.write_text(str(os.getpid()))
    return True


def wait_for(what: str) -> None:
    """Wait until the test allows to go on, some minutes at most."""
    until = time.monotonic() + 240
    while not (MARKS / what).exists() and time.monotonic() < until:
        time.sleep(0.05)


class UnrulyReader:
    revision = ""

    def refresh(self, asked: datetime) -> None:
        """It knows nothing of the world that could change."""

    def read(self, texts: Iterable["Text"]) -> Iterator["Reading"]:
        from articles.tagging.results import Mention
        from events.coding.results import Reading

        for text in texts:
            self.misbehave(text.title)
            word = text.text.split()[0]
            name = Mention(0, len(word), word, "other", "unknown")
            yield Reading(text, mentions=(name,), title_mentions=(), dates=(), events=())

    def misbehave(self, title: str) -> None:
        if title.startswith("waits for ") and first_time(title):
            wait_for(title.removeprefix("waits for "))
        elif title == "hangs once" and first_time("hangs"):
            wait_for("go")
        elif title == "kills its reader":
            os.kill(os.getpid(), signal.SIGKILL)
        elif title == "fills the memory":
            raise MemoryError("no room")
        elif title == "is too deep":
            raise RecursionError("too deep")
        elif title == "never ends":
            while True:
                time.sleep(0.1)
        elif title == "takes a while":
            time.sleep(1)


@worker_init.connect
def be_unruly(**_kwargs: object) -> None:
    """Before the fork, so that every child of the worker is so."""
    from articles.models.jobs import TaggingJobQuerySet  # Django is set up by now, and was not before
    from events import reading, tasks

    reader = UnrulyReader()
    real_done, real_read = TaggingJobQuerySet.done, reading.read_claimed

    def done_after_a_pause(
        these: TaggingJobQuerySet, jobs: "Sequence[TaggingJob]", versions: dict[str, str], why: str = ""
    ) -> None:
        if os.environ.get("UNRULY_COMMIT") and first_time("before-commit"):
            wait_for("go")
        real_done(these, jobs, versions, why=why)

    def read_then_die(jobs: "Sequence[TaggingJob]") -> None:
        real_read(jobs)
        if os.environ.get("UNRULY_ACK") and first_time("after-commit"):
            os.kill(os.getpid(), signal.SIGKILL)

    for module, name, value in (
        (reading, "the_reader", lambda: reader),
        (tasks, "the_reader", lambda: reader),
        (tasks, "read_claimed", read_then_die),
        (TaggingJobQuerySet, "done", done_after_a_pause),
    ):
        setattr(module, name, value)
