"""Events for programs, as pages of JSON and as files."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.api import ListApi
from articles.exports import ListExport
from articles.paging import Keyset

from .described import COLUMNS, described, for_programs, in_cells
from .filters import EventFilter


class EventApi(ListApi):
    filterset_class = EventFilter
    keyset = Keyset("start")

    def get_queryset(self) -> QuerySet[Any]:
        return for_programs()

    def describe(self, row: Any, site: str) -> dict[str, Any]:
        return described(row, site)


class EventExport(ListExport):
    filterset_class = EventFilter
    of, day, columns = "events", "start", COLUMNS

    def get_queryset(self) -> QuerySet[Any]:
        return for_programs()

    def describe(self, row: Any, site: str) -> dict[str, Any]:
        told = described(row, site)
        return in_cells(told) if self.kwargs["form"] == "csv" else told
