"""Two entries of one actor made one, and parted again.

A merged entry stays as it is and says which one stands for it, so that a merge can be undone: knowledge counts its
names and roles as the other's, its address leads there, and it is in no list. All that is done at once. What readings
linked to it is moved by a worker, part by part, and keeps whose name it was; an undo moves the same back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from .history import keep_version
from .models import Actor, Different, Mention, Merge, Role
from .signals import regrouping_requested
from .turns import take_turn


@transaction.atomic
def merge(
    actors: Sequence[Actor], into: Actor, by: User | None = None, reason: str = "", *, read_again: bool = False
) -> list[Merge]:
    """
    Let `into` stand for the actors; a worker moves their mentions and events, and has articles read again if asked to.
    Raises ValidationError when it is itself merged into one of them.
    """
    take_turn()
    into.refresh_from_db()
    made = []
    for actor in actors:
        actor.merged_into = into
        actor.clean()
        actor.save(update_fields=["merged_into"])
        made.append(Merge(actor=actor, into=into, by=by, reason=reason, read_again=read_again))
        keep_version(into, _("Stands for “%s” from now on.") % actor)
    for one in made:
        one.expected = Mention.objects.filter(actor__in=one.actor.entries()).count()
        one.save()
    regrouping_requested.send(sender=Merge)
    return made


@transaction.atomic
def part(actor: Actor, by: User | None = None) -> Merge | None:
    """Undo a merge: the entry stands for itself again. None when it was not merged."""
    take_turn()
    actor.refresh_from_db()
    into = actor.merged_into
    if into is None:
        return None
    standing = Merge.objects.standing().filter(actor=actor).first() or Merge(actor=actor, into=into)
    actor.merged_into = None
    actor.save(update_fields=["merged_into"])
    keep_version(into, _("Stands for “%s” no longer.") % actor)
    standing.reached = 0
    standing.take_back(by, to_move(standing).count())
    regrouping_requested.send(sender=Merge)
    return standing


def to_move(merge: Merge) -> models.QuerySet[Mention]:
    """Mentions that are not yet, or still, with the actor that stands for the merge's entry now."""
    entries = merge.actor.entries()
    return Mention.objects.filter(Q(actor__in=entries) | Q(entry__in=entries)).exclude(actor=merge.actor.remaining)


def once_standing(merge: Merge) -> set[int]:
    """Keys of all that have stood for the entry through this merge: merges after it may have been undone before it."""
    found = latest = {merge.into_id}
    while latest:
        further = Merge.objects.filter(actor__in=latest).values_list("into", flat=True)
        latest = set(further) - found
        found = found | latest
    return found


def move_mentions(merge: Merge, most: int) -> int:
    """Move some of them; returns how many. Done again and again, it comes to an end, wherever it was stopped."""
    target = merge.actor.remaining
    some = list(to_move(merge).order_by("pk").values_list("pk", flat=True)[:most])
    whose = Coalesce(F("entry"), F("actor"))
    Mention.objects.filter(pk__in=some).update(
        entry=Case(When(Q(entry=target) | Q(entry=None, actor=target), then=Value(None)), default=whose), actor=target
    )
    return len(some)


def contradictions(actors: Sequence[Actor]) -> list[str]:
    """What speaks against these being one actor, in sentences for the editor."""
    earlier = Different.objects.among(list(actors)).select_related("one", "other", "by")
    found = [told_before(said) for said in earlier]
    kinds = {actor.get_kind_display() for actor in actors}
    if len(kinds) > 1:
        found.append(_("They are of different kinds: %s.") % ", ".join(sorted(kinds)))
    codes = {actor.code for actor in actors if actor.code}
    if len(codes) > 1:
        found.append(_("They belong to different countries: %s.") % ", ".join(sorted(codes)))
    known = {actor.wikidata for actor in actors if actor.wikidata}
    if len(known) > 1:
        found.append(_("Wikidata has them as different: %s.") % ", ".join(sorted(known)))
    roles = Role.objects.filter(actor__in=actors).select_related("actor").order_by("start", "pk")
    for one, other in combinations(roles, 2):
        if one.actor_id != other.actor_id and disagree(one, other):
            facts = {"office": one, "one": period(one), "other": period(other)}
            found.append(_("They held one office at overlapping times: %(office)s, %(one)s and %(other)s.") % facts)
    return found


def told_before(said: Different) -> str:
    day = f"{said.made_at:%Y-%m-%d}"
    facts = {"one": said.one, "other": said.other, "day": day, "by": said.by or _("Somebody")}
    text = _("%(by)s said on %(day)s that “%(one)s” and “%(other)s” are not the same.") % facts
    return f"{text} {said.reason}".strip()


def disagree(one: Role, other: Role) -> bool:
    """Whether two roles are the same office with different dates that overlap; the same dates are one fact twice."""
    if not same_office(one, other):
        return False
    if (one.start, one.end) == (other.start, other.end):
        return False
    return overlap(one, other)


def same_office(one: Role, other: Role) -> bool:
    return (one.title.lower(), one.code) == (other.title.lower(), other.code)


def overlap(one: Role, other: Role) -> bool:
    return begins_before_end_of(one, other) and begins_before_end_of(other, one)


def begins_before_end_of(one: Role, other: Role) -> bool:
    return one.start is None or other.end is None or one.start < other.end


def period(role: Role) -> str:
    return f"{role.start or '…'}–{role.end or '…'}"
