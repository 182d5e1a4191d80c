"""The queue: what waits, what is being read, and what was set aside and why."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import TaggingJob
from ..signals import tagging_requested


@admin.register(TaggingJob)
class TaggingJobAdmin(admin.ModelAdmin[TaggingJob]):
    list_display = ["article", "state", "attempts", "requested_at", "finished_at", "reason"]
    list_filter = ["state"]
    list_select_related = ["article"]
    search_fields = ["article__title"]
    ordering = ["-requested_at"]
    actions = ["retry"]
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("why"))
    def reason(self, job: TaggingJob) -> str:
        return job.error.splitlines()[0][:120] if job.error else ""

    @admin.action(description=_("Try quarantined articles again"), permissions=["retry"])
    def retry(self, request: HttpRequest, queryset: QuerySet[TaggingJob]) -> None:
        count = TaggingJob.objects.filter(pk__in=queryset.values("pk")).retry()
        if count:
            tagging_requested.send(sender=TaggingJob)
            text = ngettext("%d article is queued again.", "%d articles are queued again.", count) % count
            self.message_user(request, text, messages.SUCCESS)
        else:
            self.message_user(request, _("None of these is quarantined."), messages.WARNING)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_article")
