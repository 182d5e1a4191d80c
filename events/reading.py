"""The story of one reading, top to bottom: claim → tag → code → record → match."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from articles.models import Article, TaggingJob
from articles.tagging import Text

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

    What goes wrong is recorded with the jobs that are not done yet: they are tried again, one by one.
    """
    texts = [text_of(job.article) for job in jobs]
    left = list(jobs)
    try:
        reader = reader or the_reader()
        reader.refresh(max(job.requested_at for job in jobs))
        for job, reading in zip(jobs, reader.read(texts), strict=True):
            record(job, reading, versions(reader.revision))
            left.remove(job)
    except Exception as error:  # MemoryError, RecursionError and the soft time limit too: the worker lives on
        logger.exception("Reading failed; %d articles will be tried again or set aside.", len(left))
        for job in left:
            job.fail(f"{type(error).__name__}: {error}"[:2000])


def text_of(article: Article) -> Text:
    return Text(article.title, article.body, article.published, article.dateline)
