"""A list that can be filtered: what is on, what would narrow it, in which orders it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .facets import Facet, Part, by_time, facets

OLDEST, BEST = "oldest", "best"


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the query string of the same list without it."""

    label: str
    value: str
    without: str
    about: str = ""  # where the site says what the value means


@dataclass(frozen=True)
class Sorting:
    """An order that a list can be shown in, and the query string of the list in it; empty for the one that it has."""

    label: str
    asked: str
    is_on: bool


class PeriodForm(forms.Form):
    """A filter's form with a first and a last day."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first."))
        return cleaned


class ListFilter(django_filters.FilterSet):  # type: ignore[misc]
    """A filter that can say what is on, write itself down, and count what would narrow it."""

    day: ClassVar[str] = "published"  # the column of the list's days
    parts: ClassVar[tuple[Part, ...]] = ()  # what its facets count
    sorts: ClassVar[dict[str, Any]] = {}  # the orders that can be asked for; "" is the list's own
    searches_words: ClassVar[bool] = False  # with phrases, `or` and a minus

    class Meta:
        form = PeriodForm

    @property
    def values(self) -> dict[str, str]:
        """What is filled in, as it stands in the query string."""
        return {name: self.data[name] for name in self.filters if self.data.get(name)}

    def state(self) -> object:
        """All that its form shows: what is asked, what is wrong with it, and what is offered."""
        offered = [list(getattr(field.field.widget, "choices", ())) for field in self.form]
        return self.values, dict(self.form.errors), offered

    @property
    def querystring(self) -> str:
        return urlencode(self.values)

    def asked_with(self, **changed: str) -> str:
        """The query string with other values in it: without those that are empty."""
        return urlencode({name: value for name, value in (self.values | changed).items() if value})

    @property
    def sorting(self) -> str:
        """The order that is asked for; "" is the list's own."""
        return self.form.cleaned_data.get("sort", "") if self.is_valid() else ""

    @property
    def sortings(self) -> list[Sorting]:
        offered = {name: label for name, label in self.sorts.items() if name != BEST or self.values.get("q")}
        return [
            Sorting(str(label), self.asked_with(sort=name), name == self.sorting) for name, label in offered.items()
        ]

    @property
    def narrowing(self) -> dict[str, str]:
        """What is filled in that chooses rows, and does not only order them."""
        return {name: value for name, value in self.values.items() if name != "sort"}

    def facets(self) -> list[Facet]:
        """What would narrow the list. One query."""
        if not self.is_valid():
            return []
        return facets(self, self.qs, [*self.parts, *by_time(self, self.day)], self.day)

    @property
    def chips(self) -> list[Chip]:
        if not self.is_valid():
            return []
        return [
            Chip(
                str(self.filters[name].label),
                self.told(name),
                self.asked_with(**{name: ""}),
                self.about(name),
            )
            for name in self.narrowing
            if self.form.cleaned_data.get(name)
        ]

    def about(self, name: str) -> str:
        """The address of the page that says what a filter's value means, if there is one."""
        return ""

    def told(self, name: str) -> str:
        """The value of a filter in words."""
        value = self.form.cleaned_data[name]
        if name in ("since", "until"):
            return date_format(value)
        choices = getattr(self.form.fields[name], "choices", None)
        return str(dict(choices).get(value, value)) if isinstance(value, str) and choices else str(value)


class SortFilter(django_filters.ChoiceFilter):  # type: ignore[misc]
    """In which order. It chooses nothing."""

    def __init__(self, **labels: Any) -> None:
        super().__init__(
            label=_("Order"),
            choices=list(labels.items()),
            widget=forms.HiddenInput,
            error_messages={"invalid_choice": _("There is no such order: take “newest”, “oldest” or “best”.")},
        )

    def filter(self, queryset: Any, value: str) -> Any:
        return queryset
