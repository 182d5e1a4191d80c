"""Pages that a browser need not fetch twice: nothing is rendered for one that has them already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from ..models import Event


def render_once(request: HttpRequest, template: str, context: dict[str, Any], state: object) -> HttpResponse:
    """`state` is what the page shows, in values whose `repr` says all of it. Answers 304 where that has not changed."""
    shown = (request.build_absolute_uri(), look(), get_language(), getattr(request.user, "is_staff", False), state)
    etag = f'"{hashlib.sha256(repr(shown).encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render(request, template, context)
        response["ETag"] = etag
    patch_cache_control(response, no_cache=True, private=True)
    return response


def rows(*shown: Iterable[Any] | Any) -> list[object]:
    """All that was loaded of some rows, or lists of rows, as a state that says so."""
    found: list[object] = []
    for one in shown:
        if isinstance(one, Model):
            found.append((type(one).__name__, {name: value for name, value in vars(one).items() if name[0] != "_"}))
        elif one is not None:
            found.extend(rows(*one))
    return found


def parties_of(events: Iterable[Event]) -> Iterator[Model | None]:
    """All whom and what the sentences of events name."""
    for event in events:
        yield from (event.place, event.country)
        for one in event.participants.all():
            yield from (one, one.country if "country" in one._state.fields_cache else None)
            yield one.actor.remaining if one.actor else None


@cache
def look() -> str:
    """What templates and static files are now; a new release has others."""
    digest = hashlib.sha256(getattr(staticfiles_storage, "manifest_hash", "").encode())
    for path in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
