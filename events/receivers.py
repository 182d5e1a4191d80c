"""What happens to articles and actors, heard here: one is to be read, opened, withdrawn, deleted, merged, split."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from articles.models import Article, ArticleVersion, Comparison, UnknownName
from articles.signals import (
    comparison_begun,
    printing_decided,
    regrouping_requested,
    tagging_requested,
    version_joined,
    version_parted,
)
from articles.turns import take_turn

from .matching import regroup, settle_without
from .models import Event
from .newest_text import joined, parted
from .nudge import nudge_comparison, nudge_readers, nudge_regrouping
from .voices import count_anew


@receiver(tagging_requested, dispatch_uid="events.read")
def wake_a_reader(**_kwargs: Any) -> None:
    transaction.on_commit(nudge_readers, robust=True)


@receiver(comparison_begun, dispatch_uid="events.compare")
def wake_a_comparer(comparison: Comparison, **_kwargs: Any) -> None:
    transaction.on_commit(partial(nudge_comparison, comparison.pk), robust=True)


@receiver(regrouping_requested, dispatch_uid="events.regroup_actors")
def wake_a_regrouper(**_kwargs: Any) -> None:
    transaction.on_commit(nudge_regrouping, robust=True)


@receiver(post_save, sender=Article, dispatch_uid="events.regroup")
def open_or_close_its_events(instance: Article, created: bool, **_kwargs: Any) -> None:
    if not created and instance.reports.misplaced().exists():
        with transaction.atomic():
            take_turn()
            regroup(instance)


@receiver(pre_delete, sender=Article, dispatch_uid="events.note")
def note_what_it_tells(instance: Article, **_kwargs: Any) -> None:
    take_turn()
    instance.events_told = list(Event.objects.filter(reports__article=instance).distinct())  # type: ignore[attr-defined]
    used = instance.mentions.filter(unknown__isnull=False)
    instance.names_used = set(used.values_list("unknown", flat=True))  # type: ignore[attr-defined]


@receiver(post_delete, sender=Article, dispatch_uid="events.settle")
def settle_what_it_told(instance: Article, **_kwargs: Any) -> None:
    """What the article alone told goes with it; what others tell too is theirs now."""
    UnknownName.objects.filter(pk__in=instance.names_used).recount()  # type: ignore[attr-defined]
    settle_without(instance.events_told)  # type: ignore[attr-defined]


@receiver(printing_decided, dispatch_uid="events.voices")
def count_voices(articles: Sequence[int], **_kwargs: Any) -> None:
    count_anew(articles)


@receiver(version_joined, dispatch_uid="events.join")
def tell_by_the_newest_text(version: ArticleVersion, **_kwargs: Any) -> None:
    joined(version)


@receiver(version_parted, dispatch_uid="events.part")
def tell_by_both_texts(version: ArticleVersion, **_kwargs: Any) -> None:
    parted(version)
