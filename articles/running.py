"""Running stories: which of the newest articles tell of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.core.cache import cache

from .models import Article
from .stories import Told, stories

CONSIDERED = 150  # newest articles
KEPT_FOR = 3600  # seconds; a change of any of these articles makes them be grouped anew at once


@dataclass(frozen=True)
class Story:
    """Articles of one story, the newest first."""

    articles: list[Article]

    @property
    def newest(self) -> Article:
        return self.articles[0]

    @property
    def first(self) -> date:
        return self.articles[-1].published

    @property
    def sources(self) -> int:
        return len({article.source_id for article in self.articles})


def running_stories(shown: int) -> list[Story]:
    """
    Those with several articles among the newest, the latest first. Two queries, and one more when one of these
    articles has changed.
    """
    newest = list(Article.objects.public().newest().values_list("pk", "changed_at")[:CONSIDERED])
    key = f"stories-{sha256(repr(newest).encode()).hexdigest()}"
    groups: list[list[int]] | None = cache.get(key)
    if groups is None:
        groups = grouped([pk for pk, _changed in newest])
        cache.set(key, groups, KEPT_FOR)
    chosen = groups[:shown]
    found = Article.objects.public().for_lists().in_bulk({pk for group in chosen for pk in group})
    return [Story([found[pk] for pk in group if pk in found]) for group in chosen if any(pk in found for pk in group)]


def grouped(articles: Iterable[int]) -> list[list[int]]:
    """Keys of articles, the newest first, gathered by story: those stories that have several."""
    texts = Article.objects.filter(pk__in=articles).only("words", "published").newest()
    found = {article.pk: article for article in texts}
    told = [Told(article.words, article.published) for article in found.values()]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for pk, story in zip(found, stories(told), strict=True):
        members[story].append(pk)
    return [group for group in members.values() if len(group) > 1]
