"""Actors and places, while somebody types a name: by any spelling, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramStrictWordSimilarity
from django.db import connection, transaction
from django.db.models import (
    Case,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Concat, Length

from .folding import Folded
from .models import Actor, Alias, Mention, Place

MOST = 12
MOST_LOOKED_AT = 60
MOST_COUNTED = 100  # mentions of one actor: beyond these it is often named, and how often does not matter
MOST_ROLES = 2
FEW_LETTERS = 2

SPACE = Value(" ", output_field=TextField())
JUST, BEGINS, HOLDS, WORDS, LIKE = range(5)  # how near a name is to what was typed
LEAST_ALIKE = 0.3  # of the three-letter parts of names: enough to be looked at
ALIKE = 0.75  # of the letters of a word: a slip in four letters, two in eight
DROPPED = re.compile(r"['’‘ʻʼ`]")


@dataclass(frozen=True, slots=True)
class Found:
    """One answer. `key` stands for it; `told` tells it from others of its name; `spelled` is the name that was met."""

    key: str
    name: str
    kind: str
    country: str
    told: str = ""
    spelled: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def find_actors(words: str, on: date | None = None, most: int = MOST) -> list[Found]:
    """
    Actors by any spelling of any name, those of merged entries too: words begun, in any order, with initials or almost
    so. `on`: the day whose offices tell who they are.
    """
    met = entries_called(words)
    mentions = Mention.objects.filter(actor=OuterRef("pk")).order_by().values("pk")[:MOST_COUNTED]
    rows = (
        Actor.objects.filter(pk__in=met)
        .select_related("country", "merged_into__country", "merged_into__merged_into")
        .annotate(named=Func(ArraySubquery(mentions), function="cardinality", output_field=IntegerField()))
    )
    often = {actor.pk: actor.named for actor in rows}  # type: ignore[attr-defined]
    ranked = sorted(rows, key=lambda actor: (met[actor.pk][0], -often[actor.pk], len(actor.name), actor.pk))
    standing: dict[Actor, str] = {}
    for actor in ranked:
        standing.setdefault(actor.remaining, met[actor.pk][1])
    chosen = list(standing)[:most]
    prefetch_related_objects(chosen, "roles")
    return [actor_found(actor, on, standing[actor]) for actor in chosen]


similarity: Any = TrigramStrictWordSimilarity  # of expressions too, which its stubs do not know
Met = dict[int, tuple[int, str]]  # actor → how near, as spelled


def entries_called(words: str) -> Met:
    """Entries, merged ones too, with a name that holds these words; where there are none, with one like them."""
    met: Met = {}
    for near_enough in (closest, likest):
        for names, whose, field in ((Actor.objects.all(), "pk", "name"), (Alias.objects.all(), "actor", "text")):
            for pk, near, spelled in near_enough(names, whose, field, words):
                met[pk] = min(met.get(pk, (near, spelled)), (near, spelled), key=lambda one: one[0])
        if met:
            break
    return met


def actor_found(actor: Actor, on: date | None = None, spelled: str = "") -> Found:
    roles = [role for role in actor.roles.all() if on is None or role.held_on(on)]
    told = ", ".join(dict.fromkeys(role.title for role in reversed(roles[-MOST_ROLES:])))
    return Found(
        key=actor.slug,
        name=actor.name,
        kind=str(actor.get_kind_display()),
        country=actor.country.name if actor.country else str(actor.get_bloc_display() or ""),
        told=told or actor.sector,
        spelled="" if spelled == actor.name else spelled,
    )


def find_places(words: str, most: int = MOST) -> list[Found]:
    return [place_found(place) for place in places_called(words, most)]


def places_called(words: str, most: int = MOST) -> list[Place]:
    """
    Places with a name in which a word begins so; countries first, then the largest. Where there are none, places with
    a name spelled almost so.
    """
    typed = Folded(Value(words))
    near = Case(
        When(spelled__startswith=Concat(typed, SPACE), then=Value(JUST)),
        When(spelled__contains=Concat(typed, SPACE), then=Value(BEGINS)),
        default=Value(HOLDS),
    )
    country_first = Case(When(kind=Place.Kind.COUNTRY, then=Value(0)), default=Value(1))
    found = (
        Place.objects.alias(folded=Folded("name", "names"), spelled=Concat("folded", SPACE))
        .filter(holding(words))
        .select_related("country")
        .order_by(near, country_first, "-population", "pk")
    )
    return list(found[:most]) or places_spelled_like(words)[:most]


def places_spelled_like(words: str) -> list[Place]:
    wanted = words_in(words)
    if len("".join(wanted)) <= FEW_LETTERS:
        return []
    typed = Folded(Value(words))
    rows: QuerySet[Any] = (
        Place.objects.annotate(folded=Folded("name", "names"), alike=similarity(typed, Folded("name", "names")))
        .filter(folded__trigram_strict_word_similar=typed)
        .select_related("country")
        .annotate(meant=typed)
        .order_by("-alike", "-population", "pk")
    )
    with least_alike():
        found = list(rows[:MOST_LOOKED_AT])
    return [place for place in found if is_spelled_like(place.meant.split(), place.folded.split())]


@contextmanager
def least_alike() -> Iterator[None]:
    """How like words must be to be found by an index, for the statements within."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('pg_trgm.strict_word_similarity_threshold', %s, true)", [str(LEAST_ALIKE)])
        yield


def place_found(place: Place) -> Found:
    within = "" if place.country is None or place.kind == Place.Kind.COUNTRY else place.country.name
    people = f"{place.population:,}" if place.population and place.kind == Place.Kind.CITY else ""
    return Found(key=place.key, name=place.name, kind=str(place.get_kind_display()), country=within, told=people)


def closest(names: QuerySet[Any], whose: str, field: str, words: str) -> Iterable[tuple[int, int, str]]:
    """Of rows whose `field` holds a word that begins so: whose it is, how near it is, and how it is spelled."""
    rows: QuerySet[Any, Any] = (
        names.alias(folded=Folded(field)).filter(holding(words)).annotate(near=nearness(Folded(Value(words))))
    )
    return rows.order_by("near", Length(field), "pk").values_list(whose, "near", field)[:MOST_LOOKED_AT]


def standing_for(entries: Iterable[int]) -> dict[int, Actor]:
    """For each of these entries that was merged, the actor that stands for it."""
    merged = Actor.objects.filter(pk__in=set(entries), merged_into__isnull=False)
    return {one.pk: one.remaining for one in merged.select_related("merged_into__merged_into")}


def likest(names: QuerySet[Any], whose: str, field: str, words: str) -> list[tuple[int, int, str]]:
    """Of rows whose `field` holds words spelled almost so, the same as `closest` says."""
    wanted = words_in(words)
    if len("".join(wanted)) <= FEW_LETTERS:
        return []
    typed = Folded(Value(words))
    rows: QuerySet[Any, Any] = (
        names.annotate(folded=Folded(field), alike=similarity(typed, Folded(field)))
        .filter(folded__trigram_strict_word_similar=typed)
        .order_by("-alike", Length(field), "pk")
    )
    with least_alike():
        found = list(rows.values_list(whose, field, "folded", Folded(Value(words)))[:MOST_LOOKED_AT])
    return [(pk, LIKE, spelled) for pk, spelled, name, meant in found if is_spelled_like(meant.split(), name.split())]


def is_spelled_like(typed: Iterable[str], name: Sequence[str]) -> bool:
    """Whether each of the words begins one of the name or is almost one; few people mistype the first letter."""
    return all(
        any(
            one.startswith(word) or (one[0] == word[0] and SequenceMatcher(None, one, word).ratio() >= ALIKE)
            for one in name
        )
        for word in typed
    )


def holding(words: str) -> Q:
    """
    In which a word begins so, or each of several words does, whatever their order, the first ones perhaps as initials;
    a letter or two must begin the name itself, because they begin a word in most.
    """
    if not any(character.isalnum() for character in words):
        return Q(pk__in=[])
    typed = Folded(Value(words))
    if len(words.strip()) <= FEW_LETTERS:
        return Q(folded__startswith=typed)
    parts = words_in(words)
    if len(parts) == 1:
        return Q(folded__contains=typed)
    *first, last = [Q(folded__contains=Folded(Value(part))) for part in parts]
    initials = [Q(folded__contains=Concat(Folded(Value(part[0])), SPACE)) for part in parts[:-1]]
    begun = [said | initial for said, initial in zip(first, initials, strict=True)]
    return Q(folded__contains=typed) | reduce(and_, begun, last)


def words_in(typed: str) -> list[str]:
    """Its words, as folding parts them; but “J.R.” is two."""
    return [word for word in re.split(r"[\W_]+", DROPPED.sub("", typed)) if word]


def nearness(typed: Folded) -> Case:
    """How near a row's `folded` name is to what was typed."""
    return Case(
        When(folded=typed, then=Value(JUST)),
        When(folded__startswith=typed, then=Value(BEGINS)),
        When(folded__contains=typed, then=Value(HOLDS)),
        default=Value(WORDS),
    )
