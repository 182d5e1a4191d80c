"""The front page, and the page that says what this archive is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article

from ..coding.codebook import CODEBOOK
from ..days import by_day
from ..models import Event

EVENTS = 14
ARTICLES = 8


def front(request: HttpRequest) -> HttpResponse:
    context = {
        "days": by_day(Event.objects.public().took_place().newest().for_lists()[:EVENTS]),
        "articles": Article.objects.public().newest().for_lists()[:ARTICLES],
    }
    return render(request, "events/front.html", context)


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "events/about.html", {"codebook": CODEBOOK})
