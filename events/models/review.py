"""ReviewClaim: who has an article open for review. AcceptedTogether: many events accepted at once."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .decisions import EventDecision

HELD = timedelta(minutes=10)


class ReviewClaimManager(models.Manager["ReviewClaim"]):
    def hold(self, article: Article, by: User) -> ReviewClaim:
        """Take the article, or keep it; returns the claim that stands: of whoever was first."""
        self.filter(article=article, until__lt=Now()).delete()
        claim, new = self.get_or_create(article=article, defaults={"by": by, "until": Now() + HELD})
        if not new and claim.by_id == by.pk:
            self.filter(pk=claim.pk).update(until=Now() + HELD)
        return claim

    def release(self, by: User, but: Article | None = None) -> None:
        self.filter(by=by).exclude(article=but).delete()

    def of_others(self, by: User) -> models.QuerySet[ReviewClaim]:
        return self.filter(until__gte=Now()).exclude(by=by)


class ReviewClaim(models.Model):
    """A courtesy, no lock: the queue gives an article to one editor at a time, and a page says who else has it."""

    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="review_claim")
    by = models.ForeignKey("auth.User", models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()

    objects = ReviewClaimManager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by}: {self.article_id}"


class AcceptedTogether(models.Model):
    """Events that an editor accepted in one step because the machine was sure enough of them; undone in one step."""

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    least = models.FloatField(help_text=_("How sure the machine had to be, between 0 and 1."))
    asked = models.JSONField(default=dict, help_text=_("The filter of the queue."))
    expected = models.PositiveIntegerField(help_text=_("How many the preview counted."))
    left_out = models.JSONField(default=list, help_text=_("Reports that could not be accepted."))
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    made_at = models.DateTimeField(auto_now_add=True)
    decisions = models.ManyToManyField(EventDecision, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"≥ {self.least}: {self.expected}"
