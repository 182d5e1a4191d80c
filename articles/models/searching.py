"""How words are looked for: which are kept of a text, and how a search is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.postgres.search import CombinedSearchQuery, SearchConfig, SearchQuery
from django.db import models

from .. import languages

SEARCHED = 200_000  # characters of the body; PostgreSQL keeps at most 1,048,575 bytes of distinct words

# English by its stems and without its commonest words; every other language word by word.
CONFIG = SearchConfig(
    models.Case(
        models.When(language=languages.READ, then=SearchConfig("english")),
        default=SearchConfig("simple"),
        output_field=models.TextField(),
    )
)

MINUS = re.compile(r'(?<!\S)-(?:"[^"]*"?|\S+)')


def any_phrase(phrases: Iterable[str]) -> SearchQuery | CombinedSearchQuery:
    """A search for at least one of some phrases."""
    searches = (SearchQuery(phrase, config="english", search_type="phrase") for phrase in phrases)
    return reduce(or_, searches)


def without_minus(words: str) -> str:
    """What must occur, of words that are looked for."""
    return MINUS.sub(" ", words).strip()
