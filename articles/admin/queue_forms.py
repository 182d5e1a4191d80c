"""What the queue page asks: which articles are read again, and how large a sample is compared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from ..comparing import MOST
from ..knowledge import revision
from ..models import Actor, Article, Mention, Rereading, Source
from ..queue_figures import machines
from .fields import Day


class AgainForm(forms.Form):
    """Which articles: what is left out does not narrow them."""

    source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        label=_("Source"),
        widget=AutocompleteSelect(Article._meta.get_field("source"), admin.site),
    )
    actor = forms.ModelChoiceField(
        Actor.objects.unmerged(),
        required=False,
        label=_("Actor"),
        help_text=_("Articles that are linked to it or hold one of its names."),
        widget=AutocompleteSelect(Mention._meta.get_field("actor"), admin.site),
    )
    first = forms.DateField(required=False, label=_("Published from"), widget=Day)
    last = forms.DateField(required=False, label=_("Published until"), widget=Day)
    machine = forms.ChoiceField(required=False, label=_("Read with"))
    older = forms.BooleanField(
        required=False, label=_("Only what was read before actors, names or offices were last changed")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = [(one.name, f"{one.name} ({one.count:,})") for one in machines()]
        field = self.fields["machine"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", _("any versions")), *used]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", _("This day is before the first one."))
        return cleaned

    def wanted(self, by: User) -> Rereading:
        """What was asked for, not yet saved."""
        asked = dict(self.cleaned_data)
        knowledge = revision()[0] if asked.pop("older") else ""
        return Rereading(by=by, knowledge=knowledge, **asked)


class CompareForm(forms.Form):
    sample = forms.IntegerField(min_value=1, max_value=MOST, initial=50, label=_("Articles"))
    seed = forms.IntegerField(
        min_value=0,
        max_value=2**31 - 1,
        initial=1,
        label=_("Seed"),
        help_text=_("The same seed draws the same articles."),
    )


class PauseForm(forms.Form):
    why = forms.CharField(required=False, max_length=200, label=_("Why (everybody on the desk sees it)"))
