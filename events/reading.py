"""The story of one reading, top to bottom: claim → tag → code → record → match."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from articles.knowledge import knowledge_in_database
from articles.models import TaggingJob

from .record import record

if TYPE_CHECKING:
    from .coding.reader import Reader

logger = logging.getLogger(__name__)


@cache
def the_reader() -> Reader:
    """This process's reader: model and knowledge, loaded once."""
    # spaCy comes with these, and only what reads may load spaCy.
    from articles.tagging.pipeline import Tagger

    from .coding import lexicon
    from .coding.codebook import CODEBOOK
    from .coding.coder import Coder
    from .coding.reader import Reader

    return Reader(Tagger(knowledge_in_database(), settings.SPACY_MODEL), Coder(CODEBOOK, lexicon.load()))


def read_claimed(jobs: Sequence[TaggingJob]) -> None:
    """
    Read the articles of these jobs and write each one's results in its own transaction.

    What goes wrong is recorded with the jobs that are not done yet: they are tried again, one by one.
    """
    from articles.tagging.results import Text

    texts = [Text(job.article.title, job.article.body, job.article.published) for job in jobs]
    left = list(jobs)
    try:
        for job, reading in zip(jobs, the_reader().read(texts), strict=True):
            record(job, reading)
            left.remove(job)
    except Exception as error:  # MemoryError, RecursionError and the soft time limit too: the worker lives on
        logger.exception("Reading failed; %d articles will be tried again or set aside.", len(left))
        for job in left:
            job.fail(f"{type(error).__name__}: {error}"[:2000])
