"""Two entries of one actor made one, and parted again.

A merged entry stays as it is and says which one stands for it, so that a merge can be undone: knowledge counts its
names and roles as the other's, its address leads there, and it is in no list. What readings found moves at once; after
an undo it comes apart again when the articles are read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from django.db import transaction
from django.utils.translation import gettext as _

from .models import Actor, Mention, Role
from .signals import actors_merged
from .turns import take_turn


@transaction.atomic
def merge(actors: Sequence[Actor], into: Actor) -> None:
    """Let `into` stand for the actors. Raises ValidationError when it is itself merged into one of them."""
    take_turn()
    into.refresh_from_db()
    into.curated = True
    into.save(update_fields=["curated"])
    for actor in actors:
        actor.merged_into, actor.curated = into, True
        actor.clean()
        actor.save(update_fields=["merged_into", "curated"])
    merged = [entry for actor in actors for entry in actor.entries()]
    Mention.objects.filter(actor__in=merged).update(actor=into)
    actors_merged.send(sender=Actor, merged=merged, into=into)


def part(actor: Actor) -> None:
    """Undo a merge: the entry stands for itself again."""
    actor.merged_into = None
    actor.save(update_fields=["merged_into"])


def contradictions(actors: Sequence[Actor]) -> list[str]:
    """What speaks against these being one actor, in sentences for the editor."""
    found = []
    kinds = {actor.get_kind_display() for actor in actors}
    if len(kinds) > 1:
        found.append(_("They are of different kinds: %s.") % ", ".join(sorted(kinds)))
    codes = {actor.code for actor in actors if actor.code}
    if len(codes) > 1:
        found.append(_("They belong to different countries: %s.") % ", ".join(sorted(codes)))
    roles = Role.objects.filter(actor__in=actors).select_related("actor").order_by("start", "pk")
    for one, other in combinations(roles, 2):
        if one.actor_id != other.actor_id and disagree(one, other):
            facts = {"office": one, "one": period(one), "other": period(other)}
            found.append(_("They held one office at overlapping times: %(office)s, %(one)s and %(other)s.") % facts)
    return found


def disagree(one: Role, other: Role) -> bool:
    """Whether two roles are the same office with different dates that overlap; the same dates are one fact twice."""
    if (one.title.lower(), one.code) != (other.title.lower(), other.code):
        return False
    if (one.start, one.end) == (other.start, other.end):
        return False
    return begins_before_end_of(one, other) and begins_before_end_of(other, one)


def begins_before_end_of(one: Role, other: Role) -> bool:
    return one.start is None or other.end is None or one.start < other.end


def period(role: Role) -> str:
    return f"{role.start or '…'}–{role.end or '…'}"
