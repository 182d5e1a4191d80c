"""Batch: many articles brought in together. Its row says how far the work is; messages to workers are hints."""

from __future__ import annotations

import hashlib
from typing import IO, Any

from django.contrib.auth.models import User
from django.core.files import File
from django.db import models, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .articles import Article
from .leases import LongWork, LongWorkQuerySet, lease

MAX_ATTEMPTS = 3
MAX_FILES = 2_000
NAME_LENGTH = 300


class BatchQuerySet(LongWorkQuerySet["Batch"]):
    def seen_by(self, user: User) -> BatchQuerySet:
        """All of them for those who see every article; their own for those who only add."""
        if user.has_perm("articles.view_article") or user.has_perm("articles.change_article"):
            return self
        return self.filter(made_by=user)


class Batch(LongWork):
    class State(models.TextChoices):
        OPEN = "open", _("being put together")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        ADDING = "adding", _("being brought in")
        DONE = "done", _("brought in")
        STOPPED = "stopped", _("stopped")
        UNDOING = "undoing", _("being taken back")
        UNDONE = "undone", _("taken back")

    UNDER_WAY = (State.CHECKING, State.ADDING, State.UNDOING)

    made_by = models.ForeignKey("auth.User", models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(_("begun"), auto_now_add=True)
    # What holds for every article whose file does not say it.
    source = models.ForeignKey(
        "Source", models.SET_NULL, null=True, blank=True, related_name="+", help_text=_("Who published them.")
    )
    add_sources = models.BooleanField(_("add sources that are not known yet"), default=False)
    published = models.DateField(_("publication date"), null=True, blank=True)
    language = models.CharField(max_length=10, blank=True, help_text=_("ISO 639 code, such as en."))
    section = models.CharField(max_length=100, blank=True)
    # What holds for every article.
    status = models.CharField(max_length=10, choices=Article.Status, default=Article.Status.DRAFT)
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    # How far the work is.
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    asked_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text=_("Since the last part of it was written."))
    expected = models.PositiveIntegerField(null=True, help_text=_("Rows that the check has found."))
    fitting = models.PositiveIntegerField(_("can come in"), default=0)
    created = models.PositiveIntegerField(_("created"), default=0)
    duplicates = models.PositiveIntegerField(_("duplicates"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = _("batches")
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(state__in=["checking", "adding", "undoing"]),
                name="batch_under_way",
            )
        ]

    def __str__(self) -> str:
        return str(_("Batch %d") % self.pk if self.pk else _("New batch"))

    def get_absolute_url(self) -> str:
        return reverse("admin:articles_batch_change", args=[self.pk])

    @property
    def may_change(self) -> bool:
        """Whether its files and what holds for all can still be changed: nothing of it is in the archive."""
        return self.state in (self.State.OPEN, self.State.CHECKED, self.State.UNDONE) or (
            self.state == self.State.STOPPED and not self.created
        )

    @property
    def rows_done(self) -> int:
        return self.fitting + self.created + self.duplicates + self.failed

    # What people ask of it. Each returns whether it could be done in the state that the batch is in.

    def check_all(self) -> bool:
        """Ask for a dry run: it writes rows that say what would happen, and nothing else."""
        return self._begin_anew(self.State.CHECKING)

    def bring_in(self) -> bool:
        """Ask for the articles; or, where that was stopped, for the rest of them."""
        if self.state == self.State.STOPPED and self.created:
            return self._ask(self.State.ADDING, models.Q(state=self.State.STOPPED))
        return self._begin_anew(self.State.ADDING)

    def stop(self) -> bool:
        """Stop after the rows that are being written. What is in stays in."""
        return self._ask(self.State.STOPPED, models.Q(state__in=[self.State.CHECKING, self.State.ADDING]))

    def take_back(self) -> bool:
        """Ask for its articles to be deleted again, those apart that a person has changed since."""
        return self._ask(self.State.UNDOING, models.Q(state__in=[self.State.DONE, self.State.STOPPED]))

    def reopen(self) -> bool:
        """Something of it was changed, so that what was checked holds no more."""
        return self._begin_anew(self.State.OPEN)

    def _begin_anew(self, state: Batch.State) -> bool:
        untouched = models.Q(state__in=[self.State.OPEN, self.State.CHECKED, self.State.UNDONE])
        untouched |= models.Q(state=self.State.STOPPED, created=0)
        expected = self.rows_done if self.state == self.State.CHECKED else None
        with transaction.atomic():
            zeros = dict.fromkeys(("fitting", "created", "duplicates", "failed"), 0)
            if not self._ask(state, untouched, expected=expected, **zeros):
                return False
            self.rows.all().delete()
            self.files.update(rows_read=0, bytes_read=0, finished=False)
        return True

    def _ask(self, state: Batch.State, before: models.Q, **more: Any) -> bool:
        asked = Batch.objects.filter(before, pk=self.pk).update(
            state=state,
            asked_at=Now(),
            attempts=0,
            claims=models.F("claims") + 1,
            lease_until=None,
            finished_at=None,
            **more,
        )
        self.refresh_from_db()
        return bool(asked)

    # What whoever works on it says.

    def wrote(self, **counts: int) -> None:
        """Count rows that were written, and hold the batch for as long again."""
        more = {name: models.F(name) + count for name, count in counts.items()}
        Batch.objects.filter(pk=self.pk).update(attempts=0, lease_until=lease(), **more)

    def finish(self, state: Batch.State) -> bool:
        """Returns False when the batch was stopped or is another's now."""
        finished = Batch.objects.filter(pk=self.pk, state=self.state, claims=self.claims).update(
            state=state, attempts=0, lease_until=None, finished_at=Now()
        )
        return bool(finished)

    def let_go(self) -> None:
        """Leave the rest to whoever takes it next."""
        Batch.objects.filter(pk=self.pk, state=self.state, claims=self.claims).update(attempts=0, lease_until=None)


def sha256_of(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while part := stream.read(1 << 20):
        digest.update(part)
    return digest.hexdigest()


class BatchFileManager(models.Manager["BatchFile"]):
    def keep(self, batch: Batch, stream: IO[bytes], *, name: str) -> BatchFile:
        """Keep a file as it came. One that came before under this name, as when it is sent again, is kept once."""
        digest = sha256_of(stream)
        if known := self.filter(batch=batch, name=name, sha256=digest).first():
            return known
        stream.seek(0)
        kept = self.model(batch=batch, name=name, sha256=digest)
        kept.data.save(name, File(stream), save=False)
        kept.size = kept.data.size
        try:
            with transaction.atomic():
                Batch.objects.select_for_update().get(pk=batch.pk)  # one number each, side by side
                last = self.filter(batch=batch).aggregate(last=models.Max("position"))["last"]
                kept.position = (last or 0) + 1
                kept.save()
        except BaseException:
            kept.data.delete(save=False)
            raise
        return kept


def folder_of(file: BatchFile, name: str) -> str:
    """On disk a file is called by its content, whatever its own name holds."""
    return f"batches/{file.batch_id}/{file.sha256}"


class BatchFile(models.Model):
    """A file of a batch, kept as it came, and how much of it has been read."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=NAME_LENGTH)
    data = models.FileField(upload_to=folder_of)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=dict, blank=True, help_text=_("Which column holds what, in a table."))
    rows_read = models.PositiveIntegerField(default=0)
    bytes_read = models.PositiveBigIntegerField(default=0)
    finished = models.BooleanField(default=False)

    objects = BatchFileManager()

    class Meta:
        ordering = ["batch", "position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="batch_file_position")]

    def __str__(self) -> str:
        return self.name

    def remove(self) -> None:
        """Take it out of a batch that is still put together; it is gone from the disk once that is certain."""
        self.delete()
        transaction.on_commit(lambda: self.data.delete(save=False), robust=True)


class BatchRow(models.Model):
    """What became of one item of a file: the article, the one that was there before it, or why there is none."""

    class Outcome(models.TextChoices):
        FITS = "fits", _("can come in")
        CREATED = "created", _("created")
        DUPLICATE = "duplicate", _("duplicate")
        FAILED = "failed", _("failed")
        UNDONE = "undone", _("taken back")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    file = models.ForeignKey(BatchFile, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(help_text=_("The how manieth item of its file."))
    name = models.CharField(max_length=NAME_LENGTH)
    title = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True)
    text_key = models.CharField(max_length=32, blank=True)
    url_key = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["batch", "outcome", "id"], name="batch_row_outcome"),
            models.Index(fields=["batch", "text_key"], name="batch_row_text"),
            models.Index(fields=["batch", "url_key"], name="batch_row_address"),
        ]
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="batch_row_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"
