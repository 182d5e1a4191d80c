"""Filters of the lists. The whole state of a list stands in its query string."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from . import languages
from .article_facets import article_parts
from .facets import Part
from .filter_fields import (
    LONGEST,
    ActorField,
    Asked,
    CodeField,
    DayFilter,
    NamedField,
    OneOf,
    PlaceField,
    RegionField,
)
from .list_filters import BEST, OLDEST, ListFilter, SortFilter
from .models import Actor, Article, ArticleCountry, Country, Place, Source

NAMED = "named"
LOOKED_UP_EVERY = 300  # seconds


def suggesting(of: str) -> forms.TextInput:
    """A field under which names are suggested while typing: static/js/suggest.js."""
    return forms.TextInput(attrs={"data-suggest": of, "data-suggested": _("Names that may be meant")})


def actor_filter(question: str) -> Asked:
    """Whom? By slug, name or another name; `question` is what the queryset is asked."""
    return Asked(
        question,
        field=ActorField,
        label=_("Actor"),
        widget=suggesting("actor"),
        queryset=Actor.objects.all(),
        names=("name", "aliases__text"),
        error_messages={"unknown": _("No actor is called “%(name)s”. The list of actors shows all that are known.")},
    )


def named_in_articles(asked: str) -> QuerySet[Country]:
    """Countries that public articles name, and the one asked for: one look into the index for each country."""
    naming = ArticleCountry.objects.filter(country=OuterRef("pk"), article__in=Article.objects.public()).order_by()
    countries = Country.objects.annotate(naming=Subquery(naming.values("pk")[:1]))
    return countries.filter(Q(naming__isnull=False) | Q(pk=asked))


def country_filter(question: str) -> Asked:
    return Asked(
        question,
        field=CodeField,
        label=_("Country"),
        queryset=Country.objects.all(),
        offered=named_in_articles,
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("No country has this code. Choose one from the list.")},
    )


def region_filter(question: str) -> Asked:
    return Asked(
        question,
        field=RegionField,
        label=_("Region"),
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("There is no such region. Choose one from the list.")},
    )


class LanguageField(forms.ChoiceField):
    """A language by its code. Any can be asked for; those of public articles, and the one asked for, are listed."""

    widget = OneOf

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        asked = [bound.data] if self.valid_value(bound.data) else []
        found: list[str] = cache.get_or_set("languages", Article.objects.public().languages, LOOKED_UP_EVERY) or []
        self.widget.choices = [("", _("Any")), *languages.named({*found, *asked})]
        return bound


def place_filter(question: str) -> Asked:
    """Where? By the key of a place or by its name, which means the largest place of that name."""
    return Asked(
        question,
        field=PlaceField,
        label=_("Place"),
        widget=suggesting("place"),
        queryset=Place.objects.all(),
        error_messages={"unknown": _("No place is called “%(name)s”.")},
    )


def source_filter(question: str) -> Asked:
    return Asked(
        question,
        field=NamedField,
        label=_("Source"),
        widget=suggesting("source"),
        queryset=Source.objects.all(),
        error_messages={"unknown": _("No source is called “%(name)s”.")},
    )


def words_filter() -> Asked:
    return Asked(
        "matching",
        field=forms.CharField,
        label=_("Words"),
        max_length=LONGEST,
        widget=forms.SearchInput(attrs={"data-suggest": "", "data-suggested": _("Names that may be meant")}),
    )


class ArticleFilter(ListFilter):
    """Which articles: by words, by whom and what they name, by who published them and when."""

    searches_words = True
    sorts = {"": _("newest"), OLDEST: _("oldest"), BEST: _("best match")}
    q = words_filter()
    actor = actor_filter("mentioning")
    country = country_filter("about_country")
    region = region_filter("about_region")
    which = django_filters.ChoiceFilter(
        label=_("Country or region is"),
        choices=[(NAMED, _("named at all"))],
        empty_label=_("what it is about"),
        method="widen",
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )
    place = place_filter("naming_place")
    source = source_filter("published_by")
    language = Asked(
        "in_language",
        field=LanguageField,
        label=_("Language"),
        choices=languages.choices,
        error_messages={"invalid_choice": _("There is no such language here. Choose one from the list.")},
    )
    since = DayFilter("published", "gte", label=_("From"))
    until = DayFilter("published", "lte", label=_("Until"))
    sort = SortFilter(oldest=_("oldest first"), best=_("best match first"))

    class Meta(ListFilter.Meta):
        model = Article
        fields: list[str] = []

    @property
    def parts(self) -> tuple[Part, ...]:  # type: ignore[override]
        return article_parts(named=self.values.get("which") == NAMED)

    def filter_queryset(self, queryset: Any) -> Any:
        if self.form.cleaned_data["which"] == NAMED:
            self.filters["country"].question = "naming_country"
            self.filters["region"].question = "naming_region"
        return super().filter_queryset(queryset)

    def widen(self, queryset: Any, _name: str, _which: str) -> Any:
        """It says how country and region are asked for, and asks for nothing by itself."""
        return queryset


class ActorFilter(ListFilter):
    """Which actors: by a part of a name, by first letter, by kind, by country."""

    q = Asked("named", field=forms.CharField, label=_("Name"), max_length=LONGEST)
    kind = django_filters.ChoiceFilter(
        "kind",
        choices=Actor.Kind.choices,
        label=_("Kind"),
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("There is no such kind of actor. Choose one from the list.")},
    )
    country = country_filter("of_country")
    letter = Asked(
        "beginning_with",
        field=forms.RegexField,
        label=_("Letter"),
        regex=r"^[A-Za-z]$",
        widget=forms.HiddenInput,
        error_messages={"invalid": _("Give one letter from A to Z.")},
    )

    class Meta(ListFilter.Meta):
        model = Actor
        fields: list[str] = []
