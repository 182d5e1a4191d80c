"""Help with a search: what a name may mean, how a word may be spelled, which filter to take off. Links, no script."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict

from .completing import EACH, Suggested, suggestions
from .looking_up import is_spelled_like
from .models import Article

if TYPE_CHECKING:
    from .list_filters import Chip, ListFilter

FEW_WORDS = 4  # a name is no longer
KNOWN = 3
NEARLY = 0.8
TITLES = 40  # whose words are looked through for another spelling
LEAST_ALIKE = 0.45
OPERATORS = re.compile(r'"|(?:^|\s)-|\bor\b', re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Meant:
    """Another value for a filter, and the query string of the list with it."""

    label: str
    told: str
    asked: str


@dataclass(frozen=True)
class WayOut:
    """A filter that is on, and how many there would be without it."""

    chip: Chip
    count: int


def known_by(words: str) -> list[Suggested]:
    """Whom or which place a search for a name may mean: to be looked at as a whole, under any of its names."""
    if not words or OPERATORS.search(words) or len(words.split()) > FEW_WORDS:
        return []
    return [one for one in suggestions(words, "actor", "place") if is_nearly(words, one)][:KNOWN]


def is_nearly(words: str, one: Suggested) -> bool:
    """Whether the whole of what was typed is the name, but for a slip: a part of a long name is no sign of it."""
    names = (one.name.casefold(), one.spelled.casefold())
    return any(SequenceMatcher(None, words.casefold(), name).ratio() >= NEARLY for name in names)


def corrections(filterset: ListFilter) -> list[Meant]:
    """For names that nobody goes by: those that are spelled almost so."""
    wrong = [name for name in EACH if name in filterset.form.errors and filterset.values.get(name)]
    return [
        Meant(one.name, one.kind, filterset.asked_with(**{name: one.value}))
        for name in wrong
        for one in suggestions(filterset.values[name], name)[:KNOWN]
    ]


def ways_out(filterset: ListFilter, count: Callable[[QuerySet[Any]], int]) -> list[WayOut]:
    """Filters without which something fits. A query for each that is on."""
    chips = filterset.chips
    if len(chips) < 2:
        return []
    found = [WayOut(chip, count(type(filterset)(QueryDict(chip.without), filterset.queryset).qs)) for chip in chips]
    return sorted((one for one in found if one.count), key=lambda one: -one.count)


def spellings(filterset: ListFilter) -> list[Meant]:
    """The words that were looked for, as titles of public articles spell them. A query for each of a few words."""
    words = filterset.values.get("q", "")
    asked = WORD.findall(words)[:FEW_WORDS]
    if OPERATORS.search(words) or not asked:
        return []
    instead = {word: spelled for word in asked if (spelled := as_titles_spell(word))}
    if not instead:
        return []
    meant = WORD.sub(lambda found: instead.get(found[0], found[0]), words)
    return [Meant(meant, "", filterset.asked_with(q=meant))]


def as_titles_spell(word: str) -> str:
    """The commonest word of titles that is almost this one; empty where the word itself stands in one."""
    if len(word) < 4:
        return ""
    similar: Any = TrigramWordSimilarity(word, "title")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(LEAST_ALIKE)])
        near = Article.objects.public().filter(title__trigram_word_similar=word).annotate(alike=similar)
        titles = list(near.order_by("-alike", "-pk").values_list("title", flat=True)[:TITLES])
    typed = word.lower()
    like: list[str] = [
        one.lower() for title in titles for one in WORD.findall(title) if is_spelled_like([typed], [one.lower()])
    ]
    if not like or typed in like:
        return ""
    return max(like, key=like.count)
