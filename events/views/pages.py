"""The front page."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article

from ..days import by_day
from ..models import Event

EVENTS = 14
ARTICLES = 8


def front(request: HttpRequest) -> HttpResponse:
    articles = list(Article.objects.public().newest().for_lists()[:ARTICLES])
    context = {
        "days": by_day(lately(until=articles[0].published)) if articles else [],
        "articles": articles,
    }
    return render(request, "events/front.html", context)


def lately(until: date) -> QuerySet[Event]:
    """What took place last. Nothing can have happened after it was told: such a day was read wrongly."""
    return Event.objects.public().took_place().filter(start__lte=until).newest().for_lists()[:EVENTS]
