"""An event as programs read it: what the API and the exports say of one. docs/api.md tells every field."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from articles.plain_text import one_line

from .coding.codebook import CODEBOOK
from .models import Event, Participant

MOST_SENTENCES = 20  # of one event; its page leads to all
COLUMNS = (
    *("id", "url", "told", "type", "mode", "quad", "class", "score", "realis", "status", "start", "end", "precision"),
    *("actors", "recipients", "place", "lat", "lon", "country", "reports", "sources", "sentences"),
)


def for_programs() -> QuerySet[Event]:
    """Public events with all that is told of them, in a constant number of queries."""
    events: Any = Event.objects.public().for_lists()  # mypy does not know its `claims`
    return events.prefetch_related("claims__article__source")  # type: ignore[no-any-return]


def described(event: Any, site: str) -> dict[str, Any]:
    """`site` is the beginning of every address here, without a slash at its end."""
    return {
        "id": event.pk,
        "url": site + event.get_absolute_url(),
        "told": capfirst(one_line(event.sentence)),
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "class": CODEBOOK.quads[event.quad],
        "score": event.score,
        "realis": event.realis,
        "status": event.status,
        "start": event.start and event.start.isoformat(),
        "end": event.end and event.end.isoformat(),
        "precision": event.precision,
        "actors": [participant(one) for one in event.actors],
        "recipients": [participant(one) for one in event.recipients],
        "place": event.place.name if event.place else "",
        "lat": event.place and event.place.lat,
        "lon": event.place and event.place.lon,
        "country": event.country_id or "",
        "reports": event.report_count,
        "sources": event.voices,
        "sentences": [
            {
                "text": one_line(report.sentence),
                "article": site + report.article.permalink,
                "source": one_line(report.article.source.name),
                "published": report.article.published.isoformat(),
                "confidence": report.confidence,
            }
            for report in event.claims[:MOST_SENTENCES]
        ],
    }


def participant(one: Participant) -> dict[str, Any]:
    actor = one.actor.remaining if one.actor else None
    return {
        "name": one_line(str(one)),
        "slug": actor.slug if actor else "",
        "country": one.code or one.country_id or "",
        "sector": one.sector,
    }


def in_cells(told: dict[str, Any]) -> dict[str, Any]:
    """The same for a table: names alone, and each sentence with its article."""
    return told | {
        "actors": [one["name"] for one in told["actors"]],
        "recipients": [one["name"] for one in told["recipients"]],
        "sentences": [f"“{one['text']}” ({one['source']}, {one['article']})" for one in told["sentences"]],
    }
