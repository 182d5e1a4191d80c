"""How to cite an event."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.citing import Item, citation
from articles.citing.items import of_this_archive
from articles.plain_text import one_line

from . import periods
from .models import Event


def event_item(event: Any, address: str) -> Item:
    """An event of `Event.objects.for_lists()`. It was published by nobody on no day: the title holds its own day."""
    reports = ngettext("%(n)d report", "%(n)d reports", event.report_count) % {"n": event.report_count}
    return {
        "id": f"event-{event.pk}",
        "type": "webpage",
        "title": one_line(f"{capfirst(event.sentence)} ({periods.told(event.start, event.end, event.precision)})"),
        "author": [{"literal": _("The News Archive")}],
        "note": _("Event coded from %(reports)s, %(status)s")
        % {"reports": reports, "status": event.get_status_display()},
        "language": "en",
        **of_this_archive(address),
    }


def cite_event(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public().for_lists(), pk=pk)
    return citation(request, event_item(event, request.build_absolute_uri(event.get_absolute_url())), ending)
