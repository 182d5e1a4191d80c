"""Stretches of a text, as [start, end) characters, and names as they are compared."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Span = tuple[int, int]

DISAMBIGUATION = re.compile(r"\s*\([^)]*\)\s*$")


def span(item: Record) -> Span:
    return item["start"], item["end"]


def overlap(left: Sequence[int], right: Sequence[int]) -> int:
    """How many characters two stretches share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def overlaps(left: Sequence[int], right: Sequence[int]) -> bool:
    return overlap(left, right) > 0


def normal(name: str | None) -> str:
    """A name for comparing: without accents, case, punctuation, a leading article, or "(politician)" at its end."""
    bare = DISAMBIGUATION.sub("", (name or "").replace("_", " "))
    letters = (c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’`.]", "", "".join(letters).casefold())).strip()
    return words.removeprefix("the ")
