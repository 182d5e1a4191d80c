"""What may stand in a filter: the slug or the name of an actor or a source, a country's code, a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.db.models import Model, Q, QuerySet
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .models import Region

LONGEST = 200


class OneOf(forms.Select):
    """A list to choose from. Django renders each choice by a template of its own, and a filter has hundreds."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = self.format_value(value)
        told = ((key, SafeString(" selected" if str(key) in chosen else ""), label) for key, label in self.choices)
        options = format_html_join("", '<option value="{}"{}>{}</option>', told)
        return format_html(
            "<select{}>{}</select>", flatatt({"name": name, **self.build_attrs(self.attrs, attrs)}), options
        )


class NamedField(forms.CharField):
    """Text that names one row: its slug, its name, or another name that no other row goes by."""

    default_error_messages = {
        "unknown": _("Nothing here is called “%(name)s”. Look in the list for the name that the archive uses."),
        "ambiguous": _("Several go by “%(name)s”. Choose one of these: %(slugs)s."),
    }

    def __init__(self, *, queryset: QuerySet[Any], names: tuple[str, ...] = ("name",), **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.queryset = queryset
        self.names = names

    def clean(self, value: Any) -> Model | None:
        words = super().clean(value)
        if not words:
            return None
        for lookup in ("slug", *(f"{name}__iexact" for name in self.names)):
            found = self.meant(self.queryset.filter(**{lookup: words}).distinct()[:5])
            if len(found) == 1:
                return found[0]  # type: ignore[no-any-return]
            if found:
                slugs = ", ".join(row.slug for row in found)
                raise forms.ValidationError(self.error_messages["ambiguous"], params={"name": words, "slugs": slugs})
        raise forms.ValidationError(self.error_messages["unknown"], params={"name": words})

    def meant(self, rows: QuerySet[Any]) -> list[Any]:
        """What rows that go by a name stand for."""
        return list(rows)


class ActorField(NamedField):
    """A merged entry means the actor that stands for it, by its slug and by its names."""

    def meant(self, rows: QuerySet[Any]) -> list[Any]:
        return list(dict.fromkeys(actor.remaining for actor in rows.select_related("merged_into__merged_into")))


class PlaceField(NamedField):
    """A place by its key, or by its name: then the largest that is called so, which is the one that news means."""

    def clean(self, value: Any) -> Model | None:
        words = forms.CharField.clean(self, value)
        if not words:
            return None
        called = self.queryset.filter(Q(key=words) | Q(name__iexact=words)).order_by("-population", "pk").first()
        if called is None:
            raise forms.ValidationError(self.error_messages["unknown"], params={"name": words})
        return called  # type: ignore[no-any-return]


class CodeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """
    A row chosen by its code, in small or capital letters. Any of `queryset` can be asked for; `offered` gives those
    that are worth listing, and always the one that is asked for, so that sending the form again asks for the same.
    """

    widget = OneOf

    def __init__(self, *, offered: Callable[[str], QuerySet[Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.offered = offered

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        rows = self.offered(self.prepare_value(bound.data) or "")
        self.widget.choices = [("", self.empty_label), *((row.pk, str(row)) for row in rows)]
        return bound

    def prepare_value(self, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else super().prepare_value(value)

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.prepare_value(value))


class RegionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A region by its slug. The list is asked for once, for all that is made of it."""

    widget = OneOf

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Region.objects.all(), to_field_name="slug", **kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        self.widget.choices = [("", self.empty_label), *Region.objects.values_list("slug", "name")]
        return bound


class Asked(django_filters.Filter):  # type: ignore[misc]
    """Ask the queryset one of its own questions: `Asked("mentioning", …)` calls `queryset.mentioning(value)`."""

    def __init__(self, question: str, *, field: type[forms.Field], label: Any, **kwargs: Any) -> None:
        self.field_class = field
        super().__init__(label=label, **kwargs)
        self.question = question

    def filter(self, queryset: Any, value: Any) -> Any:
        return getattr(queryset, self.question)(value) if value else queryset


class DayFilter(django_filters.DateFilter):  # type: ignore[misc]
    def __init__(self, field_name: str, lookup_expr: str, *, label: Any) -> None:
        super().__init__(
            field_name,
            lookup_expr,
            label=label,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("This is no day of the calendar. Write it as 2021-02-25.")},
        )
