"""What is kept about the queue as a whole: that it rests, what is read again, and what another reading would change."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PauseManager(models.Manager["Pause"]):
    def current(self) -> Pause | None:
        return self.select_related("by").first()

    def begin(self, by: Any, why: str = "") -> Pause:
        """Workers take nothing from now on; what they are reading they finish. A pause that holds already stays."""
        pause, _new = self.get_or_create(only=True, defaults={"by": by, "why": why})
        return pause

    def end(self) -> bool:
        """Returns whether there was one."""
        return bool(self.all().delete()[0])


class Pause(models.Model):
    """There is one row while reading rests, and none else."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(db_default=Now())
    why = models.CharField(max_length=200, blank=True)

    objects = PauseManager()

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="one_pause")]

    def __str__(self) -> str:
        return str(_("Reading is paused"))


class Rereading(models.Model):
    """Many articles that are read again, asked for a few at a time, so that what is new does not wait behind them."""

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("all asked for")
        STOPPED = "stopped", _("stopped")

    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    source = models.ForeignKey("Source", models.CASCADE, null=True, related_name="+")
    actor = models.ForeignKey("Actor", models.CASCADE, null=True, related_name="+")
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    machine = models.CharField(max_length=200, blank=True, help_text=_("Only what was read with these versions."))
    knowledge = models.CharField(
        max_length=64, blank=True, help_text=_("Only what was read before the knowledge was in this state.")
    )
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    expected = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0, help_text=_("How many were queued so far."))
    reached = models.BigIntegerField(default=0, help_text=_("The last article that was queued."))
    until = models.BigIntegerField(default=0, help_text=_("The last article there was when it began."))

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        indexes = [models.Index(fields=["id"], condition=models.Q(state="running"), name="rereading_running")]

    def __str__(self) -> str:
        return ", ".join(self.told()) or str(_("All articles"))

    def told(self) -> list[str]:
        """What it was narrowed to, in words."""
        narrowed: list[Any] = [self.source, self.actor, *self._days(), self.machine]
        if self.knowledge:
            narrowed.append(_("read with older knowledge"))
        return [str(one) for one in narrowed if one]

    def _days(self) -> list[str]:
        def day(one: date | str) -> str:
            return f"{one:%Y-%m-%d}" if isinstance(one, date) else one

        if self.first and self.last:
            return [f"{day(self.first)} – {day(self.last)}"]
        if self.first:
            return [_("from %s") % day(self.first)]
        return [_("until %s") % day(self.last)] if self.last else []


class Comparison(models.Model):
    """What the present code and model would change in a sample of the archive. Nothing is written to the articles."""

    class State(models.TextChoices):
        RUNNING = "running", _("under way")
        DONE = "done", _("finished")

    by = models.ForeignKey("auth.User", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True)
    seed = models.PositiveIntegerField()
    sample = models.PositiveIntegerField(help_text=_("Articles."))
    state = models.CharField(max_length=8, choices=State, default=State.RUNNING)
    left = models.JSONField(default=list, help_text=_("Articles that are still to be read."))
    tries = models.PositiveSmallIntegerField(default=0, help_text=_("How often the next one was begun."))
    versions = models.JSONField(default=dict)
    result = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return _("Comparison %d") % self.pk

    def get_absolute_url(self) -> str:
        return reverse("admin:articles_taggingjob_comparison", args=[self.pk])

    @property
    def done(self) -> int:
        return self.sample - len(self.left)
