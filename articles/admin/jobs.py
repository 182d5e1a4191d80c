"""The queue: what waits, what is being read, and what was set aside and why."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import TaggingJob
from ..signals import tagging_requested
from .looking import OnlyLookedAt

STATES = reverse_lazy("admin:articles_article_states")


def state_mark(job: TaggingJob) -> SafeString:
    """The state as a mark that static/js/reading_states.js keeps fresh."""
    return format_html(
        '<span class="reading-state" aria-live="polite" data-states="{}" data-article="{}" data-state="{}">{}</span>',
        STATES,
        job.article_id,
        job.state,
        job.told,
    )


@admin.register(TaggingJob)
class TaggingJobAdmin(OnlyLookedAt, admin.ModelAdmin[TaggingJob]):
    list_display = ["article", "reading", "attempts", "requested_at", "finished_at", "reason"]
    list_filter = ["state"]
    list_select_related = ["article"]
    search_fields = ["article__title"]
    ordering = ["-requested_at"]
    actions = ["retry"]
    fieldsets = [
        (None, {"fields": ["article", "reading", "attempts", "error"]}),
        (_("When"), {"fields": ["requested_at", "started_at", "finished_at", "lease_until"]}),
        (_("Read with"), {"fields": ["versions", "claims"]}),
    ]

    class Media:
        js = ["js/reading_states.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaggingJob]:
        return super().get_queryset(request).defer("article__body", "article__search")

    @admin.display(description=_("state"), ordering="state")
    def reading(self, job: TaggingJob) -> SafeString:
        return state_mark(job)

    @admin.display(description=_("why"))
    def reason(self, job: TaggingJob) -> str:
        return job.error.splitlines()[0][:120] if job.error else job.why

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
        return request.user.has_perm("articles.reread_article")
