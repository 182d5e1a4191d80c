"""Actors, countries, regions and places: what the machine knows of the world, and what people correct in it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from ..models import Actor, Alias, Country, Place, Region, Role


class AliasInline(admin.TabularInline[Alias, Actor]):
    model = Alias
    extra = 0


class RoleInline(admin.TabularInline[Role, Actor]):
    model = Role
    fk_name = "actor"
    extra = 0
    autocomplete_fields = ["body"]


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin[Actor]):
    list_display = ["name", "kind", "country", "bloc", "sector", "curated"]
    list_filter = ["kind", "sector", "bloc", "curated"]
    list_select_related = ["country"]
    search_fields = ["name", "slug", "aliases__text"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "parent"]
    readonly_fields = ["curated"]
    inlines = [AliasInline, RoleInline]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Actor, form: forms.ModelForm[Actor], change: bool) -> None:
        obj.curated = True
        super().save_model(request, obj, form, change)


class OnlyRead:
    """Comes from the reference files: to be looked up here, not changed."""

    show_full_result_count = False

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
