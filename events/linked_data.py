"""An event in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from articles.linked_data import Facts

from .models import Event, Report

TOOK_PLACE = {Event.Realis.HAPPENED, Event.Realis.ONGOING}


def happening(event: Any, reports: Iterable[Report], site: str) -> Facts | None:
    """None for what is not said to have taken place, or on no known day: schema.org has no word for it."""
    if event.realis not in TOOK_PLACE or event.start is None:
        return None
    articles = dict.fromkeys(site + report.article.permalink for report in reports)
    facts = {
        "@type": "Event",
        "@id": site + event.get_absolute_url(),
        "url": site + event.get_absolute_url(),
        "name": capfirst(event.sentence),
        "startDate": event.start.isoformat(),
        "endDate": event.end.isoformat() if event.end else "",
        "location": location(event),
        "subjectOf": [{"@type": "NewsArticle", "@id": address} for address in articles],
    }
    return {name: value for name, value in facts.items() if value}


def location(event: Event) -> Facts | None:
    if event.place is None and event.country is None:
        return None
    name = event.place.name if event.place else event.country.name  # type: ignore[union-attr]
    address = {"address": {"@type": "PostalAddress", "addressCountry": event.country.iso2}} if event.country else {}
    return {"@type": "Place", "name": name, **address}
