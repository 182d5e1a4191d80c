"""
Pages of a long list, newest or oldest first. A page is named by the row that it comes before or after
(`?before=2021-02-26,17`), so that the ten-thousandth page costs as much as the first and no row is lost or doubled
while new ones come in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})?,(\d{1,18})")


class NoSuchPage(Exception):
    """The query string names a page that cannot exist."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows, and the query strings of the pages beside this one: empty where there is none."""

    rows: list[Row]
    newer: str
    older: str
    oldest_first: bool = False

    @property
    def back(self) -> str:
        return self.older if self.oldest_first else self.newer

    @property
    def forth(self) -> str:
        return self.newer if self.oldest_first else self.older


@dataclass(frozen=True)
class Cursor:
    """A row's place in the order: its day and its key. Rows without a day come last."""

    day: date | None
    pk: int

    @classmethod
    def read(cls, text: str) -> Cursor:
        found = CURSOR.fullmatch(text)
        try:
            return cls(date.fromisoformat(found[1]) if found[1] else None, int(found[2]))  # type: ignore[index]
        except (TypeError, ValueError) as error:
            raise NoSuchPage(text) from error

    def __str__(self) -> str:
        return f"{self.day or ''},{self.pk}"


@dataclass(frozen=True)
class Keyset:
    """The order of a list, by a column of days and then the key, and how many rows make a page."""

    day: str
    size: int = 30
    oldest_first: bool = False

    def page(self, rows: QuerySet[Row], query: Mapping[str, str]) -> Page[Row]:
        """Raises NoSuchPage when `before` or `after` is nothing that this list has given out."""
        if "before" in query:
            found = self._take(rows.filter(self._older_than(Cursor.read(query["before"]))))
            return self._page(found, newer=True, older=len(found) > self.size)
        if "after" in query:
            found = self._take(rows.filter(self._newer_than(Cursor.read(query["after"]))), backwards=True)
            return self._page(found, newer=len(found) > self.size, older=True, backwards=True)
        found = self._take(rows, backwards=self.oldest_first)
        more = len(found) > self.size
        if self.oldest_first:
            return self._page(found, newer=more, older=False, backwards=True)
        return self._page(found, newer=False, older=more)

    def _take(self, rows: QuerySet[Row], *, backwards: bool = False) -> list[Row]:
        """One row more than a page holds, which says whether there is another page."""
        nullable = rows.model._meta.get_field(self.day).null
        if backwards:
            order = F(self.day).asc(nulls_first=nullable or None)
        else:
            order = F(self.day).desc(nulls_last=nullable or None)
        return list(rows.order_by(order, "pk" if backwards else "-pk")[: self.size + 1])

    def _page(self, found: list[Row], *, newer: bool, older: bool, backwards: bool = False) -> Page[Row]:
        """`found` begins with the oldest when it was taken backwards."""
        rows = found[: self.size] if backwards == self.oldest_first else found[: self.size][::-1]
        newest, oldest = (rows[-1:], rows[:1]) if self.oldest_first else (rows[:1], rows[-1:])
        return Page(
            rows,
            newer=f"after={self._cursor(newest[0])}" if newest and newer else "",
            older=f"before={self._cursor(oldest[0])}" if oldest and older else "",
            oldest_first=self.oldest_first,
        )

    def _cursor(self, row: Any) -> Cursor:
        return Cursor(getattr(row, self.day), row.pk)

    def _older_than(self, cursor: Cursor) -> Q:
        without_day = Q(**{f"{self.day}__isnull": True})
        if cursor.day is None:
            return without_day & Q(pk__lt=cursor.pk)
        return Q(**{f"{self.day}__lt": cursor.day}) | Q(**{self.day: cursor.day}, pk__lt=cursor.pk) | without_day

    def _newer_than(self, cursor: Cursor) -> Q:
        if cursor.day is None:
            return Q(**{f"{self.day}__isnull": False}) | Q(pk__gt=cursor.pk)
        return Q(**{f"{self.day}__gt": cursor.day}) | Q(**{self.day: cursor.day}, pk__gt=cursor.pk)
