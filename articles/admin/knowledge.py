"""Countries, regions and places: what the machine knows of the world from the reference files."""

from django.contrib import admin

from ..models import Country, Place, Region
from .looking import OnlyLookedAt


@admin.register(Country)
class CountryAdmin(OnlyLookedAt, admin.ModelAdmin[Country]):
    list_display = ["name", "iso3", "status", "region", "capital"]
    list_filter = ["status"]
    list_select_related = ["region"]
    search_fields = ["name", "official", "iso3"]


@admin.register(Region)
class RegionAdmin(OnlyLookedAt, admin.ModelAdmin[Region]):
    list_display = ["name", "code", "kind", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]


@admin.register(Place)
class PlaceAdmin(OnlyLookedAt, admin.ModelAdmin[Place]):
    list_display = ["name", "kind", "country", "population"]
    list_filter = ["kind"]
    list_select_related = ["country"]
    search_fields = ["name", "key"]
