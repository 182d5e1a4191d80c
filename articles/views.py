"""Lists of articles and of those whom they name."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .citing import CiteList
from .conditional import render_once
from .filters import ActorFilter, ArticleFilter
from .list_filters import ListFilter
from .lists import FilteredList
from .models import Actor, Article
from .paging import Keyset
from .snippets import add_snippets

ACTORS_SHOWN = 150
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ArticleList(FilteredList):
    filterset_class = ArticleFilter
    keyset = Keyset("published", size=25)
    template_name = "articles/article_list.html"

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.public().for_lists()

    def show_where(self, rows: list[Article], words: str) -> None:
        add_snippets(rows, words)


class CiteArticles(CiteList):
    filterset_class = ArticleFilter
    of, title = "articles", _("Articles")

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.public()


def actor_list(request: HttpRequest) -> HttpResponse:
    """Those whom public articles name come first."""
    actors = ActorFilter(request.GET, Actor.objects.unmerged().select_related("country").with_articles())
    found = actors.qs.order_by("-named", Lower("name")) if actors.is_valid() else Actor.objects.none()
    shown = list(found[: ACTORS_SHOWN + 1])
    context = {
        "filter": actors,
        "letters": [(letter, asked_with(actors, letter=letter)) for letter in LETTERS],
        "kinds": [(value, label, asked_with(actors, kind=value)) for value, label in Actor.Kind.choices],
        "named": [actor for actor in shown[:ACTORS_SHOWN] if actor.named],
        "unnamed": [actor for actor in shown[:ACTORS_SHOWN] if not actor.named],
        "more": len(shown) > ACTORS_SHOWN,
    }
    return render_once(request, "articles/actor_list.html", context)


def asked_with(filter: ListFilter, **other: str) -> str:
    """The query string of the same list with another value; without one that is chosen already."""
    (name,) = other
    asked = filter.values | other
    if filter.values.get(name, "").lower() == other[name].lower():
        del asked[name]
    return urlencode(asked)
