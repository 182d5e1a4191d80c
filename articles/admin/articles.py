"""Articles on the desk: taken in by paste or upload, corrected, published, and watched while they are read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..intake.add import Draft, add_articles, request_reading
from ..intake.decode import RefusedFile
from ..intake.originals import split_original
from ..models import Article, Byline, Original, TaggingJob
from .intake import ArticleForm, IntakeForm, SplitForm

MOST_STATES = 200


def editor(request: HttpRequest) -> User:
    """Who is at the desk; the admin lets nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


class BylineInline(admin.TabularInline[Byline, Article]):
    model = Byline
    extra = 0


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin[Article]):
    form = ArticleForm
    list_display = ["title", "source", "published", "status", "reading"]
    list_filter = ["status", "job__state", ("source", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["source", "job"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title"]
    date_hierarchy = "published"
    autocomplete_fields = ["source"]
    actions = ["publish", "read_again"]
    inlines = [BylineInline]
    fieldsets = [
        (None, {"fields": ["title", "section", "source", "published", "url", "credit", "related_headlines", "body"]}),
        (_("Publication"), {"fields": ["status", "opens_at"]}),
        (_("Reading and origin"), {"fields": ["reading", "kept_original", "added_by", "added_at"]}),
    ]
    readonly_fields = ["reading", "kept_original", "added_by", "added_at"]

    class Media:
        css = {"all": ["css/desk.css"]}
        js = ["js/reading_states.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("search")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("states/", view(self.states), name="articles_article_states"),
            path("add/<int:original>/", view(self.correct_view), name="articles_article_correct"),
            path("original/<int:original>/", view(self.original_view), name="articles_article_original"),
            *super().get_urls(),
        ]

    # Taking in: paste or upload, then correct what it was split into, then save.

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """First step: one box for a pasted page, or a file. What comes in is kept before anything is made of it."""
        self._demand(self.has_add_permission(request))
        form = IntakeForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            original = Original.objects.keep(**form.raw(), by=editor(request))
            return HttpResponseRedirect(reverse("admin:articles_article_correct", args=[original.pk]))
        return self._page(request, "admin/articles/article/intake.html", form=form, title=_("Add article"))

    def correct_view(self, request: HttpRequest, original: int) -> HttpResponse:
        """Second step: what the text was split into, for correction."""
        self._demand(self.has_add_permission(request))
        kept = get_object_or_404(Original, pk=original)
        if taken := kept.articles.first():
            messages.info(request, _("This text is in the archive already."))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[taken.pk]))
        try:
            paste = split_original(kept)
        except RefusedFile as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:articles_article_add"))
        form = SplitForm(request.POST or None, paste=paste)
        if request.method == "POST" and form.is_valid():
            [article] = add_articles([Draft(**form.draft(), original=kept, by=editor(request))])
            self.log_addition(request, article, [{"added": {}}])
            messages.success(request, _("“%s” is in the archive and queued for reading.") % article.title)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        return self._page(
            request, "admin/articles/article/correct.html", form=form, paste=paste, title=_("Check and save")
        )

    def original_view(self, request: HttpRequest, original: int) -> HttpResponse:
        """The original as it came, as plain text so that nothing in it runs."""
        self._demand(self.has_view_permission(request))
        kept = get_object_or_404(Original, pk=original)
        return HttpResponse(bytes(kept.data), content_type=f"text/plain; charset={kept.encoding}")

    def _page(self, request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
        context["media"] = self.media + context["form"].media
        return TemplateResponse(
            request, template, {**self.admin_site.each_context(request), "opts": self.opts, **context}
        )

    def _demand(self, allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied

    # On the desk.

    def save_model(self, request: HttpRequest, obj: Article, form: forms.ModelForm[Article], change: bool) -> None:
        before = Article.objects.get(pk=obj.pk).text_sha256
        super().save_model(request, obj, form, change)
        if obj.text_sha256 != before:
            request_reading(obj)
            messages.info(request, _("The text has changed, so it is queued for reading again."))

    @admin.display(description=_("reading"), ordering="job__state")
    def reading(self, article: Article) -> str:
        job = getattr(article, "job", None)
        if job is None:
            return ""
        return format_html(
            '<span class="reading-state" data-article="{}" data-state="{}">{}</span>{}',
            article.pk,
            job.state,
            job.get_state_display(),
            format_html('<br><span class="help">{}</span>', job.error) if job.error else "",
        )

    @admin.display(description=_("original"))
    def kept_original(self, article: Article) -> str:
        original = article.original
        address = reverse("admin:articles_article_original", args=[original.pk])
        return format_html('<a href="{}">{}</a>, SHA-256 {}', address, original.name, original.sha256)

    def states(self, request: HttpRequest) -> JsonResponse:
        """The reading states of the articles named in `ids`, for the script that keeps them fresh."""
        self._demand(self.has_view_permission(request))
        wanted = [int(one) for one in request.GET.get("ids", "").split(",")[:MOST_STATES] if one.isdigit()]
        jobs = TaggingJob.objects.filter(article__in=wanted)
        return JsonResponse(
            {str(job.article_id): {"state": job.state, "shown": job.get_state_display()} for job in jobs}
        )

    @admin.action(description=_("Publish selected articles"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        drafts = list(queryset.filter(status__in=[Article.Status.DRAFT, Article.Status.SCHEDULED]))
        for article in drafts:
            article.status = Article.Status.PUBLISHED
            article.save(update_fields=["status", "changed_at"])
            self.log_change(request, article, [{"changed": {"fields": ["status"]}}])
        count = len(drafts)
        self.message_user(request, ngettext("%d article is public.", "%d articles are public.", count) % count)

    @admin.action(description=_("Read selected articles again"), permissions=["change"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        articles = list(queryset)
        for article in articles:
            request_reading(article)
        count = len(articles)
        text = ngettext("%d article is queued for reading.", "%d articles are queued for reading.", count) % count
        self.message_user(request, text)
