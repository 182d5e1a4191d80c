"""Events and their reports on the desk, to be looked at: they come from readings."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Event, Report


class ReportInline(admin.TabularInline[Report, Event]):
    model = Report
    extra = 0
    can_delete = False
    show_change_link = False
    fields = ["article", "sentence", "date_text", "place_text", "rule"]
    readonly_fields = ("article", "sentence", "date_text", "place_text", "rule")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Event)
class EventAdmin(admin.ModelAdmin[Event]):
    list_display = ["sentence", "type", "mode", "realis", "start", "country", "status"]
    list_filter = ["type", "realis", "status"]
    list_select_related = ["place", "country"]
    date_hierarchy = "start"
    inlines = [ReportInline]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("participants__actor")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
