"""An article takes over the text that another row came with, and what was decided about that text; or gives it back."""

from __future__ import annotations

from django.db import transaction

from articles.decisions import texts_of
from articles.models import Anchored, Article, ArticleVersion

from .case import Standing, follow_text
from .machine import Told
from .matching import replace_reports
from .models import MachineReading
from .record import replace_mentions

Kept = dict[str, list[int]]  # keys of decisions by their table


@transaction.atomic
def joined(version: ArticleVersion) -> None:
    """Nothing is told by the earlier text any more. Decisions about the newest one go with it."""
    article, earlier = version.article, version.text
    if version.exchanged:
        came = decisions_about(earlier)
        if any(came.values()):
            bring_to(article)
            move(came, article)
            MachineReading.objects.filter(article=article).delete()
            MachineReading.objects.filter(article=earlier).update(article=article)
        version.came_with = came
        version.save(update_fields=["came_with"])
    nothing = [Told(earlier, [], [])]
    replace_mentions(nothing)
    replace_reports(nothing)
    earlier.countries.all().delete()


@transaction.atomic
def parted(version: ArticleVersion) -> None:
    """What was decided about the newest text goes back with it, and what was decided since too."""
    article, other = version.article, version.text
    if not version.exchanged:
        return
    since = decisions_about(article, made_at__gte=version.made_at)
    came = {table: sorted({*keys, *version.came_with.get(table, [])}) for table, keys in since.items()}
    reading = MachineReading.objects.filter(article=article).first()
    move(came, other)
    if reading and any(came.values()):
        MachineReading.objects.filter(article=other).delete()
        reading.pk, reading.article = None, other
        reading._state.adding = True
        reading.save()


def bring_to(article: Article) -> None:
    """Find decisions again in the text that an article has now."""
    standing, reading = Standing.of(article), MachineReading.objects.filter(article=article).first()
    if standing.all and reading:
        follow_text(standing, texts_of(reading), texts_of(article))


def decisions_about(article: Article, **asked: object) -> Kept:
    return {
        kind._meta.db_table: list(kind._default_manager.filter(article=article, **asked).values_list("pk", flat=True))
        for kind in Anchored.__subclasses__()
    }


def move(decisions: Kept, article: Article) -> None:
    for kind in Anchored.__subclasses__():
        kind._default_manager.filter(pk__in=decisions.get(kind._meta.db_table, [])).update(article=article)
