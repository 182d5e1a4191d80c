"""The sentence of an event that holds the words that were looked for. Only for the page that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.snippets import headline, marked

from .models import Report


def add_sentences(events: Sequence[Any], words: str) -> None:
    """Gives each event `snippet`: safe HTML, the first public sentence with these words. One query."""
    found = (
        Report.objects.public()
        .matching(words)
        .filter(event__in=[one.pk for one in events])
        .annotate(marked=headline("sentence", words, "english", max_fragments=0, max_words=40, min_words=30))
        .order_by("-article__published", "-pk")
    )
    sentences = dict(found.values_list("event", "marked"))  # of several the first published stands last
    for event in events:
        event.snippet = marked(sentences.get(event.pk, ""))
