"""What may stand in a filter of events besides: a party on one side, a country or an actor."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.filter_fields import ActorField
from articles.models import Actor, Country


class PartyField(ActorField):
    """A country by its three letters, or an actor by slug or name: those who did something, or it was done to."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Actor.objects.all(), names=("name", "aliases__text"), widget=forms.HiddenInput, **kwargs
        )

    def clean(self, value: Any) -> Any:
        code = value.strip().upper() if isinstance(value, str) else ""
        country = Country.objects.filter(pk=code).first() if len(code) == 3 else None
        return country or super().clean(value)
