"""Where the words that were looked for stand: a line or two of an article, with marks. Only for the page shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import Case, F, When
from django.db.models.functions import Left
from django.utils.html import escape
from django.utils.safestring import SafeString

from . import languages
from .models import Article

LOOKED_THROUGH = 20_000  # characters of a body
BEGINNING = 40  # characters of it that tell whether a snippet starts there
ELLIPSIS = " … "
# PostgreSQL sets the marks in plain text, as characters that no text has a use for; HTML is made of it only afterwards.
OPENS, CLOSES = "\ue000", "\ue001"
SHOWN: dict[str, Any] = {
    "start_sel": OPENS,
    "stop_sel": CLOSES,
    "max_words": 26,
    "min_words": 12,
    "max_fragments": 2,
    "short_word": 0,
}


def headline(text: Any, words: str, config: str, **shown: Any) -> SearchHeadline:
    """An expression for the parts of a text that hold these words."""
    query = SearchQuery(words, config=config, search_type="websearch")
    return SearchHeadline(text, query, config=config, fragment_delimiter=ELLIPSIS, **(SHOWN | shown))


def add_snippets(articles: Sequence[Any], words: str) -> None:
    """Gives each article `marked_title` and `snippet`: safe HTML, empty where the words do not stand. One query."""
    body = Left("body", LOOKED_THROUGH)
    rows = Article.objects.filter(pk__in=[one.pk for one in articles]).annotate(
        in_title=by_language("title", words, highlight_all=True),
        in_body=by_language(body, words),
        begins=Left("body", BEGINNING),
    )
    found = {pk: told for pk, *told in rows.values_list("pk", "in_title", "in_body", "begins")}
    for article in articles:
        title, told, begins = found.get(article.pk, ("", "", ""))
        article.marked_title, article.snippet = marked(title), marked(cut_out(told, begins))


def cut_out(told: str, begins: str) -> str:
    """With dots where the article says more, before it or after it in the sentence."""
    before = not bare(told).startswith(bare(begins)[: BEGINNING // 2])
    after = bare(told)[-1:].isalnum() or bare(told).endswith((",", ";", ":"))
    return f"{ELLIPSIS if before else ''}{told.strip()}{ELLIPSIS if after else ''}"


def bare(text: str) -> str:
    return " ".join(text.replace(OPENS, "").replace(CLOSES, "").split())


def by_language(text: Any, words: str, **shown: Any) -> Case:
    """As articles are searched: English by stems, other languages word by word."""
    return Case(
        When(language=languages.READ, then=headline(text, words, "english", **shown)),
        default=headline(F(text) if isinstance(text, str) else text, words, "simple", **shown),
    )


def marked(text: str) -> SafeString:
    """Escaped, with `<mark>` around what was found; empty where nothing was."""
    if OPENS not in text:
        return SafeString("")
    return SafeString(escape(" ".join(text.split())).replace(OPENS, "<mark>").replace(CLOSES, "</mark>"))
