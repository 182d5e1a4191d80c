"""
Entries that may be one actor: their names are the same or nearly so, and nothing that is known speaks against it.

What speaks against it: another kind or country, different numbers in the names, an own entry each in Wikidata, one
office at overlapping times, and a person's word that they are not the same. States are told apart by the reference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from .merging import disagree
from .models import Actor, Different, Loaded, Role, Suggestion

LEAST_ALIKE = 0.6  # of the three-letter parts of two names
AT_ONCE = 500  # names looked up in one statement
MOST_KEPT = 2_000
NAMES = ("name", "variant")  # sorts of alias that are whole names; short ones are shared by many
NUMBERS = re.compile(r"\d+|\b[ivx]{2,}\b")
SAME_KIND, SAME_COUNTRY, ONE_UNKNOWN, SAME_OFFICE = 0.1, 0.15, -0.1, 0.2

# Names with what they are compared by, apart from their tables, so that nothing is folded twice.
SPELLED = """
drop table if exists spelled;
create temporary table spelled as
    select actor, text, folded, row_number() over (order by actor, folded) as number from (
        select distinct on (actor, folded) actor, text, articles_folded(text) as folded from (
            select id as actor, name as text from articles_actor
            union all
            select actor_id, text from articles_alias where form = any(%(forms)s)
        ) names
        join articles_actor on articles_actor.id = actor
        where merged_into_id is null and kind <> 'state' and length(text) > 4
        order by actor, folded, text
    ) once;
create index on spelled using gin (folded gin_trgm_ops);
create index on spelled (number);
analyze spelled
"""
PAIRS = """
select one.actor, one.text, other.actor, other.text, similarity(one.folded, other.folded)
from spelled one cross join lateral (
    select * from spelled other where other.folded %% one.folded offset 0
) other
where one.number > %(after)s and one.number <= %(after)s + %(at_once)s and one.actor < other.actor
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries, the older first, by names of theirs that are alike, between 0 and 1."""

    one: int
    spelled: str
    other: int
    like: str
    alike: float


def suggest() -> int:
    """Look through all actors, and put what is found in the place of what was suggested before. Returns how many."""
    found = dict[tuple[int, int], Suggestion]()
    for pairs in all_pairs():
        for suggestion in weighed(pairs):
            key = (suggestion.one_id, suggestion.other_id)
            if key not in found or found[key].score < suggestion.score:
                found[key] = suggestion
    best = sorted(found.values(), key=lambda one: (-one.score, one.one_id, one.other_id))[:MOST_KEPT]
    with transaction.atomic():
        Suggestion.objects.all().delete()
        Suggestion.objects.bulk_create(best)
        known = Loaded.objects.filter(name=Loaded.KNOWLEDGE).values_list("fingerprint", flat=True).first() or ""
        Loaded.objects.update_or_create(name=Loaded.SUGGESTIONS, defaults={"fingerprint": known})
    return len(best)


def all_pairs() -> Iterator[list[Pair]]:
    """Pairs of all actors, some hundred names at a time: a statement each, so that no transaction is held for long."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('pg_trgm.similarity_threshold', %s, false)", [str(LEAST_ALIKE)])
        for statement in SPELLED.split(";"):
            cursor.execute(statement, {"forms": list(NAMES)} if "%(" in statement else None)
        cursor.execute("select count(*) from spelled")
        [count] = cursor.fetchone()
        for after in range(0, count, AT_ONCE):
            cursor.execute(PAIRS, {"after": after, "at_once": AT_ONCE})
            yield [Pair(*row) for row in cursor.fetchall()]
        cursor.execute("drop table spelled")
        cursor.execute("reset pg_trgm.similarity_threshold")


def weighed(pairs: Sequence[Pair]) -> Iterator[Suggestion]:
    """Those pairs that may be one actor, with a score. Three queries."""
    pairs = [pair for pair in pairs if numbers(pair.spelled) == numbers(pair.like)]
    actors = Actor.objects.select_related("country").in_bulk({key for pair in pairs for key in (pair.one, pair.other)})
    said = set(Different.objects.of(*actors.values()).values_list("one", "other"))
    roles: defaultdict[int, list[Role]] = defaultdict(list)
    for role in Role.objects.filter(actor__in=actors):
        roles[role.actor_id].append(role)
    for pair in pairs:
        one, other = actors.get(pair.one), actors.get(pair.other)
        if one and other and (pair.one, pair.other) not in said and not known_apart(one, other):
            offices = [(a, b) for a in roles[one.pk] for b in roles[other.pk]]
            if not any(disagree(a, b) for a, b in offices):
                yield suggestion(pair, one, other, offices)


def known_apart(one: Actor, other: Actor) -> bool:
    return (
        one.kind != other.kind
        or bool(one.code and other.code and one.code != other.code)
        or bool(one.wikidata and other.wikidata and one.wikidata != other.wikidata)
        or bool(one.sector and other.sector and one.sector != other.sector)
    )


def suggestion(pair: Pair, one: Actor, other: Actor, offices: Iterable[tuple[Role, Role]]) -> Suggestion:
    why = [_("the same name") if pair.alike == 1 else _("names alike to %d%%") % round(100 * pair.alike)]
    score = 0.65 * pair.alike + SAME_KIND
    if one.code and one.code == other.code:
        score += SAME_COUNTRY
        why.append(_("same country"))
    elif one.code or other.code:
        score += ONE_UNKNOWN
        why.append(_("the country of one is not known"))
    if any((a.title.lower(), a.code) == (b.title.lower(), b.code) for a, b in offices):
        score += SAME_OFFICE
        why.append(_("same office"))
    return Suggestion(
        one=one, other=other, spelled=pair.spelled, like=pair.like, score=round(min(max(score, 0), 1), 3), why=why
    )


def numbers(name: str) -> list[str]:
    """“1st Division”, “Charles II”: those that are numbered are many."""
    return sorted(NUMBERS.findall(name.lower()))
