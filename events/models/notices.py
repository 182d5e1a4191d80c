"""Notice: what a reader found wrong in an article or an event, and what the desk made of it."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.history import Versions

MOST_QUOTED = 500  # characters of the words that a notice is about


class NoticeQuerySet(models.QuerySet["Notice"]):
    def open(self) -> NoticeQuerySet:
        return self.filter(state=Notice.State.OPEN)

    def forget_contacts(self) -> int:
        """Erase how to reach those who wrote longer ago than they were told; returns how many."""
        kept = timedelta(days=settings.NOTICE_CONTACT_DAYS)
        return self.filter(made_at__lt=Now() - kept).exclude(contact="").update(contact="")


class Notice(models.Model):
    """
    Readers leave it without an account; nobody is mailed. It is about an article or an event that was public then;
    `about` is what that was called: events come and go with readings.
    """

    class Kind(models.TextChoices):
        NAME = "name", _("A name leads to the wrong person, place or body")
        EVENT = "event", _("An event is not what the text says")
        MISSING = "missing", _("Something that happened is not shown")
        TEXT = "text", _("The text is not as it was published")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("done")
        ASIDE = "aside", _("set aside")

    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="notices")
    event = models.ForeignKey("Event", models.SET_NULL, null=True, related_name="notices")
    about = models.CharField(max_length=600)
    kind = models.CharField(_("what kind of error"), max_length=7, choices=Kind)
    quote = models.CharField(_("words"), max_length=MOST_QUOTED, blank=True)
    message = models.TextField(_("what is wrong"), max_length=2000)
    contact = models.CharField(_("how to reach the reader"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("reported"), db_default=Now())
    state = models.CharField(_("state"), max_length=5, choices=State, default=State.OPEN)
    answer = models.TextField(
        _("note"), max_length=2000, blank=True, help_text=_("What was done, or why nothing is: for the desk only.")
    )
    settled_by = models.ForeignKey(
        "auth.User", models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("settled by")
    )
    settled_at = models.DateTimeField(_("settled"), null=True, editable=False)

    objects = NoticeQuerySet.as_manager()
    history = Versions("state", "answer", from_the_start=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("reported error")
        verbose_name_plural = _("errors that readers reported")
        default_permissions = ("view", "change", "delete")
        indexes = [
            models.Index(fields=["state", "-made_at"], name="notice_state"),
            models.Index(fields=["made_at"], condition=~models.Q(contact=""), name="notice_contact"),
        ]

    def __str__(self) -> str:
        return self.about

    def settle(self, state: str, by: User) -> None:
        """Done, set aside or open again; the caller saves."""
        self.state = state
        is_open = state == self.State.OPEN
        self.settled_by, self.settled_at = (None, None) if is_open else (by, timezone.now())
