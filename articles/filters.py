"""Filters of the lists. The whole state of a list stands in its query string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from . import languages
from .filter_fields import LONGEST, ActorField, Asked, CodeField, DayFilter, NamedField
from .models import Actor, Article, ArticleCountry, Country, Region, Source

NAMED = "named"
LOOKED_UP_EVERY = 300  # seconds


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the query string of the same list without it."""

    label: str
    value: str
    without: str
    about: str = ""  # where the site says what the value means


class PeriodForm(forms.Form):
    """A filter's form with a first and a last day."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first."))
        return cleaned


class ListFilter(django_filters.FilterSet):  # type: ignore[misc]
    """A filter that can say what is on and write itself down."""

    class Meta:
        form = PeriodForm

    @property
    def values(self) -> dict[str, str]:
        """What is filled in, as it stands in the query string."""
        return {name: self.data[name] for name in self.filters if self.data.get(name)}

    @property
    def querystring(self) -> str:
        return urlencode(self.values)

    @property
    def chips(self) -> list[Chip]:
        if not self.is_valid():
            return []
        return [
            Chip(
                str(self.filters[name].label),
                self.told(name),
                urlencode({k: v for k, v in self.values.items() if k != name}),
                self.about(name),
            )
            for name in self.values
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


def actor_filter(question: str) -> Asked:
    """Whom? By slug, name or another name; `question` is what the queryset is asked."""
    return Asked(
        question,
        field=ActorField,
        label=_("Actor"),
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
        field=forms.ModelChoiceField,
        label=_("Region"),
        queryset=Region.objects.all(),
        to_field_name="slug",
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("There is no such region. Choose one from the list.")},
    )


class LanguageField(forms.ChoiceField):
    """A language by its code. Any can be asked for; those of public articles, and the one asked for, are listed."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        asked = [bound.data] if self.valid_value(bound.data) else []
        found: list[str] = cache.get_or_set("languages", Article.objects.public().languages, LOOKED_UP_EVERY) or []
        self.widget.choices = [("", _("Any")), *languages.named({*found, *asked})]
        return bound


class ArticleFilter(ListFilter):
    """Which articles: by words, by whom and what they name, by who published them and when."""

    q = Asked("matching", field=forms.CharField, label=_("Words"), max_length=LONGEST)
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
    source = Asked(
        "published_by",
        field=NamedField,
        label=_("Source"),
        queryset=Source.objects.all(),
        error_messages={"unknown": _("No source is called “%(name)s”.")},
    )
    language = Asked(
        "in_language",
        field=LanguageField,
        label=_("Language"),
        choices=languages.choices,
        error_messages={"invalid_choice": _("There is no such language here. Choose one from the list.")},
    )
    since = DayFilter("published", "gte", label=_("From"))
    until = DayFilter("published", "lte", label=_("Until"))

    class Meta(ListFilter.Meta):
        model = Article
        fields: list[str] = []

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
