"""Reading many articles again: which, how many, and a few at a time, so that what is new is read in between."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from .intake.add import request_readings
from .models import Article, Rereading, TaggingJob
from .models.articles import ArticleQuerySet

CHUNK = 200  # articles that are asked for at once, and so many may stand before a new one
LOW = 50  # when so few wait, the next are asked for

State = Rereading.State


def articles_of(wanted: Rereading) -> ArticleQuerySet:
    """The articles that it is about; once read again, they are not of the older versions any more."""
    articles = Article.objects.concerning(wanted.actor) if wanted.actor else Article.objects.all()
    if wanted.source:
        articles = articles.published_by(wanted.source)
    if wanted.first:
        articles = articles.filter(published__gte=wanted.first)
    if wanted.last:
        articles = articles.filter(published__lte=wanted.last)
    if wanted.machine or wanted.knowledge:
        read = TaggingJob.objects.filter(state=TaggingJob.State.DONE)
        read = read.filter(machine=wanted.machine) if wanted.machine else read
        read = read.exclude(gazetteer=wanted.knowledge) if wanted.knowledge else read
        articles = articles.filter(pk__in=read.values("article"))
    return articles


def count(wanted: Rereading) -> int:
    return articles_of(wanted).order_by().count()


def begin(wanted: Rereading) -> Rereading:
    """Save it with what it comes to, and ask for the first of its articles."""
    wanted.expected = count(wanted)
    wanted.until = Article.objects.order_by().aggregate(last=Max("pk"))["last"] or 0
    wanted.save()
    ask_for_more()
    return wanted


def stop(pk: int) -> bool:
    """What was asked for stays asked for. Returns whether it was under way."""
    return bool(Rereading.objects.filter(pk=pk, state=State.RUNNING).update(state=State.STOPPED))


def ask_for_more() -> int:
    """If few articles wait, ask for the next chunk of the rereading that was begun first. Returns how many were."""
    with transaction.atomic():
        running = Rereading.objects.filter(state=State.RUNNING).order_by("pk")
        wanted = running.select_for_update(skip_locked=True, of=("self",)).first()
        if wanted is None or TaggingJob.objects.queued()[:LOW].count() == LOW:
            return 0
        left = articles_of(wanted).filter(pk__gt=wanted.reached, pk__lte=wanted.until).order_by("pk")
        keys = list(left.values_list("pk", flat=True)[:CHUNK])
        asked = request_readings(Article.objects.filter(pk__in=keys))
        wanted.asked += asked
        wanted.reached = keys[-1] if keys else wanted.reached
        wanted.state = State.RUNNING if len(keys) == CHUNK else State.DONE
        wanted.save(update_fields=["asked", "reached", "state"])
    return asked
