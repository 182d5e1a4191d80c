"""Original: the bytes or text exactly as they came."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _


class OriginalManager(models.Manager["Original"]):
    def keep(self, data: bytes, *, name: str, encoding: str, by: User | None) -> Original:
        kept = self.of(data, name=name, encoding=encoding, by=by)
        kept.save()
        return kept

    def of(self, data: bytes, *, name: str, encoding: str, by: User | None) -> Original:
        """An original that is yet to be kept, with others: `add_articles()` does so."""
        digest = hashlib.sha256(data).hexdigest()
        return self.model(data=data, name=name, encoding=encoding, sha256=digest, received_by=by)


class Original(models.Model):
    """What came in, as it came: never changed, never lost."""

    data = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=300, help_text=_("The file's name, or “pasted”."))
    encoding = models.CharField(max_length=40)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey("auth.User", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = OriginalManager()

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise ValueError("An original is never changed.")
        super().save(*args, **kwargs)

    @property
    def text(self) -> str:
        return bytes(self.data).decode(self.encoding)
