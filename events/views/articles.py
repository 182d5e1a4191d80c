"""An article with what was read in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles.conditional import render_once
from articles.differences import in_rows
from articles.linked_data import data_block, news_article
from articles.models import Article, ArticleVersion
from articles.related import others

from ..apparatus import dateline, fits, headline, passages
from ..cards import event_cards, name_cards
from ..models import Report

NAMED_SHOWN = 8
SAME_SHOWN = 20
PRINTED_SHOWN = 20


def article(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    found = Article.objects.public().select_related("source", "job").prefetch_related("bylines", "corrections")
    article = found.defer("search").filter(pk=pk).first()
    if article is None:
        return withdrawn(request, pk)
    if slug != article.slug:
        return redirect(article, permanent=True)
    mentions = list(
        article.mentions.select_related("actor__country", "country", "place__country").order_by("start", "-end")
    )
    reports = list(
        Report.objects.filter(article=article)
        .select_related("event__place", "event__country")
        .prefetch_related("event__participants__actor__merged_into")
        .order_by("sentence_start", "trigger_start")
    )
    as_read = fits(article, mentions)
    marked, told = (mentions, reports) if as_read else ([], [])
    context = {
        "article": article,
        "as_read": as_read,
        "headline": headline(article, marked),
        "dateline": dateline(article, marked),
        **countries_of(article),
        "passages": passages(article, marked, told),
        "name_cards": name_cards(marked, article.published),
        "event_cards": event_cards(told),
        "names": len({mention.actor or mention.country for mention in mentions} - {None}),
        "linked_data": data_block(news_article(article, request.build_absolute_uri("/").rstrip("/"))),
        "events": len({report.event_id for report in reports}),
        "versions": list(article.versions.for_readers().in_order()),
        "printed_by": printed_by(article),
        "around": others(article, telling_the_same(article, reports)),
    }
    return render_once(request, "events/article.html", context)


def telling_the_same(article: Article, reports: Iterable[Report]) -> list[Article]:
    """Public articles that tell of one of its events too."""
    events = {report.event_id for report in reports}
    telling = Report.objects.filter(event__in=events, article=OuterRef("pk"))
    found = Article.objects.public().filter(Exists(telling)).exclude(pk=article.pk).select_related("source")
    return list(found.defer("body", "search", "related").newest()[:SAME_SHOWN])


def version(request: HttpRequest, pk: int, slug: str, number: int) -> HttpResponse:
    """An earlier text that readers once saw, and what is different in the one that came after it."""
    article = Article.objects.public().select_related("source").filter(pk=pk).first()
    if article is None:
        return withdrawn(request, pk)
    versions = list(article.versions.for_readers().in_order())
    place = next((place for place, one in enumerate(versions) if one.pk == number), None)
    if place is None:
        raise Http404
    if slug != article.slug:
        return redirect("article_version", article.pk, article.slug, number, permanent=True)
    earlier, later = versions[place], versions[place + 1].text if place + 1 < len(versions) else article
    context = {
        "article": article,
        "version": earlier,
        "earlier": earlier.text,
        "later": later,
        "versions": list(article.versions.for_readers().in_order()),
        "rows": in_rows(*(f"{one.title}\n\n{one.body}" for one in (earlier.text, later))),
    }
    return render_once(request, "events/version.html", context)


def printed_by(article: Article) -> list[Article]:
    """Public articles with the same text, by an editor's word."""
    if article.copies is None:
        return []
    same = Article.objects.public().filter(copies=article.copies).exclude(pk=article.pk)
    return list(same.for_lists().order_by("published", "pk")[:PRINTED_SHOWN])


def withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    """
    Says when and why an article was withdrawn, and nothing of what it said, whatever slug leads here. The address of
    what is an earlier version now leads to the article.
    """
    joined = ArticleVersion.objects.filter(text=pk, had_page=True, article__in=Article.objects.public())
    if version := joined.select_related("article").first():
        return redirect(version.article)
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
