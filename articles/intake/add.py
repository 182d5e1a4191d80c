"""The one way in: drafts become articles, each with its job, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from ..languages import READ, code_of
from ..models import Article, Byline, Original, Source, TaggingJob
from ..signals import tagging_requested
from .addresses import url_key
from .alike import note_likenesses
from .bylines import Author
from .detecting import language_of

TOGETHER = 500  # rows in one statement


@dataclass(frozen=True, slots=True)
class Draft:
    """
    An article that is ready to go in. `body` has an empty line between paragraphs.

    `language` is what the file or the batch tells: what is expected, unless the text is clearly in another one. Where
    `language_decided`, an editor has said so.
    """

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
    language: str = ""
    language_decided: bool = False
    status: str = Article.Status.DRAFT
    opens_at: datetime | None = None
    by: User | None = None

    def article(self) -> Article:
        """Its row, not yet saved."""
        return Article(
            title=self.title,
            body=self.body,
            section=self.section,
            source=self.source,
            url=self.url,
            url_key=url_key(self.url),
            dateline=self.dateline,
            credit=self.credit,
            related=list(self.related),
            language=self.language or READ,
            language_decided=self.language_decided,
            published=self.published,
            status=self.status,
            opens_at=self.opens_at,
            original=self.original,
            added_by=self.by,
        )

    def in_its_language(self) -> Article:
        """Its row, with the language that its text shows."""
        article = self.article()
        if not self.language_decided:
            expected = code_of(self.language) or code_of(self.source.language)
            article.language = language_of(self.title, self.body, expected=expected)
        return article

    def bylines(self, article: Article) -> list[Byline]:
        return [
            Byline(article=article, name=author.name, role=author.role, position=position)
            for position, author in enumerate(self.authors)
        ]


def kept_back(draft: Draft) -> Draft:
    """The same as a draft: readers do not get one article twice before an editor has said what the two are."""
    public = draft.status in (Article.Status.PUBLISHED, Article.Status.SCHEDULED)
    return replace(draft, status=Article.Status.DRAFT, opens_at=None) if public else draft


def add_articles(drafts: Iterable[Draft]) -> list[Article]:
    """
    Add all of them or none, in as many statements for a hundred as for one, and ask for their reading. Originals that
    are not kept yet are kept with them; what is much alike is noted for an editor.
    """
    drafts = list(drafts)
    with transaction.atomic():
        Original.objects.bulk_create([one.original for one in drafts if one.original.pk is None], TOGETHER)
        articles = Article.objects.bulk_create([draft.in_its_language() for draft in drafts], TOGETHER)
        bylines = [byline for draft, article in zip(drafts, articles, strict=True) for byline in draft.bylines(article)]
        Byline.objects.bulk_create(bylines, TOGETHER)
        TaggingJob.objects.bulk_create([TaggingJob(article=article) for article in articles], TOGETHER)
        for start in range(0, len(articles), TOGETHER):
            note_likenesses(articles[start : start + TOGETHER])
        if articles:
            tagging_requested.send(sender=TaggingJob)
    return articles


def request_reading(article: Article) -> None:
    """
    Queue the article for reading and wake a reader. The row is what counts; the nudge may be lost. Of an article with
    earlier versions only the newest text is read.
    """
    if article.status == Article.Status.VERSION:
        return
    job = TaggingJob.objects.request(article)
    tagging_requested.send(sender=TaggingJob, job=job)


def request_readings(articles: QuerySet[Article]) -> int:
    """Queue many articles for reading and wake the readers. Returns how many they are."""
    count = TaggingJob.objects.request_all(articles)
    if count:
        tagging_requested.send(sender=TaggingJob)
    return count
