"""What a country's, a region's and an actor's page have in common: their latest events and articles."""

from __future__ import annotations

from typing import Any

from articles.lists import bounded_count

from ..activity import activity
from ..days import by_day

EVENTS = 20
ARTICLES = 10


def dossier(events: Any, articles: Any) -> dict[str, Any]:
    return {
        "activity": activity(events),
        "days": by_day(events.newest().for_lists()[:EVENTS]),
        "event_count": bounded_count(events),
        "articles": articles.newest().for_lists()[:ARTICLES],
        "article_count": bounded_count(articles),
    }
