"""TaggingJob: the row that says whether an article was read. Messages are hints; this row is the queue."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models, transaction
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, Concat, Left, Now
from django.utils.translation import gettext_lazy as _

from .articles import Article
from .leases import Leased, lease
from .queue import Pause

MAX_ATTEMPTS = 3
BATCH_ARTICLES = 16
BATCH_CHARACTERS = 400_000
REQUESTED_AT_ONCE = 2_000


class TaggingJobQuerySet(models.QuerySet["TaggingJob"]):
    def queued(self) -> TaggingJobQuerySet:
        return self.filter(state=TaggingJob.State.QUEUED)

    def expired(self) -> TaggingJobQuerySet:
        """Running on a lease that is over: whoever had it is dead or too late."""
        return self.filter(state=TaggingJob.State.RUNNING, lease_until__lt=Now())

    def claim(self) -> list[TaggingJob]:
        """
        Take the next articles for reading, committed before any of them is read.

        Fresh articles come in batches. One that has already failed comes alone, so that what kills its reader
        takes no other article with it. While reading is paused, nobody takes any.
        """
        if Pause.objects.exists():
            return []
        with transaction.atomic():
            waiting = list(
                self.queued()
                .annotate(characters=models.functions.Length("article__body"))
                .order_by("requested_at", "pk")
                .select_for_update(skip_locked=True, of=("self",))[:BATCH_ARTICLES]
            )
            batch = _first_batch(waiting)
            self.filter(pk__in=[job.pk for job in batch]).update(
                state=TaggingJob.State.RUNNING,
                attempts=models.F("attempts") + 1,
                claims=models.F("claims") + 1,
                started_at=Now(),
                lease_until=lease(),
            )
        return list(
            self.filter(pk__in=[job.pk for job in batch]).select_related("article").order_by("requested_at", "pk")
        )

    def take_back_expired(self) -> tuple[int, int]:
        """Queue again what was left lying, or quarantine it after the last attempt. Returns how many of each."""
        given_up = self.expired().filter(attempts__gte=MAX_ATTEMPTS)
        quarantined = given_up.update(
            state=TaggingJob.State.QUARANTINED,
            finished_at=Now(),
            error=_("The reader stopped without an answer %d times: killed, out of memory, or out of time.")
            % MAX_ATTEMPTS,
        )
        queued = self.expired().update(state=TaggingJob.State.QUEUED, lease_until=None)
        return queued, quarantined

    def held(self, jobs: Collection[TaggingJob]) -> list[TaggingJob]:
        """
        Those of these jobs whose claim in hand is still the valid one. Locks their rows: call it in the transaction
        that writes.
        """
        claims = {job.pk: job.claims for job in jobs}
        running = self.filter(pk__in=claims, state=TaggingJob.State.RUNNING).select_for_update().order_by("pk")
        valid = {key for key, claim in running.values_list("pk", "claims") if claim == claims[key]}
        return [job for job in jobs if job.pk in valid]

    def request(self, article: Article) -> TaggingJob:
        """Ask for a reading of the article as it is now. A reading under way is thereby out of date."""
        job, _created = self.update_or_create(
            article=article,
            defaults={
                "state": TaggingJob.State.QUEUED,
                "attempts": 0,
                "error": "",
                "why": "",
                "lease_until": None,
                "finished_at": None,
                "requested_at": Now(),
            },
        )
        return job

    def done(self, jobs: Collection[TaggingJob], versions: dict[str, str], *, why: str = "") -> None:
        """The end of readings whose claims are held; `why` where the texts were left as they are."""
        self.filter(pk__in=[job.pk for job in jobs]).update(
            state=TaggingJob.State.DONE, versions=versions, error="", why=why, lease_until=None, finished_at=Now()
        )

    def request_all(self, articles: models.QuerySet[Article]) -> int:
        """Ask for readings of many articles; returns of how many. Rows are locked in one order, a batch at a time."""
        keys = list(articles.exclude(status="version").order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), REQUESTED_AT_ONCE):
            self.bulk_create(
                [TaggingJob(article_id=key, requested_at=Now()) for key in keys[start : start + REQUESTED_AT_ONCE]],
                update_conflicts=True,
                unique_fields=["article"],
                update_fields=["state", "attempts", "error", "why", "lease_until", "finished_at", "requested_at"],
            )
        return len(keys)

    def retry(self) -> int:
        """Give quarantined and skipped articles three new attempts."""
        return self.filter(state__in=[TaggingJob.State.QUARANTINED, TaggingJob.State.SKIPPED]).update(
            state=TaggingJob.State.QUEUED, attempts=0, error="", requested_at=Now(), finished_at=None
        )

    def skip(self) -> int:
        """Leave quarantined articles unread; why they failed is kept, and they can be tried again."""
        return self.filter(state=TaggingJob.State.QUARANTINED).update(state=TaggingJob.State.SKIPPED)


class Normalised(models.Func):
    """A text with each match of a pattern replaced."""

    function = "regexp_replace"
    template = "%(function)s(%(expressions)s, 'g')"
    output_field = models.TextField()

    def __init__(self, text: Any, pattern: str, by: str) -> None:
        super().__init__(text, models.Value(pattern), models.Value(by))


# Failures that differ in names and numbers only have one cause.
FIRST_LINE = models.Func(
    "error", models.Value("\n"), models.Value(1), function="split_part", output_field=models.TextField()
)
QUOTED = r"""(?<!\w)(?:'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’)(?!\w)"""
NUMBER = r"\m(?:0x[0-9a-fA-F]+|[0-9]+(?:[.,:][0-9]+)*)"
CAUSE = Left(Normalised(Normalised(FIRST_LINE, QUOTED, "…"), NUMBER, "N"), 200)


def _version(name: str) -> Coalesce:
    return Coalesce(KeyTextTransform(name, "versions"), models.Value(""), output_field=models.TextField())


MACHINE = Left(
    Concat(
        _version("model"),
        *(models.Value(", pipeline "), _version("pipeline")),
        *(models.Value(", codebook "), _version("codebook")),
        *(models.Value(", spaCy "), _version("spacy")),
        output_field=models.TextField(),
    ),
    200,
)


def _first_batch(waiting: list[Any]) -> list[Any]:
    if not waiting or waiting[0].attempts:
        return waiting[:1]
    batch: list[Any] = []
    characters = 0
    for job in waiting:
        characters += job.characters
        if batch and (job.attempts or characters > BATCH_CHARACTERS):
            break
        batch.append(job)
    return batch


class TaggingJob(Leased):
    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("reading")
        DONE = "done", _("read")
        QUARANTINED = "quarantined", _("quarantined")
        SKIPPED = "skipped", _("skipped")

    article = models.OneToOneField(Article, models.CASCADE, related_name="job")
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0, help_text=_("Since the reading was last asked for."))
    claims = models.PositiveIntegerField(
        default=0, help_text=_("Every claim there ever was. Results that carry an older number are refused.")
    )
    requested_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    versions = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    why = models.CharField(
        max_length=200, blank=True, help_text=_("Why nothing was read, though all was well: “Not read: French”.")
    )
    cause = models.GeneratedField(expression=CAUSE, output_field=models.CharField(max_length=200), db_persist=True)
    machine = models.GeneratedField(expression=MACHINE, output_field=models.CharField(max_length=200), db_persist=True)
    gazetteer = models.GeneratedField(
        expression=Left(_version("gazetteer"), 64), output_field=models.CharField(max_length=64), db_persist=True
    )

    objects = TaggingJobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "requested_at"]),
            models.Index(fields=["-requested_at", "-id"], name="job_latest"),
            models.Index(fields=["-finished_at"], condition=models.Q(state="done"), name="job_finished"),
            models.Index(fields=["state", "cause"], condition=models.Q(state="quarantined"), name="job_cause"),
            models.Index(fields=["machine", "gazetteer"], condition=models.Q(state="done"), name="job_versions"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.get_state_display()}"

    @property
    def told(self) -> str:
        """Its state in words: what an editor sees."""
        return self.why or self.get_state_display()

    def fail(self, error: str) -> None:
        """Record why this attempt failed; after the last one the article is quarantined, else it waits again."""
        self.state = self.State.QUARANTINED if self.attempts >= MAX_ATTEMPTS else self.State.QUEUED
        self.error = error
        TaggingJob.objects.filter(pk=self.pk, state=self.State.RUNNING, claims=self.claims).update(
            state=self.state, error=error, lease_until=None, finished_at=Now()
        )
