"""The work that merging and splitting actors leaves to a worker: part by part, each in its turn, resumed anywhere."""

from __future__ import annotations

import logging
from functools import reduce
from operator import or_

from celery.exceptions import SoftTimeLimitExceeded
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.intake.add import request_readings
from articles.merging import move_mentions, once_standing
from articles.models import Actor, Anchored, Article, Merge, NameDecision, Split
from articles.models.identity import Regrouping
from articles.turns import take_turn

from .consolidate import name_participants
from .decisions import Meaning, Selection, decide_name, undo
from .models import Event, Participant, Report
from .tellings import tellings

logger = logging.getLogger(__name__)
MENTIONS_AT_ONCE = 500
EVENTS_AT_ONCE = 200
DECISIONS_AT_ONCE = 10


def regroup_actors() -> None:
    """Do what waits, the oldest first. What fails is tried again later, and holds up nothing else."""
    while one := Merge.objects.claim() or Split.objects.claim():
        try:
            while go_on(one):
                pass
        except SoftTimeLimitExceeded:
            raise
        except Exception as error:
            logger.exception("%s %s: a part of the work failed.", type(one).__name__, one.pk)
            one.fail(f"{type(error).__name__}: {error}")


def under_way() -> bool:
    return Merge.objects.waiting().exists() or Split.objects.waiting().exists()


def go_on(one: Regrouping) -> bool:
    """Do the next part. Returns whether there may be more."""
    with transaction.atomic():
        take_turn()
        if not one.still_mine():
            return False
        count = go_on_with_merge(one) if isinstance(one, Merge) else go_on_with_split(one)  # type: ignore[arg-type]
        if count is None:
            one.finish()
            return False
        one.did(count)
        return True


# Merging and its undoing.


def go_on_with_merge(merge: Merge) -> int | None:
    """How many mentions were moved; None when nothing is left to do."""
    merge.actor.refresh_from_db()
    merge.into.refresh_from_db()
    if moved := move_mentions(merge, MENTIONS_AT_ONCE):
        return moved
    if move_participants(merge):
        return 0
    read_what_it_touched(merge)
    return None


def move_participants(merge: Merge) -> bool:
    """Let some events name who stands for the entry now. Returns whether there were any."""
    target = merge.actor.remaining
    entries = merge.actor.entries()
    standing = once_standing(merge) - {target.pk}
    taken_in = Participant.objects.filter(event=OuterRef("pk"), actor__in=[one for one in entries if one != target])
    concerned = Q(Exists(taken_in))
    if merge.state == Merge.State.UNDOING:
        told = reduce(or_, (Q(**{f"{side}__contains": [{"actor": one.slug}]}) for one in entries for side in SIDES))
        with_it = Exists(Participant.objects.filter(event=OuterRef("pk"), actor__in=standing))
        concerned |= Q(with_it) & Q(Exists(Report.objects.filter(told, event=OuterRef("pk"))))
    events = list(Event.objects.filter(concerned, pk__gt=merge.reached).order_by("pk")[:EVENTS_AT_ONCE])
    if not events:
        return False
    if merge.state == Merge.State.UNDOING:
        name_anew(events)
    else:
        Participant.objects.filter(event__in=events, actor__in=entries).update(actor=target)
        Participant.objects.filter(event__in=events, actor=target).named_before().delete()
    merge.reached = events[-1].pk
    merge.save(update_fields=["reached"])
    return True


SIDES = ("actors", "recipients")


def name_anew(events: list[Event]) -> None:
    """Who did it and to whom, as the events' reports say it."""
    told = tellings(Report.objects.filter(event__in=events))
    Participant.objects.filter(event__in=events).delete()
    name_participants((event, [one for one in told if one.report.event_id == event.pk]) for event in events)


def read_what_it_touched(merge: Merge) -> None:
    """
    After a merge, articles that name one of them, if an editor wanted it. After an undo, those that were read in
    between: only a reading can tell whom each short name means.
    """
    if merge.state == Merge.State.UNDOING:
        touched = Article.objects.concerning(merge.into.remaining, merge.actor)
        request_readings(touched.filter(job__finished_at__gt=merge.made_at or merge.asked_at))
    elif merge.read_again:
        request_readings(Article.objects.concerning(merge.actor.remaining))


# Splitting and its undoing.


def go_on_with_split(split: Split) -> int | None:
    return take_some_back(split) if split.state == Split.State.UNDOING else decide_some(split)


def decide_some(split: Split) -> int | None:
    some = split.chosen[split.done : split.done + DECISIONS_AT_ONCE]
    if not some:
        return None
    meaning = meant_by(split)
    for article, part, start, end, words in some:
        try:
            if split.by is None or meaning is None:
                raise ValidationError(_("The editor or the actor is no longer in the archive."))
            chosen = Selection(Article(pk=article), start, end, words, part)
            with transaction.atomic():
                split.decisions.add(decide_name(split.by, chosen, meaning))
        except (ValidationError, PermissionDenied, Article.DoesNotExist) as refusal:
            split.left_out.append([article, words, said(refusal)])
    split.save(update_fields=["left_out"])
    return len(some)


def meant_by(split: Split) -> Actor | Meaning | None:
    return split.to if split.meaning == Meaning.ACTOR else Meaning(split.meaning)


def take_some_back(split: Split) -> int | None:
    left = split.decisions.exclude(state=Anchored.State.UNDONE).order_by("article_id", "-pk")
    some: list[NameDecision] = list(left[:DECISIONS_AT_ONCE])
    for decision in some:
        if split.undone_by:
            undo(decision, split.undone_by)
    return len(some) if some and split.undone_by else None


def said(refusal: Exception) -> str:
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    if isinstance(refusal, PermissionDenied):
        return _("Whoever asked for it may not decide about names any more.")
    return _("The article is no longer in the archive.")
