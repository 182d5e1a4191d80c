"""The page of a list: filtered by its query string, newest first, page by page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .filters import ListFilter
from .paging import Keyset, NoSuchPage

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


class FilteredList(Filtered, TemplateView):
    """The list itself. Subclasses say in which order, too."""

    keyset: ClassVar[Keyset]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filterset = self.filterset()
        found = filterset.qs if filterset.is_valid() else filterset.queryset.none()
        try:
            page = self.keyset.page(found, self.request.GET)
        except NoSuchPage as error:
            raise Http404(_("This list has no such page.")) from error
        return super().get_context_data(filter=filterset, page=page, count=bounded_count(found), **kwargs)


def bounded_count(rows: QuerySet[Any]) -> int:
    """How many there are, at most one more than is counted."""
    return rows.order_by()[: COUNTED + 1].count()
