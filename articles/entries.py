"""Whose name a mention is, where the actor stands for other entries too: so that a merge can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .models import Actor, Alias, Mention
from .tagging.spelling import key_of


def note_entries(mentions: Iterable[Mention]) -> None:
    """
    Note the merged entry that alone goes by the name of a mention; the mentions are not saved. A query where nothing
    was merged.
    """
    linked = list(mentions)
    latest = {one.actor_id: one.actor_id for one in linked if one.actor_id}  # entry → actor that stands for it
    standing = dict(latest)
    names = dict[int, str]()
    while latest:
        rows = Actor.objects.filter(merged_into__in=latest).values_list("pk", "name", "merged_into")
        found = {pk: standing[into] for pk, name, into in rows if into is not None and pk not in standing}
        names |= {pk: name for pk, name, _into in rows if pk in found}
        standing, latest = standing | found, found
    if not names:
        return
    stood_for = {standing[pk] for pk in names}
    names |= dict(Actor.objects.filter(pk__in=stood_for).values_list("pk", "name"))
    called: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    aliases = Alias.objects.filter(actor__in=names).values_list("actor", "text")
    for pk, name in [*names.items(), *aliases]:
        called[standing[pk], key_of(name)].add(pk)
    for mention in linked:
        owners = called.get((mention.actor_id or 0, key_of(mention.text)), set())
        if len(owners) == 1 and owners != {mention.actor_id}:
            mention.entry_id = next(iter(owners))
