"""Actors, countries, regions and places: what the machine knows of the world, and what people correct in it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Actor, Alias, Country, Place, Region, Role
from .fields import Day, Lines
from .parts import Parts

DAYS: dict[Any, Any] = {models.DateField: {"widget": Day}}


class ActorForm(forms.ModelForm[Actor]):
    demands = Lines(
        required=False,
        label=_("Demands"),
        help_text=_("One of these words, one a line, must stand in the text for a short name to count."),
    )

    class Meta:
        model = Actor
        fields = ["demands"]


class AliasInline(Parts[Alias, Actor]):
    model = Alias


class RoleInline(Parts[Role, Actor]):
    model = Role
    fk_name = "actor"
    autocomplete_fields = ["body"]
    formfield_overrides = DAYS


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin[Actor]):
    form = ActorForm
    list_display = ["name", "kind", "country", "bloc", "sector", "curated"]
    list_filter = ["kind", "sector", "bloc", "curated"]
    list_select_related = ["country"]
    list_per_page = 50
    search_fields = ["name", "slug", "aliases__text"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "parent"]
    readonly_fields = ["curated"]
    formfield_overrides = DAYS
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind"]}),
        (_("Whose"), {"fields": ["country", "bloc", "sector", "parent"]}),
        (_("When it existed"), {"fields": [("since", "until")]}),
        (_("How it is recognised"), {"fields": ["demands", "wikidata", "curated"]}),
    ]
    inlines = [AliasInline, RoleInline]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Actor, form: forms.ModelForm[Actor], change: bool) -> None:
        obj.curated = True
        super().save_model(request, obj, form, change)


class OnlyRead:
    """Comes from the reference files: to be looked up here, not changed."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Country)
class CountryAdmin(OnlyRead, admin.ModelAdmin[Country]):
    list_display = ["name", "iso3", "status", "region", "capital"]
    list_filter = ["status"]
    list_select_related = ["region"]
    search_fields = ["name", "official", "iso3"]


@admin.register(Region)
class RegionAdmin(OnlyRead, admin.ModelAdmin[Region]):
    list_display = ["name", "code", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]


@admin.register(Place)
class PlaceAdmin(OnlyRead, admin.ModelAdmin[Place]):
    list_display = ["name", "kind", "country", "population"]
    list_filter = ["kind"]
    list_select_related = ["country"]
    search_fields = ["name", "key"]
