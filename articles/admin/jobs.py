"""The queue: what waits, what is being read, and what was set aside and why."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.filters import ChoicesFieldListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Article, TaggingJob
from .looking import OnlyLookedAt
from .queue import Queue, skipped

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


class OfReading(ChoicesFieldListFilter):
    """An article has a state of its own, so that this one is named after what it is of."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("reading")


@admin.register(TaggingJob)
class TaggingJobAdmin(OnlyLookedAt, Queue):
    comes_here = _("Each article that comes in is read, and its reading stands here.")
    change_list_template = "admin/articles/queue/jobs.html"
    list_display = ["article", "reading", "attempts", "requested_at", "finished_at", "reason"]
    list_filter = ["state"]
    list_select_related = ["article"]
    search_fields = ["article__title"]
    search_help_text = _("Words of the article’s title or text.")
    sortable_by = ["requested_at"]
    ordering = ["-requested_at", "-pk"]
    actions = ["retry", "skip"]
    fieldsets = [
        (None, {"fields": ["article", "reading", "attempts", "error"]}),
        (_("When"), {"fields": ["requested_at", "started_at", "finished_at", "lease_until"]}),
        (_("Read with"), {"fields": ["versions", "claims"]}),
    ]

    class Media:
        js = ["js/reading_states.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TaggingJob]:
        return super().get_queryset(request).defer("article__body", "article__search")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[TaggingJob], search_term: str
    ) -> tuple[QuerySet[TaggingJob], bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(article__in=Article.objects.matching(search_term).values("pk")), False

    @admin.display(description=_("state"), ordering="state")
    def reading(self, job: TaggingJob) -> SafeString:
        return state_mark(job)

    @admin.display(description=_("why"))
    def reason(self, job: TaggingJob) -> str:
        return job.error.splitlines()[0][:120] if job.error else job.why

    @admin.action(description=_("Queue again those that were set aside"), permissions=["retry"])
    def retry(self, request: HttpRequest, queryset: QuerySet[TaggingJob]) -> None:
        self.retry_jobs(request, queryset)

    @admin.action(description=_("Leave articles that were set aside unread"), permissions=["retry"])
    def skip(self, request: HttpRequest, queryset: QuerySet[TaggingJob]) -> None:
        self.message_user(request, skipped(TaggingJob.objects.filter(pk__in=queryset.values("pk")).skip()))

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.reread_article")
