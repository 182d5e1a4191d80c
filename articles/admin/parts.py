"""Rows that are edited with what they are part of: bylines of an article, names and roles of an actor."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.db.models import Model
from django.forms import BaseInlineFormSet, BoundField, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

Part = TypeVar("Part", bound=Model)
Whole = TypeVar("Whole", bound=Model)


class Named(BoundField):
    """A field with its name before it, for the eye alone, where a row is too narrow for columns."""

    def as_widget(self, *args: Any, **kwargs: Any) -> SafeString:
        widget = super().as_widget(*args, **kwargs)
        return (
            widget
            if self.is_hidden
            else format_html('<span class="named" aria-hidden="true">{}</span>{}', self.label, widget)
        )


class Rows(BaseInlineFormSet[Part, Whole, ModelForm[Part]]):
    """Rows whose fields say their names themselves: the head of a column is no label."""

    def add_fields(self, form: ModelForm[Part], index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", field.label)
            field.bound_field_class = Named


class Parts(admin.TabularInline[Part, Whole]):
    """Who may see or change the whole may see or change its parts: nobody needs a permission for each."""

    extra = 0
    formset = Rows  # type: ignore[assignment]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view") or self._may(request, "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change") or (obj is None and self._may(request, "add"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change")

    def _may(self, request: HttpRequest, action: str) -> bool:
        whole = self.parent_model._meta
        return request.user.has_perm(f"{whole.app_label}.{get_permission_codename(action, whole)}")
