"""Taking a batch back: its articles are deleted again, those apart that a person has changed since."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Anchored, Article, Batch, BatchRow, Likeness, Original

AT_ONCE = 50  # articles in one transaction: deleting waits for readings to end


def take_back(batch: Batch) -> bool:
    """Delete what is left of a claimed batch. Returns whether it was finished."""
    last = 0
    while rows := list(batch.rows.filter(outcome=BatchRow.Outcome.CREATED, pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1].pk
        with transaction.atomic():
            if not batch.still_mine():
                return False
            kept = touched(rows)
            untouched = [row for row in rows if row.article_id not in kept]
            delete(untouched)
            batch.wrote(created=-len(untouched))
    return batch.finish(Batch.State.UNDONE)


def touched(rows: list[BatchRow]) -> set[int]:
    """Keys of the articles that a person has changed since, or decided anything about."""
    articles = [row.article_id for row in rows]
    known = set(Article.history.filter(id__in=articles).values_list("id", flat=True))
    for decisions in Anchored.__subclasses__():
        known.update(decisions._default_manager.filter(article__in=articles).values_list("article", flat=True))
    decided = Likeness.objects.exclude(state=Likeness.State.OPEN)
    for side in ("one", "other"):
        known.update(decided.filter(**{f"{side}__in": articles}).values_list(side, flat=True))
    return known


def delete(rows: list[BatchRow]) -> None:
    """Their articles and the copies of their originals; the batch's files stay."""
    articles = Article.objects.filter(pk__in=[row.article_id for row in rows if row.article_id])
    originals = list(articles.values_list("original_id", flat=True))
    articles.delete()
    Original.objects.filter(pk__in=originals, articles=None).delete()
    BatchRow.objects.filter(pk__in=[row.pk for row in rows]).update(
        outcome=BatchRow.Outcome.UNDONE, article=None, reason=_("It was taken back.")
    )
