"""The pages on which an article is submitted, sent back, published, scheduled, withdrawn and corrected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms.models import BaseModelFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..history import one_version
from ..models import Article, Correction
from ..turns import take_turn
from ..workflow import MOVES, Move, NotNow, make
from .fields import Day, Moment
from .looking import demand, editor

MOST_MOVED = 500


class MoveForm(forms.Form):
    """What a move asks for: a note, a reason, a time, or nothing."""

    words = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}))
    opens_at = forms.DateTimeField(label=_("Opens at"), widget=Moment())

    def __init__(self, *args: Any, move: Move, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if move.asks == "note":
            self.fields["words"].label = _("What should be changed?")
            self.fields["words"].help_text = _("Its author and the desk see this note; readers do not.")
        elif move.asks == "reason":
            self.fields["words"].label = _("Why is it withdrawn?")
            self.fields["words"].help_text = _("Readers see this sentence. Do not repeat what is withdrawn.")
        else:
            del self.fields["words"]
        if move.asks == "time":
            zone = timezone.get_current_timezone_name()
            self.fields["opens_at"].help_text = _("Day and time in %s.") % zone
            self.fields["opens_at"].initial = article.opens_at
        else:
            del self.fields["opens_at"]

    def clean_opens_at(self) -> datetime:
        opens_at: datetime = self.cleaned_data["opens_at"]
        if opens_at <= timezone.now():
            raise forms.ValidationError(_("This time has passed: choose a later one, or publish it now."))
        return opens_at


class CorrectionForm(forms.ModelForm[Correction]):
    class Meta:
        model = Correction
        fields = ["text", "day"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}), "day": Day()}

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class CorrectionSet(BaseModelFormSet[Correction, CorrectionForm]):
    def add_fields(self, form: CorrectionForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this note away")


Corrections = forms.modelformset_factory(Correction, CorrectionForm, formset=CorrectionSet, extra=1, can_delete=True)


class Moving(admin.ModelAdmin[Article]):
    """The parts of ArticleAdmin that lead an article to readers and back."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/move/<slug:name>/", view(self.move_view), name="articles_article_move"),
            path("<int:pk>/corrections/", view(self.corrections_view), name="articles_article_corrections"),
            *super().get_urls(),
        ]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.draft_article") or self.has_change_permission(request)

    def move_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Says what the move does, asks for what it needs, and makes it."""
        if name not in MOVES:
            raise Http404
        move, article = MOVES[name], self._visible(request, pk)
        demand(move.allowed(editor(request), article))
        if not move.open_to(editor(request), article):
            return self._not_now(request, article)
        form = MoveForm(sent(request), move=move, article=article)
        if request.method == "POST" and form.is_valid():
            try:
                made = make(move, article, editor(request), **form.cleaned_data)
            except NotNow:
                return self._not_now(request, article)
            self.log_change(request, made, [{"changed": {"fields": ["status"]}}])
            self.message_user(request, f"“{made}”: {move.told}", messages.SUCCESS)
            return self._back_to(request, made)
        return self._asking(request, "move", article, move.label, move=move, form=form, media=self.media + form.media)

    def corrections_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What readers are told was wrong: one form for each note, and an empty one."""
        article = self._visible(request, pk)
        demand(request.user.has_perm("articles.correct_article"))
        formset = Corrections(sent(request), queryset=article.corrections.all())
        if request.method == "POST" and formset.is_valid():
            self._correct(request, article, formset)
            self.message_user(request, _("Readers see the corrections as they are here."), messages.SUCCESS)
            return self._back_to(request, article)
        return self._asking(request, "corrections", article, _("Corrections"), formset=formset, media=formset.media)

    def _correct(
        self, request: HttpRequest, article: Article, formset: BaseModelFormSet[Correction, CorrectionForm]
    ) -> None:
        with transaction.atomic():
            take_turn()
            with one_version(article):
                for correction in formset.save(commit=False):
                    correction.article, correction.by = article, correction.by or editor(request)
                    correction.save()
                for correction in formset.deleted_objects:
                    correction.delete()
            self.log_change(request, article, [{"changed": {"fields": ["corrections"]}}])

    @admin.action(description=_("Submit selected articles for review"), permissions=["submit"])
    def submit(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        count = self._move_all(request, MOVES["submit"], queryset)
        text = ngettext("%d article waits for review.", "%d articles wait for review.", count)
        self.message_user(request, text % count)

    @admin.action(description=_("Publish selected articles"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        count = self._move_all(request, MOVES["publish"], queryset)
        self.message_user(request, ngettext("%d article is public.", "%d articles are public.", count) % count)

    def _move_all(self, request: HttpRequest, move: Move, queryset: QuerySet[Article]) -> int:
        """Make the move with those that it is open to. Returns how many they were."""
        count = 0
        with transaction.atomic():
            take_turn()
            for article in queryset.filter(status__in=move.starts)[:MOST_MOVED]:
                try:
                    made = make(move, article, editor(request))
                except NotNow:
                    continue
                self.log_change(request, made, [{"changed": {"fields": ["status"]}}])
                count += 1
        return count

    def _visible(self, request: HttpRequest, pk: int) -> Article:
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        demand(self.has_view_or_change_permission(request, article))
        return article

    def _asking(self, request: HttpRequest, page: str, article: Article, title: Any, **more: Any) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "subtitle": article.title,
            "article": article,
            **more,
        }
        return TemplateResponse(request, f"admin/articles/article/{page}.html", context)

    def _not_now(self, request: HttpRequest, article: Article) -> HttpResponse:
        article.refresh_from_db(fields=["status"])
        text = _("This is not possible now: the article is %s.") % article.get_status_display()
        self.message_user(request, text, messages.WARNING)
        return self._back_to(request, article)

    def _back_to(self, request: HttpRequest, article: Article) -> HttpResponse:
        if self.has_view_or_change_permission(request, article):
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def sent(request: HttpRequest) -> Any:
    """What a form is bound to: a move that asks for nothing is sent with nothing in it."""
    return request.POST if request.method == "POST" else None
