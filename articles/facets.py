"""
Facets: what a filtered list holds, counted by source, country, year …, each count a link that narrows the list.

One statement counts them all over the newest rows that fit, up to a bound, so that the millionth article costs nothing.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import F, QuerySet
from django.utils.dateformat import format as written
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .list_filters import ListFilter

COUNTED = 10_000  # rows; of more the newest are counted
MOST = 30  # values of one facet
WHEN = "when"  # the facet whose values fill in the first and the last day
AT_ONCE = 8  # of which so many are shown before the rest is opened


@dataclass(frozen=True)
class Part:
    """
    One facet before it is counted. `rows` is SQL that joins `found` and gives `value` and `told`, a row for each of
    them; `told` may be empty where `names` or the filter's own choices know the word for the value.
    """

    name: str
    label: Any
    rows: str
    in_order: bool = False  # by value, the last first, and not by count
    besides: tuple[str, ...] = ()  # filters with which it says nothing more
    needs: str = ""  # the filter without which it says nothing


@dataclass(frozen=True)
class Value:
    label: str
    count: int
    asked: str  # the query string of the list with it


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: list[Value]

    @property
    def first(self) -> list[Value]:
        return self.values[:AT_ONCE]

    @property
    def rest(self) -> list[Value]:
        return self.values[AT_ONCE:]


def facets(filterset: ListFilter, found: QuerySet[Any], parts: Iterable[Part], day: str) -> list[Facet]:
    """What would narrow these rows: nothing for what is chosen already. `day`: the column of their days. One query."""
    asked = [part for part in parts if is_apt(filterset, part)]
    counts = counted(found.order_by(F(day).desc(nulls_last=True), "-pk"), asked)
    shown = (Facet(part.name, str(part.label), list(values(filterset, part, counts[part.name]))) for part in asked)
    return [facet for facet in shown if len(facet.values) > 1]


def is_apt(filterset: ListFilter, part: Part) -> bool:
    """Whether it narrows what is chosen."""
    chosen = any(name in filterset.values for name in (part.name, *part.besides))
    return not chosen and (not part.needs or part.needs in filterset.values)


Rows = list[tuple[str, str, int]]  # value, as it is told, how many


def counted(found: QuerySet[Any], parts: Sequence[Part]) -> dict[str, Rows]:
    """The commonest values of each part. One query."""
    columns = [field.attname for field in found.model._meta.concrete_fields if field.attname in COLUMNS]
    statement, parameters = found.values(*columns)[:COUNTED].query.sql_with_params()
    each = " union all ".join(
        f"(select %s, value, told, count(*) from ({part.rows}) rows group by value, told"  # noqa: S608 all of it is ours
        f" order by {'value' if part.in_order else 'count(*)'} desc, told limit {MOST})"
        for part in parts
    )
    counts: dict[str, Rows] = defaultdict(list)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(  # the SQL is ours throughout; what readers ask for stands in the parameters
                f"with found as materialized ({statement}) {each}",
                [*parameters, *(part.name for part in parts)],
            )
            for name, value, told, count in cursor.fetchall():
                counts[name].append((value, told, count))
    return counts


COLUMNS = {
    "id",
    "source_id",
    "language",
    "published",
    "type",
    "quad",
    "realis",
    "mode",
    "country_id",
    "start",
    "status",
}


def values(filterset: ListFilter, part: Part, rows: Rows) -> Iterable[Value]:
    untold = any(not told for _value, told, _count in rows)
    choices = dict(getattr(filterset.form.fields.get(part.name), "choices", ())) if untold else {}
    for value, told, count in rows:
        if part.name == WHEN:
            first, last = bounds(value)
            label = written(first, "F Y" if "-" in value else "Y")
            yield Value(label, count, filterset.asked_with(since=str(first), until=str(last)))
        else:
            label = told or str(choices.get(value, value))
            yield Value(label, count, filterset.asked_with(**{part.name: value}))


def by_time(filterset: ListFilter, day: str) -> list[Part]:
    """By year; by month where a year is chosen; not at all where a month is."""
    since, until = (filterset.form.cleaned_data.get(name) for name in ("since", "until"))
    within_a_year = since and until and since.year == until.year
    if within_a_year and since.month == until.month:
        return []
    form = "YYYY-MM" if within_a_year else "YYYY"
    rows = f"select to_char({day}, '{form}') as value, '' as told from found where {day} is not null"  # noqa: S608
    return [Part(WHEN, _("Month") if within_a_year else _("Year"), rows, in_order=True)]


def bounds(period: str) -> tuple[date, date]:
    """Of “2021” or “2021-02”, the first day and the last."""
    year, _, month = period.partition("-")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])
