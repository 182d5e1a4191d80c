"""Articles on the desk: corrected, published, and watched while they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..intake.add import request_reading
from ..intake.alike import look_again
from ..models import Article, Editing, TaggingJob
from ..turns import take_turn
from ..workflow import MOVES, OWN, may_write, moves_for, sees_all, state_of
from .editing import EditForm
from .history import WithHistory
from .jobs import OfReading, state_mark
from .languages import LanguageFilter
from .likenesses import pairs_of
from .long_lists import OfSource, PublishedIn
from .looking import demand, editor
from .moves import Moving
from .presence import Presence, told
from .schedule import Schedule
from .taking_in import TakingIn
from .too_late import TooLate

MOST_STATES = 200


@admin.register(Article)
class ArticleAdmin(TooLate, TakingIn, Moving, Schedule, Presence, WithHistory[Article]):
    form = EditForm
    change_form_template = "admin/articles/article/change.html"
    list_display = ["title", "reading", "status", "published", "source"]
    list_filter = ["status", ("job__state", OfReading), LanguageFilter, PublishedIn, OfSource]
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
        (_("In this archive"), {"fields": ["kept_original", "who_added_it", "added_at"]}),
    ]
    readonly_fields = ["reading", "kept_original", "who_added_it", "added_at"]

    class Media:
        js = ["js/reading_states.js", "js/presence.js"]

    # Who may do what: reporters have their own articles, and write in them while they are drafts.

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = super().get_queryset(request).defer("body", "search")
        return articles if sees_all(request.user) else articles.filter(added_by=editor(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """By whole words of the title and the text, as readers search."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=Article.objects.matching(search_term).values("pk")), False

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        own = obj is None or obj.added_by_id == request.user.pk
        return sees_all(request.user) or (own and request.user.has_perm(OWN))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request) or request.user.has_perm(OWN)
        return may_write(editor(request), obj)

    def has_reread_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.reread_article")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Whoever sends a form waits for a turn, so that of two who save at once the second sees the first one's."""
        if request.method == "POST":
            take_turn()
        return super().get_object(request, object_id, from_field)

    def get_urls(self) -> list[URLPattern]:
        states = self.admin_site.admin_view(self.states)
        return [path("states/", states, name="articles_article_states"), *super().get_urls()]

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

    @admin.display(description=_("added by"))
    def who_added_it(self, article: Article) -> str:
        """A name and no link: the pages of people are the administrators'."""
        return str(article.added_by or "")

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
        demand(self.has_view_permission(request))
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
