"""How an article comes in at the desk: pasted or uploaded, then corrected in what it was split into, then saved."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from ..intake.add import Draft, add_articles, kept_back
from ..intake.alike import AsItCame
from ..intake.decode import RefusedFile
from ..intake.originals import PASTED, split_original
from ..likenesses import CannotDecide
from ..models import Article, Original, Source
from ..turns import take_intake
from ..workflow import sees_all
from .comparing import AlikeForm, beside, may_decide
from .intake import IntakeForm, SplitForm
from .lines import moved, shown_lines
from .looking import demand, editor


class TakingIn(admin.ModelAdmin[Article]):
    """The part of ArticleAdmin that adds articles, and shows the originals that they came from."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("add/<int:original>/", view(self.correct_view), name="articles_article_correct"),
            path("original/<int:original>/", view(self.original_view), name="articles_article_original"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """First step: one box for a pasted page, or a file. What comes in is kept before anything is made of it."""
        demand(self.has_add_permission(request))
        form = IntakeForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            original = Original.objects.keep(**form.raw(), by=editor(request))
            return HttpResponseRedirect(reverse("admin:articles_article_correct", args=[original.pk]))
        step = _("Step 1 of 2: paste or upload")
        return self._page(request, "intake", form, [(None, {"fields": ["pasted", "file"]})], subtitle=step)

    @transaction.atomic
    def correct_view(self, request: HttpRequest, original: int) -> HttpResponse:
        """Second step: what the text was split into, for correction."""
        demand(self.has_add_permission(request))
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
        may_publish = request.user.has_perm("articles.publish_article")
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
        demand(mine or sees_all(request.user))
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
