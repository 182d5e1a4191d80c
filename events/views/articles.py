"""An article with what was read in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles.models import Article

from ..apparatus import dateline, fits, headline, passages
from ..models import Report

NAMED_SHOWN = 8


def article(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    found = Article.objects.public().select_related("source", "job").prefetch_related("bylines", "corrections")
    article = found.filter(pk=pk).first()
    if article is None:
        return withdrawn(request, pk)
    if slug != article.slug:
        return redirect(article, permanent=True)
    mentions = list(article.mentions.select_related("actor", "country").order_by("start", "-end"))
    reports = list(
        Report.objects.filter(article=article)
        .select_related("event__place")
        .prefetch_related("event__participants__actor")
        .order_by("sentence_start", "trigger_start")
    )
    as_read = fits(article, mentions)
    context = {
        "article": article,
        "as_read": as_read,
        "headline": headline(article, mentions if as_read else []),
        "dateline": dateline(article, mentions if as_read else []),
        **countries_of(article),
        "passages": passages(article, mentions, reports) if as_read else passages(article, [], []),
        "names": len({mention.actor or mention.country for mention in mentions} - {None}),
        "events": len({report.event_id for report in reports}),
    }
    return render(request, "events/article.html", context)


def withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    """Says when and why an article was withdrawn, and nothing of what it said, whatever slug leads here."""
    article = get_object_or_404(
        Article.objects.only("status", "withdrawn_at", "withdrawn_because"), pk=pk, status=Article.Status.WITHDRAWN
    )
    return render(request, "events/withdrawn.html", {"withdrawn": article}, status=410)


def countries_of(article: Article) -> dict[str, Any]:
    """The countries that it is about, and others that it names, the weightiest first."""
    rows = list(article.countries.select_related("country").order_by("-weight", "country"))
    named = [row.country for row in rows if not row.primary]
    return {
        "about": [row.country for row in rows if row.primary],
        "naming": named[:NAMED_SHOWN],
        "more_countries": max(len(named) - NAMED_SHOWN, 0),
    }
