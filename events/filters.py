"""Filters of events, and of articles by the events that they tell of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

import articles.filters
from articles.facets import Facet, Part, facets
from articles.filter_fields import Asked, DayFilter, OneOf
from articles.filters import (
    actor_filter,
    country_filter,
    place_filter,
    region_filter,
    source_filter,
    words_filter,
)
from articles.list_filters import OLDEST, ListFilter, SortFilter

from .codes import code_address, quad_address, realis_address
from .coding.codebook import CODEBOOK
from .event_facets import ARTICLE_TYPE, PARTS, REALIS
from .filter_fields import PartyField, PlacesField, WhereField
from .models import Event, Report

TYPES = [(name, _(name.capitalize())) for name in CODEBOOK.types]
MODES = [
    (name, _(name.replace("-", " ")))
    for name in sorted({mode.name for type in CODEBOOK.types.values() for mode in type.modes})
]
ALL = "all"
NO_SUCH_TYPE = {"invalid_choice": _("There is no such type of event. Choose one from the list.")}


class ArticleFilter(articles.filters.ArticleFilter):
    type = django_filters.ChoiceFilter(
        label=_("Tells of"),
        choices=TYPES,
        empty_label=_("Any"),
        widget=OneOf,
        method="telling_of",
        error_messages=NO_SUCH_TYPE,
    )

    def about(self, name: str) -> str:
        return code_address(self.values[name]) if name == "type" else super().about(name)

    @property
    def parts(self) -> tuple[Part, ...]:  # type: ignore[override]
        return (*super().parts, ARTICLE_TYPE)

    def telling_of(self, queryset: Any, _name: str, type: str) -> Any:
        return queryset.filter(Exists(Report.objects.filter(article=OuterRef("pk"), type=type)))


class RealisFilter(django_filters.ChoiceFilter):  # type: ignore[misc]
    """When nothing is chosen: what took place."""

    def filter(self, queryset: Any, value: str) -> Any:
        if value == ALL:
            return queryset
        return queryset.filter(realis=value) if value else queryset.took_place()


class PartiesFilter(django_filters.ChoiceFilter):  # type: ignore[misc]
    def filter(self, queryset: Any, value: str) -> Any:
        return queryset.between_known() if value else queryset


class EventFilter(ListFilter):
    """Which events: by words, by type, by whom and where, who tells, when, and whether they took place."""

    searches_words = True
    day = "start"
    parts = PARTS
    sorts = {"": _("latest"), OLDEST: _("earliest")}
    q = words_filter()
    type = django_filters.ChoiceFilter(
        "type", label=_("Type"), choices=TYPES, empty_label=_("Any"), widget=OneOf, error_messages=NO_SUCH_TYPE
    )
    mode = django_filters.ChoiceFilter(
        "mode",
        label=_("Mode"),
        choices=MODES,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("The codebook has no such mode.")},
    )
    quad = django_filters.ChoiceFilter(
        "quad",
        label=_("Class"),
        choices=[(str(quad), _(name)) for quad, name in CODEBOOK.quads.items()],
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("The classes are numbered 1 to 4.")},
    )
    actor = actor_filter("with_actor")
    country = country_filter("with_country")
    region = region_filter("with_region")
    who = Asked("done_by", field=PartyField, label=_("Done by"))
    whom = Asked("done_to", field=PartyField, label=_("Done to"))
    parties = PartiesFilter(
        label=_("Parties"),
        choices=[("known", _("known on both sides"))],
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("Parties can only be asked to be “known”.")},
    )
    where = Asked(
        "in_country",
        field=WhereField,
        label=_("Took place in"),
        error_messages={"invalid_choice": _("No country has this code.")},
    )
    place = place_filter("at_place")
    places = Asked("at_places", field=PlacesField, label=_("Places"))
    source = source_filter("told_by")
    realis = RealisFilter(
        label=_("Did it take place?"),
        choices=[(ALL, _("all that is told")), *Event.Realis.choices],
        empty_label=_("happened or ongoing"),
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )
    since = DayFilter("end", "gte", label=_("From"))
    until = DayFilter("start", "lte", label=_("Until"))
    sort = SortFilter(oldest=_("earliest first"))

    class Meta(ListFilter.Meta):
        model = Event
        fields: list[str] = []

    def facets(self) -> list[Facet]:
        """What is shown only when asked for, plans and denials, is counted too. Two queries."""
        found = super().facets()
        if not self.is_valid() or self.values.get("realis"):
            return found
        all_told = EventFilter(QueryDict(self.asked_with(realis=ALL)), self.queryset)
        return [*found, *facets(self, all_told.qs, [REALIS], self.day)] if all_told.is_valid() else found

    def about(self, name: str) -> str:
        value, type = self.values[name], self.values.get("type", "")
        told: dict[str, Callable[[str], str]] = {"type": code_address, "quad": quad_address, "realis": realis_address}
        if name == "mode" and type:
            return code_address(type, value)
        return told[name](value) if name in told else super().about(name)
