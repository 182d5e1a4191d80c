"""Waking the readers. A message that is lost, doubled or late does no harm: the TaggingJob rows are the queue."""

import logging

from kombu.exceptions import OperationalError

from articles.models.jobs import BATCH_ARTICLES
from newsarchive.celery import app

logger = logging.getLogger(__name__)
MOST_NUDGES = 64
MOST_NUDGED = MOST_NUDGES * BATCH_ARTICLES  # articles


def nudge_readers(articles: int = 1) -> bool:
    """Send a message for every batch that waits. Returns whether the broker took them."""
    try:
        for _ in range(min(-(-articles // BATCH_ARTICLES), MOST_NUDGES)):
            app.send_task("events.tasks.read_next", ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("The broker did not take the message, so the sweeper will: %s", error)
        return False
    return True


def nudge_regrouping() -> bool:
    """Ask for what merging and splitting actors leaves to do; where the broker is away, the sweeper asks again."""
    try:
        app.send_task("events.tasks.regroup_actors", ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("The broker did not take the message, so the sweeper will: %s", error)
        return False
    return True


def nudge_together(pk: int) -> bool:
    """Ask for the next chunk of what an editor accepts at once; where the broker is away, the sweeper asks again."""
    return _nudge("events.tasks.accept_together", pk)


def nudge_comparison(pk: int) -> bool:
    """Ask for the next articles of a comparison; where the broker is away, the sweeper asks again."""
    return _nudge("events.tasks.go_on_comparing", pk)


def _nudge(task: str, pk: int) -> bool:
    try:
        app.send_task(task, [pk], ignore_result=True)
    except (OperationalError, OSError) as error:
        logger.warning("The broker did not take the message, so the sweeper will: %s", error)
        return False
    return True
