"""Pages for what cannot be answered: none asks the database for anything."""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

RETRY_AFTER = 60  # seconds


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for a form with more in it than is taken, which says what to do; 400 for what is malformed."""
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(render_to_string("413.html", {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE}), status=413)
    return defaults.bad_request(request, exception)


def server_error(_request: HttpRequest) -> HttpResponse:
    """503 when the database cannot be reached or is too busy, which passes; 500 for what we did wrong."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return HttpResponse(render_to_string("500.html"), status=500)
