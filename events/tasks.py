"""What workers do: read what waits, and sweep. Both can come twice, late or never without harm."""

import logging
from typing import Any

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from celery.signals import worker_init, worker_ready
from django.db import connections, transaction

from articles.intake.detecting import language_of
from articles.models import Article, Pause, TaggingJob, UnknownName
from articles.rereading import ask_for_more
from articles.tasks import look_for_likenesses, wake_for_waiting
from articles.turns import take_turn

from . import regrouping, trial
from .consolidate import weigh
from .matching import regroup
from .models import AcceptedTogether, Event, Notice, Report
from .nudge import MOST_NUDGED, nudge_comparison, nudge_readers, nudge_regrouping, nudge_together
from .reading import read_claimed, the_reader
from .review.together import go_on, under_way
from .tellings import tellings

logger = logging.getLogger(__name__)
MOST_REGROUPED = 200
MOST_FORGOTTEN = 2_000
MOST_WEIGHED = 500
HOUR = 3600
READINGS = "celery"  # the queue that readings wait in


@shared_task(ignore_result=True)
def read_next() -> None:
    """Read one batch of what waits. Losers of a race find nothing and leave at once."""
    jobs = TaggingJob.objects.claim()
    if jobs:
        read_claimed(jobs)
        ask_for_more()
        nudge_waiting()


@shared_task(ignore_result=True)
def sweep() -> dict[str, int]:
    """Take back what dead workers hold, and wake readers for everything that waits."""
    queued, quarantined = TaggingJob.objects.take_back_expired()
    regroup_misplaced()
    forget_unused_names()
    Notice.objects.forget_contacts()
    weigh_unweighed()
    for step in under_way():
        nudge_together(step)
    for comparison in trial.under_way():
        nudge_comparison(comparison)
    ask_for_more()
    if regrouping.under_way():
        nudge_regrouping()
    wake_for_waiting()
    look_for_likenesses()
    waiting = nudge_waiting()
    if queued or quarantined:
        logger.warning("Sweep: %d taken back, %d quarantined, %d waiting.", queued, quarantined, waiting)
    return {"taken_back": queued, "quarantined": quarantined, "waiting": waiting}


def regroup_misplaced() -> None:
    """Time has opened a scheduled article: its events join those of the others."""
    opened = Report.objects.misplaced().order_by("article_id").values_list("article_id", flat=True).distinct()
    for article in Article.objects.filter(pk__in=list(opened[:MOST_REGROUPED])):
        with transaction.atomic():
            take_turn()
            regroup(article)


def forget_unused_names() -> None:
    """Names that no article uses any more are no candidates for actors."""
    unused = UnknownName.objects.unused()
    if unused.exists():
        with transaction.atomic():
            take_turn()  # so that no reading is about to use one of them
            UnknownName.objects.filter(pk__in=list(unused.values_list("pk", flat=True)[:MOST_FORGOTTEN])).delete()


def weigh_unweighed() -> None:
    """Events of an archive that was made before events were weighed take their place in the queue of the review."""
    events = list(Event.objects.filter(attention=None, reports__isnull=False).distinct()[:MOST_WEIGHED])
    if events:
        with transaction.atomic():
            take_turn()
            told = tellings(Report.objects.filter(event__in=events))
            for event in events:
                weigh(event, [one for one in told if one.report.event_id == event.pk])
            Event.objects.bulk_update(events, ["doubt", "attention"])


def nudge_waiting() -> int:
    """Returns how many wait, as far as it matters. While reading is paused they are left alone."""
    waiting = TaggingJob.objects.queued()[:MOST_NUDGED].count()
    if waiting and not Pause.objects.exists():
        nudge_readers(waiting)
    return waiting


@worker_init.connect
def load_before_the_fork(sender: Any, **_kwargs: Any) -> None:
    """The worker's children share one loaded model; none of them may share its database connection."""
    if READINGS in sender.app.amqp.queues.consume_from:
        the_reader()
        language_of("", "Nobody waits for the detector of languages while reading.")
    connections.close_all()


@worker_ready.connect
def sweep_at_start(**_kwargs: Any) -> None:
    sweep()
    connections.close_all()


@shared_task(ignore_result=True)
def accept_together(pk: int) -> None:
    """Do a chunk of what an editor accepts or takes back at once, and ask for the next: readings have turns between."""
    with transaction.atomic():
        step = AcceptedTogether.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if step is None or not go_on(step):
            return
    nudge_together(pk)


@shared_task(ignore_result=True)
def go_on_comparing(pk: int) -> None:
    """Read a few articles of a comparison, and ask for the next: readings have turns between."""
    if trial.go_on(pk):
        nudge_comparison(pk)


@shared_task(ignore_result=True, soft_time_limit=HOUR, time_limit=HOUR + 60)
def regroup_actors() -> None:
    """Do what merging and splitting actors leaves to do. What is cut off goes on where it is."""
    try:
        regrouping.regroup_actors()
    except SoftTimeLimitExceeded:
        nudge_regrouping()
