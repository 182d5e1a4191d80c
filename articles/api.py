"""Lists for programs: the same filters as the pages, read only, a page at a time. docs/api.md describes it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.generic import View

from .conditional import unless_known
from .described import described, for_programs
from .filters import ArticleFilter
from .lists import Filtered, bounded_count, order_of
from .paging import Keyset, NoSuchPage

USUAL, MOST = 50, 100  # rows of a page
CURSORS = ("before", "after", "page")


class ListApi(Filtered, View):
    """A page of a list with the addresses of the pages beside it. Subclasses say which list, and what a row tells."""

    keyset: ClassVar[Keyset]

    @abstractmethod
    def describe(self, row: Any, site: str) -> dict[str, Any]:
        """What is told of one row."""

    def get(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.headers["Access-Control-Allow-Origin"] = "*"  # it is public, and the same for everybody
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        filterset = self.filterset()
        errors = dict(filterset.form.errors)
        asked = request.GET.get("limit", str(USUAL))
        if not (asked.isdecimal() and len(asked) < 4 and 1 <= int(asked) <= MOST):
            errors["limit"] = [f"Give a number from 1 to {MOST}."]
        if errors:
            return in_json({"errors": errors}, status=400)
        try:
            page = order_of(filterset, replace(self.keyset, size=int(asked))).page(filterset.qs, request.GET)
        except NoSuchPage:
            return in_json({"errors": {"page": ["Follow `next` and `previous`: no page is called so."]}}, status=400)
        site = request.build_absolute_uri("/").rstrip("/")
        told = {
            "count": bounded_count(filterset.qs),
            "next": self.address(page.forth),
            "previous": self.address(page.back),
            "results": [self.describe(row, site) for row in page.rows],
        }
        return unless_known(request, told, lambda: in_json(told))

    def address(self, cursor: str) -> str | None:
        """Of the page with this cursor, with all else that was asked."""
        if not cursor:
            return None
        asked = self.request.GET.copy()
        for name in CURSORS:
            asked.pop(name, None)
        name, _, value = cursor.partition("=")
        asked[name] = value
        return f"{self.request.build_absolute_uri(self.request.path)}?{asked.urlencode(safe=',')}"


def in_json(told: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


class ArticleApi(ListApi):
    filterset_class = ArticleFilter
    keyset = Keyset("published")

    def get_queryset(self) -> QuerySet[Any]:
        return for_programs()

    def describe(self, row: Any, site: str) -> dict[str, Any]:
        return described(row, site)
