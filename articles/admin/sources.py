from django.contrib import admin

from ..models import Source
from .history import WithHistory


@admin.register(Source)
class SourceAdmin(WithHistory[Source]):
    list_display = ["name", "kind", "country", "homepage", "invented"]
    list_filter = ["kind", "invented"]
    list_select_related = ["country"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country"]
    show_full_result_count = False
