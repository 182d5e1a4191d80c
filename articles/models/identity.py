"""Who is who, as people say: two entries are one actor, or are not; some mentions of one are another's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .actors import Actor
from .decisions import NameDecision
from .leases import LongWork, LongWorkQuerySet

MAX_ATTEMPTS = 5


class RegroupingQuerySet(LongWorkQuerySet[Any]):
    def standing(self) -> Self:
        return self.exclude(state__in=[Regrouping.State.UNDOING, Regrouping.State.UNDONE])


class Regrouping(LongWork):
    """Names that come to stand for another actor: much work, which a worker does. The row says how far it is."""

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    UNDER_WAY = (State.RUNNING, State.UNDOING)

    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    asked_at = models.DateTimeField(db_default=Now())
    expected = models.PositiveIntegerField(default=0, help_text=_("Mentions that are to be moved."))
    done = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0, help_text=_("Since the last part of it was done."))
    error = models.TextField(blank=True)

    objects = RegroupingQuerySet.as_manager()

    class Meta:
        abstract = True

    def did(self, count: int) -> None:
        """A part is done: the lease and the attempts begin anew."""
        self.done += count
        self.attempts, self.error = 0, ""
        self.lease_until = timezone.now() + timedelta(seconds=settings.TAGGING_LEASE)
        self.save(update_fields=["done", "attempts", "error", "lease_until"])

    def finish(self) -> None:
        self.state = self.State.UNDONE if self.state == self.State.UNDOING else self.State.DONE
        self.lease_until, self.error = None, ""
        self.save(update_fields=["state", "lease_until", "error"])

    def fail(self, error: str) -> None:
        """It is tried again, later each time; the page says why it does not go on."""
        pause = settings.TAGGING_LEASE * min(self.attempts, MAX_ATTEMPTS)
        later = timezone.now() + timedelta(seconds=pause)
        mine = type(self)._default_manager.filter(pk=self.pk, claims=self.claims)
        mine.update(error=error, lease_until=later)

    def take_back(self, by: User | None, expected: int = 0) -> None:
        """Ask for its undoing. Whoever is at work on it writes nothing more."""
        self.state, self.undone_by, self.undone_at = self.State.UNDOING, by, timezone.now()
        self.asked_at, self.expected, self.done, self.attempts = timezone.now(), expected, 0, 0
        self.claims, self.lease_until, self.error = self.claims + 1, None, ""
        self.save()


class Merge(Regrouping):
    """One entry was found to be the actor of another. `Actor.merged_into` says which merge holds."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="merges")
    into = models.ForeignKey(Actor, models.CASCADE, related_name="merges_taken_in")
    reason = models.TextField(blank=True, help_text=_("Why, where something spoke against it."))
    read_again = models.BooleanField(default=False, help_text=_("Articles that name one of them are read again."))
    reached = models.BigIntegerField(default=0, help_text=_("The last event that the work has come to."))

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["asked_at"], condition=models.Q(state__in=["running", "undoing"]), name="merge_under_way"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["actor"], condition=models.Q(state__in=["running", "done"]), name="merged_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor} → {self.into}"


class Split(Regrouping):
    """Chosen mentions of an actor are another's, somebody unknown's, or no name: each by a decision of its own."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="splits")
    meaning = models.CharField(max_length=8, choices=NameDecision.Meaning)
    to = models.ForeignKey(Actor, models.SET_NULL, null=True, related_name="splits_taken_in")
    chosen = models.JSONField(help_text=_("Lists of article, part, start, end and words, article by article."))
    left_out = models.JSONField(default=list, help_text=_("Those that could not be moved: article, words and why."))
    decisions = models.ManyToManyField(NameDecision, related_name="+")

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["asked_at"], condition=models.Q(state__in=["running", "undoing"]), name="split_under_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor} → {self.to or self.get_meaning_display()}"


class DifferentQuerySet(models.QuerySet["Different"]):
    def of(self, *actors: Actor) -> DifferentQuerySet:
        """What is said of these and any others."""
        return self.filter(models.Q(one__in=actors) | models.Q(other__in=actors))

    def among(self, actors: list[Actor]) -> DifferentQuerySet:
        return self.filter(one__in=actors, other__in=actors)

    def say(self, one: Actor, other: Actor, by: User | None, reason: str = "") -> Different:
        """Keep that the two are not the same; said once, it stands as it was said."""
        first, second = sorted([one, other], key=lambda actor: actor.pk)
        return self.get_or_create(one=first, other=second, defaults={"by": by, "reason": reason})[0]


class Different(models.Model):
    """Two actors that are not the same, however alike their names. `one` is the older entry."""

    one = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    other = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)

    objects = DifferentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="different_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="different_older_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"


class Suggestion(models.Model):
    """Two entries that may be one actor: machine-made, and made anew as a whole."""

    one = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    other = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    spelled = models.CharField(max_length=200, help_text=_("The name of the one that is like one of the other."))
    like = models.CharField(max_length=200)
    score = models.FloatField(help_text=_("How likely they are one, between 0 and 1."))
    why = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        ordering = ["-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="suggested_once")]
        indexes = [models.Index(fields=["-score", "id"], name="suggestion_best")]

    def __str__(self) -> str:
        return f"{self.one} ~ {self.other}"

    @property
    def both(self) -> tuple[Actor, Actor]:
        return self.one, self.other

    @property
    def percent(self) -> int:
        return round(100 * self.score)
