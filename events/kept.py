"""Counts of very many events, kept for some minutes: what took a second to count says the same a moment later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

LARGE = 50_000  # events; fewer are counted anew each time
MINUTES = 5

Counted = TypeVar("Counted")


def kept(key: str, count: Callable[[], Counted], size: Callable[[Counted], int]) -> Counted:
    """`size` says of how many events the answer was made. Each web process keeps its own."""
    found: Counted | None = cache.get(key)
    if found is None:
        found = count()
        if size(found) >= LARGE:
            cache.set(key, found, MINUTES * 60)
    return found
