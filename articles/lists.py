"""The page of a list: filtered by its query string, ordered as it asks, page by page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .conditional import render_once
from .helping import corrections, known_by, spellings, ways_out
from .list_filters import BEST, OLDEST, ListFilter
from .paging import Keyset, NoSuchPage
from .ranking import Ranked

COUNTED = 1_000  # nobody reads further, and counting on would cost more than the page


class Filtered(ABC):
    """A view of rows that the query string chooses. Subclasses say which rows, and which filter."""

    request: HttpRequest
    filterset_class: ClassVar[type[ListFilter]]

    @abstractmethod
    def get_queryset(self) -> QuerySet[Any]:
        """The rows before the filter."""

    def filterset(self) -> ListFilter:
        return self.filterset_class(self.request.GET, self.get_queryset())


class NamedList(Filtered):
    """A list given out in another form: it says what it is, and where it stands."""

    of: ClassVar[str]  # the name of the list's address
    title: ClassVar[Any]

    def home(self) -> str:
        return reverse(self.of)

    def named(self) -> str:
        return str(self.title)


class FilteredList(Filtered, TemplateView):
    """The list itself. Subclasses say in which order, too."""

    keyset: ClassVar[Keyset]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filterset = self.filterset()
        found = filterset.qs if filterset.is_valid() else filterset.queryset.none()
        try:
            page = order_of(filterset, self.keyset).page(found, self.request.GET)
        except NoSuchPage as error:
            raise Http404(_("This list has no such page.")) from error
        if page.rows and (words := filterset.values.get("q")):
            self.show_where(page.rows, words)
        return super().get_context_data(
            filter=filterset,
            page=page,
            count=bounded_count(found),
            facets=filterset.facets() if page.rows else [],
            **self.help(filterset, page.rows),
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        context.pop("view")
        return render_once(self.request, str(self.template_name), context)

    def show_where(self, rows: list[Any], words: str) -> None:
        """Note on each row where the words stand that were looked for."""

    def help(self, filterset: ListFilter, rows: list[Any]) -> dict[str, Any]:
        """What else could be meant; where nothing fits, what would."""
        if not filterset.is_valid():
            return {"corrections": corrections(filterset)}
        words = filterset.values.get("q", "")
        told = {"known": known_by(words)}
        return (
            told if rows else told | {"ways_out": ways_out(filterset, bounded_count), "spellings": spellings(filterset)}
        )


def order_of(filterset: ListFilter, keyset: Keyset) -> Keyset | Ranked:
    """The order that a list is asked for in, page by page."""
    if filterset.sorting == BEST and (words := filterset.values.get("q")):
        return Ranked(words, keyset.size)
    return replace(keyset, oldest_first=filterset.sorting == OLDEST)


def bounded_count(rows: QuerySet[Any]) -> int:
    """How many there are, at most one more than is counted."""
    return rows.order_by()[: COUNTED + 1].count()
