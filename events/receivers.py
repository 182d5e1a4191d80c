"""An article wants to be read: wake a worker once the row is committed."""

from typing import Any

from django.db import transaction
from django.dispatch import receiver

from articles.signals import tagging_requested

from .nudge import nudge_readers


@receiver(tagging_requested, dispatch_uid="events.read")
def wake_a_reader(**_kwargs: Any) -> None:
    transaction.on_commit(nudge_readers, robust=True)
