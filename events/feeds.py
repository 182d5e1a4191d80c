"""Events as a feed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.feeds import Entry, ListFeed
from articles.plain_text import one_line

from . import periods
from .coding.codebook import CODEBOOK
from .filters import EventFilter
from .models import Event

QUOTED = 3
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class EventFeed(ListFeed):
    """What happened, with the first sentences that tell of it. An event is as new as the newest of its articles."""

    filterset_class = EventFilter
    of, title, day = "events", gettext_lazy("Events"), "start"

    def get_queryset(self) -> QuerySet[Event]:
        events: Any = Event.objects.public().for_lists()  # mypy does not know its `claims`
        return events.prefetch_related("claims__article__source")  # type: ignore[no-any-return]

    def entry(self, row: Any) -> Entry:
        quoted = [
            _("“%(sentence)s” — %(source)s, %(day)s")
            % {
                "sentence": one_line(report.sentence),
                "source": one_line(report.article.source.name),
                "day": periods.told(report.article.published, report.article.published, "day"),
            }
            for report in row.claims[:QUOTED]
        ]
        return Entry(
            path=row.get_absolute_url(),
            title=one_line(f"{capfirst(row.sentence)} ({periods.short(row.start, row.end, row.precision)})"),
            summary="\n".join(quoted),
            language="en",
            updated=max((report.article.changed_at for report in row.claims), default=LONG_AGO),
            authors=(_("The News Archive"),),
            topics=(row.type.capitalize(), CODEBOOK.quads[row.quad]),
        )
