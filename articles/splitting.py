"""Some mentions of an actor given to whom they mean. Each becomes a decision of its own, which readings keep."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from .candidates import free_slug
from .models import Actor, Anchored, Mention, NameDecision, Split
from .signals import regrouping_requested

MOST_CHOSEN = 2_000


@transaction.atomic
def split(
    actor: Actor, mentions: QuerySet[Mention], meaning: NameDecision.Meaning, to: Actor | None, by: User
) -> Split:
    """Ask for the mentions to mean another actor, somebody unknown or nothing; a worker decides them one by one."""
    rows = mentions.order_by("article_id", "part", "start").values_list("article", "part", "start", "end", "text")
    chosen = [list(row) for row in rows[:MOST_CHOSEN]]
    made = Split.objects.create(actor=actor, meaning=meaning, to=to, by=by, chosen=chosen, expected=len(chosen))
    regrouping_requested.send(sender=Split)
    return made


@transaction.atomic
def take_back(split: Split, by: User) -> bool:
    """Ask for the undoing of a split; False where that was done already."""
    made = Split.objects.select_for_update().get(pk=split.pk)
    if made.state in (Split.State.UNDOING, Split.State.UNDONE):
        return False
    made.take_back(by, made.decisions.exclude(state=Anchored.State.UNDONE).count())
    regrouping_requested.send(sender=Split)
    return True


def make_actor_called(name: str, kind: str, like: Actor) -> Actor:
    """An actor for what is split off; an editor goes on from there."""
    return Actor.objects.create(slug=free_slug(name), name=name, kind=kind, country=like.country, curated=True)
