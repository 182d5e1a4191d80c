"""Answers that need not be made twice: what a reader's program has already is not sent again, and not rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag


def unless_known(request: HttpRequest, state: object, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """
    The answer, or 304 when its ETag is one that the request names. `state` is all that the answer says, as something
    with a faithful `repr`. There is no Last-Modified: a list from which something was taken away is no newer.
    """
    etag = quote_etag(hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag) or answer()
    response.headers["ETag"] = etag
    patch_cache_control(response, no_cache=True)  # kept, but always asked for again: what is withdrawn is gone at once
    return response
