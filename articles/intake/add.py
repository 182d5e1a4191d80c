"""The one way in: drafts become articles, each with its job, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from ..models import Article, Byline, Original, Source, TaggingJob
from ..signals import tagging_requested
from .bylines import Author


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is ready to go in. `body` has an empty line between paragraphs."""

    title: str
    body: str
    source: Source
    published: date
    original: Original
    section: str = ""
    authors: tuple[Author, ...] = ()
    credit: str = ""
    related: tuple[str, ...] = ()
    dateline: str = ""
    url: str = ""
    status: str = Article.Status.DRAFT
    opens_at: datetime | None = None
    by: User | None = None


def add_articles(drafts: Iterable[Draft]) -> list[Article]:
    """Add all of them or none, and ask for their reading."""
    with transaction.atomic():
        return [_add(draft) for draft in drafts]


def _add(draft: Draft) -> Article:
    article = Article.objects.create(
        title=draft.title,
        body=draft.body,
        section=draft.section,
        source=draft.source,
        url=draft.url,
        dateline=draft.dateline,
        credit=draft.credit,
        related=list(draft.related),
        published=draft.published,
        status=draft.status,
        opens_at=draft.opens_at,
        original=draft.original,
        added_by=draft.by,
    )
    Byline.objects.bulk_create(
        Byline(article=article, name=author.name, role=author.role, position=position)
        for position, author in enumerate(draft.authors)
    )
    request_reading(article)
    return article


def request_reading(article: Article) -> None:
    """Queue the article for reading and wake a reader. The row is what counts; the nudge may be lost."""
    job = TaggingJob.objects.request(article)
    tagging_requested.send(sender=TaggingJob, job=job)


def request_readings(articles: QuerySet[Article]) -> int:
    """Queue many articles for reading and wake the readers. Returns how many they are."""
    count = TaggingJob.objects.request_all(articles)
    if count:
        tagging_requested.send(sender=TaggingJob)
    return count
