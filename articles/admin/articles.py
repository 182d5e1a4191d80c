"""Articles on the desk: taken in by paste or upload, corrected, published, and watched while they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..intake.add import Draft, add_articles, kept_back, request_reading
from ..intake.alike import AsItCame, look_again
from ..intake.decode import RefusedFile
from ..intake.originals import PASTED, split_original
from ..likenesses import CannotDecide
from ..models import Article, Editing, Original, Source, TaggingJob
from ..turns import take_intake, take_turn
from ..workflow import MOVES, OWN, may_write, moves_for, state_of
from .comparing import AlikeForm, beside, may_decide
from .editing import EditForm
from .history import WithHistory
from .intake import IntakeForm, SplitForm
from .jobs import state_mark
from .languages import LanguageFilter
from .likenesses import pairs_of
from .lines import moved, shown_lines
from .long_lists import OfSource, PublishedIn
from .looking import editor
from .moves import Moving
from .presence import Presence, told
from .schedule import Schedule
from .too_late import TooLate

MOST_STATES = 200


@admin.register(Article)
class ArticleAdmin(TooLate, Moving, Schedule, Presence, WithHistory[Article]):
    form = EditForm
    change_form_template = "admin/articles/article/change.html"
    list_display = ["title", "reading", "status", "published", "source"]
    list_filter = ["status", "job__state", LanguageFilter, PublishedIn, OfSource]
    list_select_related = ["source", "job"]
    list_per_page = 50
    search_fields = ["title"]
    search_help_text = _("Words of the title or text; quotation marks for words in a row.")
    sortable_by = ["published"]
    autocomplete_fields = ["source"]
    actions = ["submit", "publish", "read_again"]
    left_as_they_are = ("status", "opens_at", "note", "withdrawn_at", "withdrawn_because", "corrections")
    fieldsets = [
        (None, {"fields": ["reading", "title", "section", "authors", "dateline", "body", "related", "credit"]}),
        (_("Where and when it was published"), {"fields": ["source", "published", "url", "language"]}),
        (_("In this archive"), {"fields": ["kept_original", "added_by", "added_at"]}),
    ]
    readonly_fields = ["reading", "kept_original", "added_by", "added_at"]

    class Media:
        js = ["js/reading_states.js", "js/presence.js"]

    # Who may do what: reporters have their own articles, and write in them while they are drafts.

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = super().get_queryset(request).defer("body", "search")
        return articles if self._sees_all(request) else articles.filter(added_by=editor(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """By whole words of the title and the text, as readers search."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=Article.objects.matching(search_term).values("pk")), False

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        own = obj is None or obj.added_by_id == request.user.pk
        return self._sees_all(request) or (own and request.user.has_perm(OWN))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request) or request.user.has_perm(OWN)
        return may_write(editor(request), obj)

    def has_reread_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.reread_article")

    def _sees_all(self, request: HttpRequest) -> bool:
        return super().has_view_permission(request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Whoever sends a form waits for a turn, so that of two who save at once the second sees the first one's."""
        if request.method == "POST":
            take_turn()
        return super().get_object(request, object_id, from_field)

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
        step = _("Step 1 of 2: paste or upload")
        return self._page(request, "intake", form, [(None, {"fields": ["pasted", "file"]})], subtitle=step)

    @transaction.atomic
    def correct_view(self, request: HttpRequest, original: int) -> HttpResponse:
        """Second step: what the text was split into, for correction."""
        self._demand(self.has_add_permission(request))
        if request.method == "POST":
            take_intake()  # nobody else adds anything until this is done
        # Locked, so that a double click adds one article.
        kept = get_object_or_404(Original.objects.select_for_update(), pk=original)
        if taken := Article.objects.filter(original__sha256=kept.sha256).first():
            messages.info(request, _("This text is in the archive already, as the article below."))
            return self._leave(request, taken)
        try:
            item = split_original(kept)
        except RefusedFile as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:articles_article_add"))
        may_publish = self.has_publish_permission(request)
        typed = moved(item, request.POST)
        form = SplitForm(None if typed else request.POST or None, item=item, may_publish=may_publish, typed=typed)
        self._let_sources_be_added(request, form)
        came = form.draft() if request.method == "POST" and not typed and form.is_valid() else None
        alike = self._alike(request, AsItCame.of(came, item), answered=not typed)
        if came and (alike.is_valid() or not may_decide(request)):
            draft = Draft(**came, original=kept, by=editor(request))
            if article := self._add(request, draft, alike):
                return self._leave(request, article)
        step = _("Step 2 of 2: check what was found")
        more = {"kept": kept, "alike": alike, "may_decide": may_decide(request), **shown_lines(item, form)}
        return self._page(request, "correct", form, form.fieldsets, subtitle=step, **more)

    def _alike(self, request: HttpRequest, came: AsItCame, *, answered: bool) -> AlikeForm:
        """What is in the archive already and much like it."""
        found = beside(came, lambda one: one.is_public or self.has_view_permission(request, one))
        return AlikeForm(found, request.POST if answered and request.method == "POST" else None)

    def _add(self, request: HttpRequest, draft: Draft, alike: AlikeForm) -> Article | None:
        """Add the article and do what was said of those that it is like; None, with nothing added, where that fails."""
        decides = may_decide(request)
        if decides and alike.waits:
            draft = kept_back(draft)
        try:
            with transaction.atomic():
                [article] = add_articles([draft])
                stands = alike.decide(request, article) if decides else article
        except CannotDecide as why:
            alike.add_error(None, str(why))
            return None
        self.log_addition(request, article, [{"added": {}}])
        if stands.pk != article.pk:
            messages.success(request, _("“%s” has an earlier version now, and its newest text is read.") % stands.title)
        else:
            messages.success(request, _("“%s” is in the archive and queued for reading.") % article.title)
        if alike.found and (not decides or alike.waits):
            messages.info(request, _("It is much like another article: the pair waits for an editor’s decision."))
        return stands

    def original_view(self, request: HttpRequest, original: int) -> HttpResponse:
        """The original: shown as plain text, so that nothing in it runs, or downloaded as the bytes that came."""
        kept = get_object_or_404(Original, pk=original)
        mine = kept.received_by_id == request.user.pk and self.has_view_permission(request)
        self._demand(mine or self._sees_all(request))
        if "download" not in request.GET:
            return self._show_original(request, kept)
        name = f"{PASTED}.txt" if kept.name == PASTED else kept.name
        disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
        kind = "application/octet-stream"
        return HttpResponse(bytes(kept.data), content_type=kind, headers={"Content-Disposition": disposition})

    def _show_original(self, request: HttpRequest, kept: Original) -> HttpResponse:
        if kept.encoding:
            return HttpResponse(kept.text, content_type="text/plain; charset=utf-8")
        try:
            lines, refusal = split_original(kept).lines, ""
        except RefusedFile as refused:
            lines, refusal = (), str(refused)
        context = {"title": kept.name, "subtitle": _("Original"), "opts": self.opts, "kept": kept}
        context |= {**self.admin_site.each_context(request), "lines": lines, "refusal": refusal}
        return TemplateResponse(request, "admin/articles/article/original.html", context)

    def _page(
        self, request: HttpRequest, name: str, form: Any, fieldsets: list[tuple[Any, Any]], **more: Any
    ) -> TemplateResponse:
        adminform = AdminForm(form, fieldsets, {}, model_admin=self)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add article"),
            "adminform": adminform,
            "media": self.media + adminform.media,
            **more,
        }
        return TemplateResponse(request, f"admin/articles/article/{name}.html", context)

    def _let_sources_be_added(self, request: HttpRequest, form: SplitForm) -> None:
        allowed = self.admin_site.get_model_admin(Source).has_add_permission(request)
        source, relation = form.fields["source"], Article._meta.get_field("source").remote_field
        source.widget = RelatedFieldWidgetWrapper(source.widget, relation, self.admin_site, can_add_related=allowed)

    def _leave(self, request: HttpRequest, article: Article) -> HttpResponseRedirect:
        if self.has_view_or_change_permission(request, article):
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        return HttpResponseRedirect(reverse("admin:index"))

    def _demand(self, allowed: bool) -> None:
        if not allowed:
            raise PermissionDenied

    # On the desk.

    def view_on_site(self, article: Article) -> str | None:
        """Readers' page of the article; there is none while it is not public."""
        public = Article.objects.public().filter(pk=article.pk).exists()
        return article.get_absolute_url() if public else None

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        user = editor(request)
        may_write_now = self.has_change_permission(request, obj)
        if may_write_now:
            Editing.objects.enter(obj, user)
        context |= {
            "state": state_of(obj),
            "moves": moves_for(user, obj),
            "may_write": may_write_now,
            "may_correct": obj.is_public and user.has_perm("articles.correct_article"),
            "corrections": obj.corrections.count(),
            "pairs": pairs_of(obj) if user.has_perm("articles.view_likeness") else [],
            "versions": obj.versions.in_order(),
            "others": told(obj, request) if may_write_now else [],
            "zone": timezone.get_current_timezone_name(),
            "show_save_and_add_another": False,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        before = as_read(Article.objects.get(pk=obj.pk))
        if form.language_decided:
            obj.language_decided = True
        super().save_model(request, obj, form, change)
        form.save_authors()
        self._read_if_changed(request, obj, before)
        if form.also_changed:
            names = ", ".join(form.also_changed)
            messages.info(request, _("Somebody else changed this meanwhile, and it is kept: %s.") % names)

    def go_back(self, request: HttpRequest, obj: Article, version: Any, reason: str) -> None:
        before = as_read(obj)
        super().go_back(request, obj, version, reason)
        self._read_if_changed(request, obj, before)

    def _read_if_changed(self, request: HttpRequest, article: Article, before: tuple[str, str]) -> None:
        if as_read(article) != before:
            look_again(article)
            request_reading(article)
            text = _("The text, its date or its language has changed, so it is queued for reading again.")
            messages.info(request, text)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """A move that was chosen with the form is asked about on its own page, once the form is saved."""
        if request.POST.get("_move") in MOVES:
            return HttpResponseRedirect(reverse("admin:articles_article_move", args=[obj.pk, request.POST["_move"]]))
        if "_continue" not in request.POST:
            Editing.objects.leave(obj, editor(request))
        return super().response_change(request, obj)

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[Any, Any], set[Any], list[Any]]:
        """
        Whoever may delete an article may delete what was read in it, which nobody deletes by itself. The articles
        are named, the rest is counted.
        """
        nested: list[Any]
        nested, counts, _also_needed, protected = super().get_deleted_objects(objs, request)
        return [one for one in nested if isinstance(one, str)], counts, set(), protected

    @admin.display(description=_("reading"), ordering="job__state")
    def reading(self, article: Article) -> str:
        job = getattr(article, "job", None)
        if job is None:
            return ""
        why = format_html('<br><span class="help">{}</span>', job.error) if job.error else ""
        return format_html("{}{}", state_mark(job), why)

    @admin.display(description=_("authors"))
    def authors(self, article: Article) -> str:
        return "; ".join(map(str, article.bylines.all()))

    @admin.display(description=_("original"))
    def kept_original(self, article: Article) -> str:
        original = article.original
        return format_html(
            '<a href="{0}">{1}</a> · <a href="{0}?download">{2}</a><br><span class="help">SHA-256 {3}</span>',
            reverse("admin:articles_article_original", args=[original.pk]),
            original.name,
            _("download"),
            original.sha256,
        )

    def states(self, request: HttpRequest) -> JsonResponse:
        """The reading states of the articles named in `ids`, for the script that keeps them fresh."""
        self._demand(self.has_view_permission(request))
        wanted = [int(one) for one in request.GET.get("ids", "").split(",")[:MOST_STATES] if one.isdigit()]
        jobs = TaggingJob.objects.filter(article__in=self.get_queryset(request).filter(pk__in=wanted).values("pk"))
        return JsonResponse({str(job.article_id): {"state": job.state, "shown": job.told} for job in jobs})

    @admin.action(description=_("Read selected articles again"), permissions=["reread"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        articles = list(queryset)
        for article in articles:
            request_reading(article)
        count = len(articles)
        text = ngettext("%d article is queued for reading.", "%d articles are queued for reading.", count) % count
        self.message_user(request, text)


def as_read(article: Article) -> tuple[str, str]:
    """What a reading depends on: the text with its date, and the language."""
    return article.text_sha256, article.language
