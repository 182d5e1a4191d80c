"""Events and their reports on the desk, to be looked at: they come from readings."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from articles.admin.history import WithHistory
from articles.admin.long_lists import StartedIn
from articles.admin.looking import OnlyLookedAt

from ..coding.codebook import CODEBOOK
from ..models import Event, Report


class ReportInline(OnlyLookedAt, admin.TabularInline[Report, Event]):
    model = Report
    extra = 0
    show_change_link = False
    fields = ["article", "sentence", "date_text", "place_text", "rule"]
    readonly_fields = ("article", "sentence", "date_text", "place_text", "rule")


class OfType(admin.SimpleListFilter):
    """The codebook's types, asked of no row."""

    title = gettext_lazy("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(name, name.capitalize()) for name in CODEBOOK.types]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(type=self.value()) if self.value() else queryset


@admin.register(Event)
class EventAdmin(OnlyLookedAt, WithHistory[Event]):
    comes_here = gettext_lazy("Articles that are read bring events here.")
    list_display = ["sentence", "type", "mode", "realis", "start", "country", "status"]
    list_filter = [OfType, "realis", "status", StartedIn]
    ordering = [F("start").desc(nulls_last=True), "-pk"]  # as the index has it
    sortable_by = ["start"]
    list_select_related = ["place", "country"]
    inlines = [ReportInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("participants__actor")
