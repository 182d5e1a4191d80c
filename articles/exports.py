"""A filtered list as one file, CSV or JSON: written while it is read, so that no memory grows with it."""

from __future__ import annotations

import csv
import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.generic import View

from .described import COLUMNS, described, for_programs
from .feeds import told_wrong
from .filters import ArticleFilter
from .lists import Filtered

MOST = 10_000  # rows of a file, the newest: for all of them there is the API
AT_ONCE = 500
MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet would begin to calculate


class ListExport(Filtered, View):
    """The newest rows of a list. Subclasses say which list, and what a row tells."""

    of: ClassVar[str]  # names the file
    day: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]

    @abstractmethod
    def describe(self, row: Any, site: str) -> dict[str, Any]:
        """What is told of one row, under the names of the columns."""

    def get(self, request: HttpRequest, form: str) -> HttpResponseBase:
        if form not in MEDIA:
            raise Http404(f"There are no exports in the form {form!r}.")
        filterset = self.filterset()
        if not filterset.is_valid():
            return HttpResponse(told_wrong(filterset.form), status=400, content_type="text/plain; charset=utf-8")
        site = request.build_absolute_uri("/").rstrip("/")
        rows = filterset.qs.order_by(F(self.day).desc(nulls_last=True), "-pk")[:MOST]
        told = (self.describe(row, site) for row in rows.iterator(chunk_size=AT_ONCE))
        written = as_json(told) if form == "json" else as_csv(told, self.columns)
        response = StreamingHttpResponse(written, content_type=MEDIA[form])
        response.headers["Content-Disposition"] = f'attachment; filename="{self.of}-{timezone.localdate()}.{form}"'
        response.headers["X-Robots-Tag"] = "noindex"
        return response


def as_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """An array, a row on each line."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


class Line:
    """What csv writes into: it gives back each line."""

    def write(self, line: str) -> str:
        return line


def as_csv(rows: Iterable[dict[str, Any]], columns: tuple[str, ...]) -> Iterator[str]:
    """With the columns' names first; several values in one cell are parted by semicolons."""
    writer = csv.writer(Line())
    yield "\ufeff" + str(writer.writerow(columns))  # by this sign spreadsheets know UTF-8
    for row in rows:
        yield str(writer.writerow([cell(row.get(name)) for name in columns]))


def cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


class ArticleExport(ListExport):
    filterset_class = ArticleFilter
    of, day, columns = "articles", "published", COLUMNS

    def get_queryset(self) -> QuerySet[Any]:
        return for_programs()

    def describe(self, row: Any, site: str) -> dict[str, Any]:
        return described(row, site)
