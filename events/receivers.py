"""What happens to articles, heard here: one wants to be read, is published or withdrawn, is deleted."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from articles.models import Article
from articles.signals import tagging_requested

from .consolidate import consolidate
from .matching import regroup, take_turn
from .models import Event
from .nudge import nudge_readers


@receiver(tagging_requested, dispatch_uid="events.read")
def wake_a_reader(**_kwargs: Any) -> None:
    transaction.on_commit(nudge_readers, robust=True)


@receiver(post_save, sender=Article, dispatch_uid="events.regroup")
def open_or_close_its_events(instance: Article, created: bool, **_kwargs: Any) -> None:
    if not created and instance.reports.misplaced().exists():
        with transaction.atomic():
            take_turn()
            regroup(instance)


@receiver(pre_delete, sender=Article, dispatch_uid="events.note")
def note_its_events(instance: Article, **_kwargs: Any) -> None:
    instance.events_told = list(Event.objects.filter(reports__article=instance).distinct())  # type: ignore[attr-defined]


@receiver(post_delete, sender=Article, dispatch_uid="events.settle")
def settle_its_events(instance: Article, **_kwargs: Any) -> None:
    """What the article alone told goes with it; what others tell too is theirs now."""
    for event in Event.objects.filter(pk__in=[event.pk for event in instance.events_told]):  # type: ignore[attr-defined]
        consolidate(event)
