"""The story of one reading, top to bottom: claim → tag → code → record → match."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from celery.exceptions import SoftTimeLimitExceeded
from django.utils.translation import gettext as _

from articles.intake.detecting import language_of
from articles.models import Article, TaggingJob
from articles.tagging import Text

from .coding.results import Reading
from .record import record
from .versions import versions

if TYPE_CHECKING:
    from .current import CurrentReader

logger = logging.getLogger(__name__)
TOGETHER = 8  # articles in one transaction


@cache
def the_reader() -> CurrentReader:
    """This process's reader, loaded once."""
    from .current import CurrentReader  # spaCy comes with it, and only what reads may load spaCy

    return CurrentReader()


def read_claimed(jobs: Sequence[TaggingJob], reader: CurrentReader | None = None) -> None:
    """
    Read the articles of these jobs and write down what was read, some together.

    A text in another language than English is left as it is: its job is done, and says why. What goes wrong is
    recorded with the jobs that are not done yet: they are tried again, one by one.
    """
    try:
        reader = reader or the_reader()
        reader.refresh(max(job.requested_at for job in jobs))
        made_with = versions(reader.revision)
        for job in jobs:
            settle_language(job.article)
            if not job.article.is_readable:
                why = _("Not read: %s") % job.article.language_name
                record([(job, nothing_in(job.article))], made_with, why=why)
        readable = [job for job in jobs if job.article.is_readable]
        read = zip(readable, reader.read([text_of(job.article) for job in readable]), strict=True)
        while some := list(islice(read, TOGETHER)):
            write_down(some, made_with)
    except Exception as error:  # MemoryError, RecursionError and the soft time limit too: the worker lives on
        fail(jobs, error)


def write_down(readings: Sequence[tuple[TaggingJob, Reading]], made_with: dict[str, str]) -> None:
    """In one transaction; what cannot be written together is written one by one, so that none fails with another."""
    try:
        record(readings, made_with)
    except SoftTimeLimitExceeded:
        raise
    except Exception as error:
        if len(readings) == 1:
            fail([readings[0][0]], error)
            return
        logger.info("%d readings are written down one by one: %s", len(readings), type(error).__name__)
        for one in readings:
            write_down([one], made_with)


def fail(jobs: Sequence[TaggingJob], error: Exception) -> None:
    """Of these jobs those that are not done."""
    logger.exception("Reading failed; articles will be tried again or set aside.", exc_info=error)
    for job in jobs:
        job.fail(f"{type(error).__name__}: {error}"[:2000])


def settle_language(article: Article) -> None:
    """Look again, for the text may have changed since it came in, unless an editor has said which it is."""
    if not article.language_decided:
        article.language = language_of(article.title, article.body, expected=article.language)


def nothing_in(article: Article) -> Reading:
    return Reading(text_of(article), mentions=(), title_mentions=(), dates=(), events=())


def text_of(article: Article) -> Text:
    return Text(article.title, article.body, article.published, article.dateline)
