"""What pages of events show, as states by which they need not be rendered twice: articles/conditional.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from articles.conditional import render_once

from ..models import Event

__all__ = ["parties_of", "render_once", "rows"]


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
