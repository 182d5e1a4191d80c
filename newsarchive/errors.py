"""Pages for when something is wrong with the archive itself: neither asks the database for anything."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = 60  # seconds


def server_error(_request: HttpRequest) -> HttpResponse:
    """503 when the database cannot be reached or is too busy, which passes; 500 for what we did wrong."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse(render_to_string("500.html"), status=500)
