"""The front page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from articles.conditional import render_once
from articles.models import Article

from ..days import by_day
from ..lately import begin, lately, most_active_pairs, running
from ..pictures.located import located

EVENTS = 12
STORIES = 6
PAIRS = 7
ARTICLES = 8


def front(request: HttpRequest) -> HttpResponse:
    articles = list(Article.objects.public().newest().for_lists()[:ARTICLES])
    context = {"articles": articles, "stories": running(STORIES)}
    if articles:
        until = articles[0].published
        events = lately(until)
        since = begin(events, until)
        context |= {
            "days": by_day(events.for_lists()[:EVENTS]),
            "since": since,
            "asked": urlencode({"since": since, "until": until}),
            "pairs": most_active_pairs(events.filter(start__gte=since), PAIRS),
            "located": located(events.filter(start__gte=since)),
        }
    return render_once(request, "events/front.html", context)
