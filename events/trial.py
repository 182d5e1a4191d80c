"""Comparisons worked on: a sample read once more, and nothing of it written but what would change."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Comparison, Mention

from .difference import add, empty
from .known import Known
from .machine import Told, told_by
from .models import MachineReading, Report
from .reading import text_of, the_reader
from .record import Names, told_in
from .versions import versions

if TYPE_CHECKING:
    from .current import CurrentReader

logger = logging.getLogger(__name__)
CHUNK = 5  # articles that a worker reads before others have their turn
MOST_TRIES = 3
State = Comparison.State


def go_on(pk: int) -> bool:
    """Read the next few articles of a comparison. Returns whether any are left; False when another worker is at it."""
    if not note_try(pk):
        return False
    with transaction.atomic():
        comparison = lock(pk)
        if comparison is None:
            return False
        if comparison.tries > MOST_TRIES and comparison.left:
            comparison.result = comparison.result or empty()
            comparison.result["failed"].append([comparison.left.pop(0), "The reader stopped without an answer."])
        read_some(comparison, the_reader(), CHUNK)
        comparison.tries = 0
        comparison.save()
    return comparison.state == State.RUNNING


def note_try(pk: int) -> bool:
    """Committed before anything is read, so that an article that kills its reader does so three times at most."""
    with transaction.atomic():
        comparison = lock(pk)
        if comparison:
            comparison.tries += 1
            comparison.save(update_fields=["tries"])
    return comparison is not None


def lock(pk: int) -> Comparison | None:
    return Comparison.objects.select_for_update(skip_locked=True).filter(pk=pk, state=State.RUNNING).first()


def read_some(comparison: Comparison, reader: CurrentReader, articles: int) -> None:
    """Read the next articles of a comparison, which is changed and not saved."""
    comparison.result = comparison.result or empty()
    if comparison.left:
        reader.refresh(timezone.now())
        comparison.versions = versions(reader.revision)
    for key in comparison.left[:articles]:
        compare(key, reader, comparison.result)
    comparison.left = comparison.left[articles:]
    if not comparison.left:
        comparison.state, comparison.finished_at = State.DONE, timezone.now()


def compare(key: int, reader: CurrentReader, result: dict[str, Any]) -> None:
    """Read one article and add what would change to the result; also when it cannot be read."""
    article = Article.objects.filter(pk=key).first()
    if article is None:
        return
    try:
        [reading] = reader.read([text_of(article)])
    except Exception as error:  # it is part of what a trial finds out
        logger.exception("Article %s could not be read in a comparison.", key)
        result["failed"].append([key, f"{type(error).__name__}: {error}"[:300]])
        return
    names = Names.of([reading])
    after = told_in(article, reading, names)
    add(result, article, told_before(article), after)


def told_before(article: Article) -> Told:
    """What the machine told when it last read the article, without what people decided since. At most four queries."""
    kept = MachineReading.objects.filter(article=article).first()
    if kept:
        told = told_by(kept, article)
        return Known.of([], told).refresh(told)
    mentions = Mention.objects.filter(article=article).select_related("actor", "place", "country")
    reports = Report.objects.filter(article=article).select_related("place", "country")
    return Told(article, list(mentions), list(reports.order_by("sentence_start", "trigger_start", "pk")))


def under_way() -> list[int]:
    return list(Comparison.objects.filter(state=State.RUNNING).order_by("pk").values_list("pk", flat=True))
