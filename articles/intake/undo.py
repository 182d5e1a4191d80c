"""Taking a batch back: its articles are deleted again, those apart that a person has changed since."""

from __future__ import annotations

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Article, Batch, BatchRow, Original

AT_ONCE = 50  # articles in one transaction: deleting waits for readings to end


def take_back(batch: Batch) -> bool:
    """Delete what is left of a claimed batch. Returns whether it was finished."""
    last = 0
    while rows := list(batch.rows.filter(outcome=BatchRow.Outcome.CREATED, pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1].pk
        with transaction.atomic():
            if not batch.still_mine():
                return False
            kept = edited(rows)
            untouched = [row for row in rows if str(row.article_id) not in kept]
            delete(untouched)
            batch.wrote(created=-len(untouched))
    return batch.finish(Batch.State.UNDONE)


def edited(rows: list[BatchRow]) -> set[str | None]:
    """Keys of the articles that somebody has changed on the desk."""
    changes = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        action_flag=CHANGE,
        object_id__in=[str(row.article_id) for row in rows],
    )
    return set(changes.values_list("object_id", flat=True))


def delete(rows: list[BatchRow]) -> None:
    """Their articles and the copies of their originals; the batch's files stay."""
    articles = Article.objects.filter(pk__in=[row.article_id for row in rows if row.article_id])
    originals = list(articles.values_list("original_id", flat=True))
    articles.delete()
    Original.objects.filter(pk__in=originals, articles=None).delete()
    BatchRow.objects.filter(pk__in=[row.pk for row in rows]).update(
        outcome=BatchRow.Outcome.UNDONE, article=None, reason=_("It was taken back.")
    )
