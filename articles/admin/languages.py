"""The language of an article on the desk: chosen in forms, filtered by in lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import languages
from ..models import Article
from .long_lists import values_of

NOT_READ = "-"


class LanguageField(forms.ChoiceField):
    """A language by its name. What an article has already can be kept, though it may have no name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=languages.choices,
            required=False,  # left out, it stays as it is
            label=_("Language"),
            help_text=_("Names and events are found in English texts only. Others are kept, found and shown."),
            **kwargs,
        )

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.choices = languages.choices(form.get_initial_for_field(self, field_name) or languages.READ)
        return super().get_bound_field(form, field_name)


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        found = values_of(Article, "language")
        return [(NOT_READ, _("Not read: another than English")), *languages.named(found)] if len(found) > 1 else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == NOT_READ:
            return queryset.exclude(language=languages.READ)
        return queryset.filter(language=self.value()) if self.value() else queryset
