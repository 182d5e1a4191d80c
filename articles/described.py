"""An article as programs read it: what the API and the exports say of one. docs/api.md tells every field."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from .models import Article
from .plain_text import one_line

COLUMNS = (
    *("id", "url", "title", "source", "source_slug", "section", "authors", "published", "language"),
    *("original_url", "about", "names", "changed"),
)


def for_programs() -> QuerySet[Article]:
    """Public articles with all that is told of them, in a constant number of queries."""
    return Article.objects.public().for_lists().prefetch_related("countries")


def described(article: Article, site: str) -> dict[str, Any]:
    """`site` is the beginning of every address here, without a slash at its end."""
    countries = list(article.countries.all())
    return {
        "id": article.pk,
        "url": site + article.permalink,
        "title": one_line(article.title),
        "source": one_line(article.source.name),
        "source_slug": article.source.slug,
        "section": one_line(article.section),
        "authors": [one_line(byline.name) for byline in article.bylines.all()],
        "published": article.published.isoformat(),
        "language": article.language,
        "original_url": "" if article.source.invented else article.url,
        "about": [row.country_id for row in countries if row.primary],
        "names": [row.country_id for row in countries if not row.primary],
        "changed": article.changed_at.isoformat(),
    }
