"""Lists of a million rows: counted as far as it matters, narrowed by year and source, searched by whole words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Max, Min, Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Source

COUNTED = 10_000  # rows; nobody turns so many pages, and counting on would cost more than the page
MOST_YEARS = 60
MOST_SOURCES = 50


class BoundedPaginator(Paginator[Any]):
    """Counts no further than COUNTED; of a whole table the database knows about how many rows it has."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: COUNTED + 1].count())

    @cached_property
    def num_pages(self) -> int:
        return max(1, -(-min(self.count, COUNTED) // self.per_page))

    @property
    def told(self) -> str:
        """How many rows there are, in words."""
        if self.count <= COUNTED:
            return f"{self.count:,}"
        rows: Any = self.object_list
        about = 0 if rows.query.where else rows_of(rows.model._meta.db_table)
        return _("about %s") % f"{about:,}" if about > COUNTED else _("more than %s") % f"{COUNTED:,}"

    @property
    def further(self) -> bool:
        """Whether there are rows that no page shows."""
        return self.count > COUNTED


def rows_of(table: str) -> int:
    """About how many rows a table has, as PostgreSQL's own statistics say; -1 if it never looked."""
    with connection.cursor() as cursor:
        cursor.execute("select reltuples::bigint from pg_class where oid = to_regclass(%s)", [table])
        [rows] = cursor.fetchone()
    return int(rows)


def values_of(model: type[Model], column: str) -> list[Any]:
    """The different values of an indexed column, from each to the next greater: a look-up a value, not a row."""
    table, name = (connection.ops.quote_name(one) for one in (model._meta.db_table, column))
    least = f"select {name} from {table} where {name} is not null"  # noqa: S608 names of ours
    order = f"order by {name} limit 1"
    with connection.cursor() as cursor:
        cursor.execute(
            f"with recursive found as (({least} {order}) union all"  # noqa: S608
            f" select ({least} and {name} > found.{name} {order}) from found where found.{name} is not null)"
            f" select {name} from found where {name} is not null"
        )
        return [value for (value,) in cursor.fetchall()]


class InTime(admin.SimpleListFilter):
    """Years, and the months of the one that is chosen: two look-ups in an index, however many rows there are."""

    field: str
    parameter_name = "in"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        ends = model_admin.model._default_manager.order_by().aggregate(first=Min(self.field), last=Max(self.field))
        if ends["first"] is None:
            return []
        chosen = request.GET.get(self.parameter_name, "")[:4]
        years = range(ends["last"].year, ends["first"].year - 1, -1)[:MOST_YEARS]
        return [one for year in years for one in self._year(f"{year:04}", chosen)]

    def _year(self, year: str, chosen: str) -> Iterator[tuple[str, Any]]:
        yield year, year
        if year == chosen:
            yield from ((f"{year}-{month:02}", f"{name} {year}") for month, name in MONTHS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        try:
            year, _dash, month = (self.value() or "").partition("-")
            first = date(int(year), int(month or 1), 1)
            last = date(first.year + (not month or first.month == 12), first.month % 12 + 1 if month else 1, 1)
        except ValueError:
            return queryset
        return queryset.filter(**{f"{self.field}__gte": self.begins(first), f"{self.field}__lt": self.begins(last)})

    def begins(self, day: date) -> date:
        """Where a day begins, as the field has it."""
        return day


class PublishedIn(InTime):
    title = gettext_lazy("publication date")
    field = "published"


class StartedIn(InTime):
    title = gettext_lazy("day")
    field = "start"


class DecidedIn(InTime):
    title = gettext_lazy("day")
    field = "made_at"

    def begins(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())


class OfSource(admin.SimpleListFilter):
    """The sources, while they are few; where they are many, a source's own page leads to its articles."""

    title = gettext_lazy("source")
    parameter_name = "source__id__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        found = [(str(pk), name) for pk, name in Source.objects.values_list("pk", "name")[: MOST_SOURCES + 1]]
        if len(found) <= MOST_SOURCES:
            return found
        chosen = request.GET.get(self.parameter_name, "")
        one = Source.objects.filter(pk=chosen) if chosen.isdecimal() and len(chosen) < 19 else Source.objects.none()
        return [(str(source.pk), source.name) for source in one]

    def has_output(self) -> bool:
        return bool(self.lookup_choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value() or ""
        return queryset.filter(source=int(chosen)) if chosen.isdecimal() and len(chosen) < 19 else queryset
