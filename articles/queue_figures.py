"""The queue in figures: what waits, how fast it is read, why articles failed, and what they were read with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncMinute
from django.utils import timezone

from .knowledge import revision
from .models import Article, TaggingJob

State = TaggingJob.State
MINUTES = 60
LATEST = 1_000  # finished readings from which the speed is told
MOST_COUNTED = 100_000
MOST_CAUSES = 50
MOST_MACHINES = 30


@dataclass(frozen=True)
class Cause:
    """One cause of failures: how many articles it set aside, when, and one of them."""

    text: str
    count: int
    first: datetime
    last: datetime
    example: Article | None


@dataclass(frozen=True)
class Machine:
    """Versions of model, rules and codebook, and how many articles were read with them."""

    name: str
    count: int
    older_knowledge: int


@dataclass(frozen=True)
class Speed:
    """Articles a minute over the latest readings; 0 if nothing was read yet."""

    a_minute: float

    def minutes(self, articles: int) -> int | None:
        """How long so many articles take, at least one minute; None if nobody can tell."""
        return max(1, round(articles / self.a_minute)) if self.a_minute else None


def waiting() -> int:
    """How many wait; counted up to MOST_COUNTED + 1."""
    return TaggingJob.objects.queued()[: MOST_COUNTED + 1].count()


def running() -> int:
    return TaggingJob.objects.filter(state=State.RUNNING)[: MOST_COUNTED + 1].count()


def set_aside() -> int:
    return TaggingJob.objects.filter(state=State.QUARANTINED)[: MOST_COUNTED + 1].count()


def oldest_waiting() -> datetime | None:
    job = TaggingJob.objects.queued().order_by("requested_at").only("requested_at").first()
    return job.requested_at if job else None


def read_by_minute(now: datetime | None = None) -> list[int]:
    """How many articles were read in each of the last 60 minutes; the last is the one under way."""
    this = (now or timezone.now()).replace(second=0, microsecond=0)
    first = this - timedelta(minutes=MINUTES - 1)
    done = TaggingJob.objects.filter(state=State.DONE, finished_at__gte=first)
    counted = dict(done.annotate(minute=TruncMinute("finished_at")).values_list("minute").annotate(Count("pk")))
    return [counted.get(first + timedelta(minutes=n), 0) for n in range(MINUTES)]


def speed() -> Speed:
    """From the latest readings: how many there were in a minute in which there were any."""
    latest = TaggingJob.objects.filter(state=State.DONE, finished_at__isnull=False).order_by("-finished_at")
    finished = list(latest.values_list("finished_at", flat=True)[:LATEST])
    minutes = {one.replace(second=0, microsecond=0) for one in finished if one}
    return Speed(len(finished) / len(minutes) if minutes else 0)


def causes() -> list[Cause]:
    """Why articles are set aside, the most frequent cause first. Two queries."""
    grouped = (
        TaggingJob.objects.filter(state=State.QUARANTINED)
        .values("cause")
        .annotate(n=Count("pk"), first=Min("finished_at"), last=Max("finished_at"), example=Max("article"))
        .order_by("-n", "cause")[:MOST_CAUSES]
    )
    found = list(grouped)
    examples = Article.objects.only("title", "published").in_bulk([row["example"] for row in found])
    return [Cause(row["cause"], row["n"], row["first"], row["last"], examples.get(row["example"])) for row in found]


def machines() -> list[Machine]:
    """Which versions articles were read with, the most frequent first."""
    knowledge, _now = revision()
    counted = (
        TaggingJob.objects.filter(state=State.DONE)
        .values("machine")
        .annotate(n=Count("pk"), older=Count("pk", filter=~Q(gazetteer=knowledge)))
        .order_by("-n", "machine")[:MOST_MACHINES]
    )
    return [Machine(row["machine"], row["n"], row["older"]) for row in counted]
