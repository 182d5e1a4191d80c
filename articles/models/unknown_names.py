"""Names that nobody in the archive goes by: candidates for actors, gathered across articles."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ..history import Versions
from .mentions import Mention


class UnknownNameQuerySet(models.QuerySet["UnknownName"]):
    def with_any(self, keys: Iterable[str], rows: Iterable[int]) -> UnknownNameQuerySet:
        """Those of these keys, whatever their kind, and these rows."""
        return self.filter(models.Q(key__in=set(keys)) | models.Q(pk__in=set(rows)))

    def recount(self) -> int:
        """Count anew how many articles use each of these names."""
        used = Mention.objects.filter(unknown=models.OuterRef("pk")).order_by().values("unknown")
        counted = used.annotate(n=models.Count("article", distinct=True)).values("n")
        return self.update(article_count=Coalesce(models.Subquery(counted), 0))

    def unused(self) -> UnknownNameQuerySet:
        """Those in no article any more, but for what a person said of them."""
        return self.filter(article_count=0, set_aside=False)


class UnknownName(models.Model):
    """One name of one kind, however it is written.

    The machine gathers and counts; that a name was set aside is a person's word and stays.
    """

    key = models.CharField(max_length=200, help_text=_("The name as it is looked up: its words folded."))
    kind = models.CharField(max_length=12, choices=Mention.Kind)
    name = models.CharField(max_length=200, help_text=_("As an article writes it."))
    article_count = models.PositiveIntegerField(default=0)
    set_aside = models.BooleanField(default=False, help_text=_("An editor does not want an actor of this name."))

    objects = UnknownNameQuerySet.as_manager()
    history = Versions("key", "kind", "name", "set_aside", people_only=True)

    class Meta:
        ordering = ["-article_count", "key"]
        constraints = [models.UniqueConstraint(fields=["key", "kind"], name="unknown_name_once")]
        indexes = [models.Index(fields=["-article_count", "key"], name="unknown_name_most")]

    def __str__(self) -> str:
        return self.name
