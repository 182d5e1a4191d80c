"""Work that one worker at a time has in hand. The row says whose it is; messages to workers are hints."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Generic, Self, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


def lease() -> models.expressions.CombinedExpression:
    """Until when whoever takes a row may hold it, by the clock of the database."""
    return Now() + timedelta(seconds=settings.TAGGING_LEASE)


class Leased(models.Model):
    """A row that is claimed, with a number and for a while. Whoever dies or comes too late writes nothing."""

    state: models.CharField[str, str] = models.CharField(max_length=12)  # a model says which states there are
    claims = models.PositiveIntegerField(
        default=0, help_text=_("Every claim there ever was. Whoever holds an older one writes nothing.")
    )
    lease_until = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def still_mine(self) -> bool:
        """Whether the claim in hand is still the valid one. Locks the row: call it in the transaction that writes."""
        mine = type(self)._default_manager.select_for_update().filter(pk=self.pk, state=self.state, claims=self.claims)
        return mine.exists()


Work = TypeVar("Work", bound="LongWork")


class LongWorkQuerySet(models.QuerySet[Work], Generic[Work]):
    def under_way(self) -> Self:
        return self.filter(state__in=self.model.UNDER_WAY)

    def waiting(self) -> Self:
        """Under way, and in nobody's hands: nobody took it yet, or whoever did is dead or too late."""
        free = models.Q(lease_until=None) | models.Q(lease_until__lt=Now())
        return self.under_way().filter(free)

    def claim(self) -> Work | None:
        """Take the one that waits longest, committed before any of it is done; None when there is none."""
        with transaction.atomic():
            one = self.waiting().order_by("asked_at", "pk").select_for_update(skip_locked=True, of=("self",)).first()
            if one:
                self.model._default_manager.filter(pk=one.pk).update(
                    attempts=models.F("attempts") + 1, claims=models.F("claims") + 1, lease_until=lease()
                )
                one.refresh_from_db()
        return one


class LongWork(Leased):
    """Work in parts: after each the lease and the attempts begin anew. A model says which states are `UNDER_WAY`."""

    UNDER_WAY: ClassVar[tuple[Any, ...]] = ()

    class Meta:
        abstract = True

    @property
    def under_way(self) -> bool:
        return self.state in self.UNDER_WAY
