"""The order by relevance: of the newest matches, those that hold the words most and in their titles, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, QuerySet, When

from . import languages
from .paging import NoSuchPage, Page

RANKED = 1_000  # of the newest matches: to rank all articles with a common word would take half a second


@dataclass(frozen=True)
class Ranked:
    """Pages by number: their rows are few, and stay in their order while nothing is added."""

    words: str
    size: int

    def page(self, rows: QuerySet[Any], query: Mapping[str, str]) -> Page[Any]:
        """Raises NoSuchPage for anything but a number of a page that can exist."""
        asked = query.get("page", "1")
        if not asked.isdecimal() or len(asked) > 3 or not 1 <= int(asked) <= RANKED // self.size:
            raise NoSuchPage(asked)
        number = int(asked)
        newest = rows.order_by("-published", "-pk").values("pk")[:RANKED]
        first = (number - 1) * self.size
        best = rows.filter(pk__in=newest).annotate(relevance=relevance(self.words))
        found = list(best.order_by("-relevance", "-published", "-pk")[first : first + self.size + 1])
        more = len(found) > self.size and number < RANKED // self.size
        return Page(
            found[: self.size],
            newer=f"page={number - 1}" if number > 1 else "",
            older=f"page={number + 1}" if more else "",
        )


def relevance(words: str) -> Case:
    """Words in titles weigh more; a long text weighs no more for being long."""
    ranks = {
        config: SearchRank(F("search"), SearchQuery(words, config=config, search_type="websearch"), normalization=1)
        for config in ("english", "simple")
    }
    return Case(When(language=languages.READ, then=ranks["english"]), default=ranks["simple"])
