"""Articles of the same story as one, and others about much of the same: by the words that weigh most in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import DurationField, ExpressionWrapper, F, Value
from django.db.models.functions import Abs, Extract

from .models import Article
from .words import FAR_APART, SAME_STORY, alike

WINDOW = timedelta(days=60)  # before and after, in which related articles are looked for
WEIGHTIEST = 8  # words, of which a related article has at least one
LOOKED_AT = 200  # articles, the nearest in time
RELATED = 0.1  # how alike articles are that a reader may want next
SHOWN = 6


@dataclass(frozen=True)
class Others:
    """At most SHOWN of each, the most alike first."""

    same_story: list[Article]
    related: list[Article]


def others(article: Article, telling_the_same: Iterable[Article] = ()) -> Others:
    """`telling_the_same` are public articles that tell of the same events, whatever their words. One query."""
    same = {one.pk: one for one in telling_the_same if not one_text(one, article)}
    likes = {one.pk: alike(article.words, one.words) for one in same.values()}
    near: dict[int, Article] = {}
    for one in in_much_the_same_words(article):
        likes[one.pk] = alike(article.words, one.words)
        if one.pk in same or one_text(one, article):
            continue
        close_in_time = abs(one.published - article.published) <= FAR_APART
        if likes[one.pk] >= SAME_STORY and close_in_time:
            same[one.pk] = one
        elif likes[one.pk] >= RELATED:
            near[one.pk] = one

    def most_alike(found: Iterable[Article]) -> list[Article]:
        return sorted(found, key=lambda one: (-likes[one.pk], -one.pk))[:SHOWN]

    return Others(most_alike(same.values()), most_alike(near.values()))


def in_much_the_same_words(article: Article) -> Iterable[Article]:
    heaviest = sorted(article.words, key=lambda word: -article.words[word])[:WEIGHTIEST]
    if not heaviest:
        return []
    day = article.published
    apart = ExpressionWrapper(F("published") - Value(day), output_field=DurationField())
    return (
        Article.objects.public()
        .filter(published__range=(day - WINDOW, day + WINDOW), words__has_any_keys=heaviest)
        .exclude(pk=article.pk)
        .select_related("source")
        .defer("body", "search", "related")
        .order_by(Abs(Extract(apart, "epoch")), "-pk")[:LOOKED_AT]
    )


def one_text(one: Article, other: Article) -> bool:
    """By an editor's word; such articles are named elsewhere."""
    return one.copies is not None and one.copies == other.copies
