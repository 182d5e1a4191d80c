"""Answers that need not be made twice: what a reader's program has already is not sent again, and not rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language

from .shown import shown


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


def render_once(request: HttpRequest, template: str, context: dict[str, Any], state: object = None) -> HttpResponse:
    """
    A page, or 304 and nothing rendered where what it would show has not changed since it was sent. `state` is what it
    shows, in values whose `repr` says all of it; without it everything in the context is looked at.
    """
    what = shown(context) if state is None else state
    said = (request.build_absolute_uri(), look(), get_language(), getattr(request.user, "is_staff", False), what)
    response = unless_known(request, said, lambda: render(request, template, context))
    patch_cache_control(response, private=True)
    return response


@cache
def look() -> str:
    """What templates and static files are now; a new release has others."""
    digest = hashlib.sha256(getattr(staticfiles_storage, "manifest_hash", "").encode())
    for path in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
