"""What workers do for the desk. A message can come twice, late or never without harm: the batch's row is the truth."""

import logging

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from kombu.exceptions import OperationalError

from newsarchive.celery import app

from .intake.alike import look_at_waiting
from .intake.bulk import Progress, work_on
from .intake.undo import take_back
from .models import Batch
from .suggesting import suggest

logger = logging.getLogger(__name__)
HOUR = 3600
MOST_LOOKED_AT = 1_000  # in one sweep: some seconds


@shared_task(ignore_result=True, soft_time_limit=HOUR, time_limit=HOUR + 60)
def work_on_batches() -> None:
    """Work on the batch that waits longest, until it is finished, and on the next."""
    while batch := Batch.objects.claim():
        try:
            work_on_claimed(batch)
        except SoftTimeLimitExceeded:  # a very large one: it goes on where it is, after the others
            batch.let_go()
            wake()
            return


def work_on_claimed(batch: Batch, progress: Progress = lambda batch: None) -> bool:
    """Do what was asked of a batch. Returns whether it was finished."""
    return take_back(batch) if batch.state == Batch.State.UNDOING else work_on(batch, progress)


@shared_task(ignore_result=True, soft_time_limit=HOUR, time_limit=HOUR + 60)
def suggest_merges() -> None:
    """Look through all actors for entries that may be one."""
    suggest()


def wake_after_commit() -> None:
    transaction.on_commit(wake, robust=True)


def wake(task: str = "work_on_batches") -> None:
    """Send a message; when the broker does not take it, the sweeper finds the work."""
    try:
        app.send_task(f"articles.tasks.{task}", ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("The broker did not take the message, so the sweeper will: %s", error)


def look_for_likenesses() -> None:
    """For the sweeper: articles of an earlier archive, some at a time, until all are held beside each other."""
    if done := look_at_waiting(MOST_LOOKED_AT):
        logger.info("%d articles were held beside all others.", done)


def wake_for_waiting() -> None:
    """For the sweeper: a batch that nobody works on, although it is under way."""
    if Batch.objects.waiting().exists():
        wake()
