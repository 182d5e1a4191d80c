"""Whether what comes in is in the archive already. One question to the database a kind of likeness, however many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..models import Article
from .addresses import text_key, url_key


class Comparable(Protocol):
    """What is compared; a Draft is."""

    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Keys:
    """What one text is looked up by; the address is empty where it has none."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Same:
    """
    What a text is the same as, and by what: `text` or `address`. Either an article of the archive, by its key, or, when
    `article` is None, the text at the place `earlier` of those that were asked about.
    """

    by: str
    article: int | None = None
    earlier: int | None = None


def keys_of(text: Comparable) -> Keys:
    return Keys(text_key(text.title, text.body), url_key(text.url))


def same_as(texts: Sequence[Comparable]) -> list[Same | None]:
    """For each text what it is the same as, if anything: the oldest article, else the first of these texts."""
    keys = [keys_of(text) for text in texts]
    by_text = _known("text_key", [key.text for key in keys])
    by_url = _known("url_key", [key.url for key in keys if key.url])
    first: dict[str, int] = {}
    found: list[Same | None] = []
    for place, key in enumerate(keys):
        same = None
        if key.text in by_text:
            same = Same("text", article=by_text[key.text])
        elif key.url in by_url:
            same = Same("address", article=by_url[key.url])
        elif key.text in first:
            same = Same("text", earlier=first[key.text])
        elif key.url in first:
            same = Same("address", earlier=first[key.url])
        else:
            first |= {one: place for one in (key.text, key.url) if one}
        found.append(same)
    return found


def _known(field: str, keys: list[str]) -> dict[str, int]:
    """The oldest article of each key."""
    if not keys:
        return {}
    rows = Article.objects.filter(**{f"{field}__in": keys}).order_by("-pk").values_list(field, "pk")
    return dict(rows)
