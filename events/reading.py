"""The story of one reading, top to bottom: claim → tag → code → record → match."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

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


@cache
def the_reader() -> CurrentReader:
    """This process's reader, loaded once."""
    from .current import CurrentReader  # spaCy comes with it, and only what reads may load spaCy

    return CurrentReader()


def read_claimed(jobs: Sequence[TaggingJob], reader: CurrentReader | None = None) -> None:
    """
    Read the articles of these jobs and write each one's results in its own transaction.

    A text in another language than English is left as it is: its job is done, and says why. What goes wrong is
    recorded with the jobs that are not done yet: they are tried again, one by one.
    """
    left = list(jobs)
    try:
        reader = reader or the_reader()
        reader.refresh(max(job.requested_at for job in jobs))
        made_with = versions(reader.revision)
        for job in jobs:
            settle_language(job.article)
            if not job.article.is_readable:
                record(job, nothing_in(job.article), made_with, why=_("Not read: %s") % job.article.language_name)
                left.remove(job)
        readable = list(left)
        for job, reading in zip(readable, reader.read([text_of(job.article) for job in readable]), strict=True):
            record(job, reading, made_with)
            left.remove(job)
    except Exception as error:  # MemoryError, RecursionError and the soft time limit too: the worker lives on
        logger.exception("Reading failed; %d articles will be tried again or set aside.", len(left))
        for job in left:
            job.fail(f"{type(error).__name__}: {error}"[:2000])


def settle_language(article: Article) -> None:
    """Look again, for the text may have changed since it came in, unless an editor has said which it is."""
    if not article.language_decided:
        article.language = language_of(article.title, article.body, expected=article.language)


def nothing_in(article: Article) -> Reading:
    return Reading(text_of(article), mentions=(), title_mentions=(), dates=(), events=())


def text_of(article: Article) -> Text:
    return Text(article.title, article.body, article.published, article.dateline)
