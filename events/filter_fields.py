"""What may stand in a filter of events besides: places by their keys, and a country or an actor on one side."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.filter_fields import ActorField
from articles.models import Actor, Country, Place

MOST_PLACES = 40
SHOWN = 3


class Places(list[Place]):
    def __str__(self) -> str:
        names = ", ".join(place.name for place in self[:SHOWN])
        return f"{names} +{len(self) - SHOWN}" if len(self) > SHOWN else names


class PlacesField(forms.CharField):
    """Places by their keys, with commas between them: GeoNames ids, or the codes of regions."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30 * MOST_PLACES, widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> Places:
        keys = list(dict.fromkeys(filter(None, (super().clean(value) or "").split(","))))
        if len(keys) > MOST_PLACES:
            raise forms.ValidationError(_("Ask for at most %(most)s places."), params={"most": MOST_PLACES})
        found = Places(Place.objects.filter(key__in=keys))
        if missing := set(keys) - {place.key for place in found}:
            raise forms.ValidationError(_("The archive knows no place “%(key)s”."), params={"key": min(missing)})
        return found


class WhereField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A country by its three letters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Country.objects.all(), widget=forms.HiddenInput, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.upper() if isinstance(value, str) else value)


class PartyField(ActorField):
    """A country by its three letters, or an actor by slug or name: those who did something, or it was done to."""

    def __init__(self, **kwargs: Any) -> None:
        names = ("name", "aliases__text")
        super().__init__(queryset=Actor.objects.all(), names=names, widget=forms.HiddenInput, **kwargs)

    def clean(self, value: Any) -> Any:
        code = value.strip().upper() if isinstance(value, str) else ""
        country = Country.objects.filter(pk=code).first() if len(code) == 3 else None
        return country or super().clean(value)
