"""Who published what is here: all sources, and one of them with its articles by year."""

from __future__ import annotations

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.conditional import render_once
from articles.languages import name_of
from articles.models import Article, Source
from articles.source_figures import copies

from ..coverage import by_source, by_year, percent

MOST_SOURCES = 500
LATEST = 25


def source_list(request: HttpRequest) -> HttpResponse:
    """Sources of public articles; those with the most articles first."""
    articles = Article.objects.public().order_by()
    sources = by_source(articles) if articles.exists() else []
    shown = sources[:MOST_SOURCES]
    context = {"sources": shown, "more": len(sources) - len(shown)}
    return render_once(request, "events/source_list.html", context)


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """A source of which nothing is public has a page as well: what is said of it is no secret."""
    shown = get_object_or_404(Source.objects.select_related("country"), slug=slug)
    articles = Article.objects.public().filter(source=shown)
    facts = articles.order_by().aggregate(total=Count("pk"), first=Min("published"), last=Max("published"))
    newest, copied = copies(articles, Article.objects.public())
    latest = list(articles.newest().for_lists()[:LATEST])
    context = {
        "source": shown,
        "language": name_of(shown.language),
        **facts,
        "years": by_year(articles.order_by()) if facts["total"] else None,
        "newest": newest,
        "copied": copied,
        "copied_share": percent(copied, newest) if newest else None,
        "articles": latest,
        "title": shown.name,
        "description": _("What the archive holds of %(source)s.") % {"source": shown.name},
    }
    return render_once(request, "events/source.html", context)
