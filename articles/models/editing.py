"""Who is at which article on the desk, so that two editors know of each other."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Now

from .articles import Article

PRESENT = timedelta(minutes=10)  # without a word: a browser without scripts cannot say that it is still there
FORGOTTEN = timedelta(days=1)


class EditingManager(models.Manager["Editing"]):
    def enter(self, article: Article, user: User) -> None:
        """The user has the article open, anew after an absence."""
        self.filter(seen_at__lt=Now() - FORGOTTEN).delete()
        self.filter(article=article, user=user, seen_at__lt=Now() - PRESENT).delete()
        self.update_or_create(article=article, user=user, defaults={"seen_at": Now()})

    def leave(self, article: Article, user: User) -> None:
        self.filter(article=article, user=user).delete()

    def others(self, article: Article, user: User) -> models.QuerySet[Editing]:
        """Who else has it open, the first to come first."""
        present = self.filter(article=article, seen_at__gte=Now() - PRESENT).exclude(user=user)
        return present.select_related("user").order_by("since", "pk")


class Editing(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    user = models.ForeignKey("auth.User", models.CASCADE, related_name="+")
    since = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(db_default=Now(), db_index=True)

    objects = EditingManager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="editing_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.article_id}"
