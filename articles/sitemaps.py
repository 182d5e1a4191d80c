"""The sitemap of articles and actors, in parts that stay as they are while new ones come in: the oldest first."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, TypeVar

from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, Model, OuterRef, QuerySet

from .models import Actor, Article, Source

Row = TypeVar("Row", bound=Model)
PART = 5_000  # addresses; the protocol allows 50,000


class Part(Sitemap[Row], Generic[Row]):
    limit = PART

    def get_latest_lastmod(self) -> datetime | None:
        """Asked by the index, which would otherwise read every row."""
        return None


class ArticleSitemap(Part[Article]):
    def items(self) -> QuerySet[Article]:
        return Article.objects.public().only("title", "changed_at").order_by("pk")

    def lastmod(self, article: Article) -> datetime:
        return article.changed_at

    def get_latest_lastmod(self) -> Any:
        return Article.objects.public().aggregate(newest=Max("changed_at"))["newest"]


class ActorSitemap(Part[Actor]):
    """Actors that public articles name: of the others there is nothing to read yet."""

    def items(self) -> QuerySet[Actor]:
        naming = Article.objects.public().filter(mentions__actor=OuterRef("pk"))
        return Actor.objects.unmerged().filter(Exists(naming)).only("slug").order_by("pk")


class SourceSitemap(Part[Source]):
    """Sources of public articles."""

    def items(self) -> QuerySet[Source]:
        published = Article.objects.public().filter(source=OuterRef("pk"))
        return Source.objects.filter(Exists(published)).only("slug").order_by("pk")


SITEMAPS: dict[str, type[Sitemap[Any]]] = {"articles": ArticleSitemap, "actors": ActorSitemap, "sources": SourceSitemap}
