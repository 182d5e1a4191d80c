"""EventDecision: what a person said of a report. MachineReading: what the machine had said, so that one can undo it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.decisions import Anchored, AnchoredQuerySet


class EventDecision(Anchored):
    """
    A person's word about one report, anchored on the words that tell the act and on their sentence.

    `fields` holds columns of a report as the person confirmed, set or added them, and `machine` all of them as the
    machine had told; characters are counted from the beginning of the sentence.
    """

    class Verdict(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        CORRECT = "correct", _("corrected")
        ADD = "add", _("added")
        SAME = "same", _("one happening with another report")
        DIFFERENT = "different", _("another happening than another report")

    verdict = models.CharField(max_length=9, choices=Verdict)
    fields = models.JSONField(default=dict)
    about = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="later", help_text=_("The first decision about this report.")
    )
    twin = models.OneToOneField(
        "self", models.SET_NULL, null=True, related_name="+", help_text=_("The same decision at the other report.")
    )
    machine = models.JSONField(null=True, help_text=_("What the machine had told by these words; null: nothing."))
    beside = models.JSONField(default=list, help_text=_("Types of what else was told by these words at that time."))
    event = models.ForeignKey(
        "events.Event",
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("What the report told of then."),
    )

    objects = AnchoredQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["article", "state"], name="event_decision_of_article"),
            models.Index(fields=["state", "-made_at"], name="event_decision_newest"),
        ]

    def __str__(self) -> str:
        return f"“{self.quote}”: {self.get_verdict_display()}"

    @property
    def root(self) -> int:
        """The first decision about this report, which stands for all of them."""
        return self.about_id or self.pk


class MachineReading(models.Model):
    """
    What the machine read last in an article that people have decided about, before their decisions, and the text in
    which decisions have their places. Replaced by every reading.
    """

    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="machine_reading")
    title = models.TextField()
    dateline = models.TextField(blank=True)
    body = models.TextField()
    mentions = models.JSONField(default=list)
    reports = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.title
