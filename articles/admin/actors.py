"""Actors with their names and roles: what people teach the machine, and the articles that it touches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ORDER_VAR as ORDERED
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Case, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..intake.add import request_readings
from ..looking_up import LIKE, entries_called, standing_for
from ..merging import overlap, period, same_office
from ..models import Actor, Alias, Article, Role
from ..models.articles import ArticleQuerySet
from .fields import Day, Lines
from .history import WithHistory
from .identity import Identity
from .looking import demand
from .merging import Merging
from .parts import Parts, Rows
from .splitting import Splitting

DAYS: dict[Any, Any] = {models.DateField: {"widget": Day}}
COUNTED = 200


class ActorForm(forms.ModelForm[Actor]):
    demands = Lines(
        required=False,
        label=_("Demands"),
        help_text=_("One of these words, one a line, must stand in the text for a short name to count."),
    )

    class Meta:
        model = Actor
        fields = ["demands"]


class AliasInline(Parts[Alias, Actor]):
    model = Alias


class Roles(Rows[Role, Actor]):
    """An office is held once at a time: who comes back to it later has a further row."""

    def clean(self) -> None:
        super().clean()
        rows = [form for form in self.forms if form not in self.deleted_forms and form.cleaned_data.get("title")]
        for one, other in combinations(rows, 2):
            if same_office(one.instance, other.instance) and overlap(one.instance, other.instance):
                facts = {"office": one.instance, "other": period(one.instance)}
                text = _("%(office)s is held from %(other)s already: these days overlap.") % facts
                other.add_error("start", text)


class RoleInline(Parts[Role, Actor]):
    model = Role
    formset = Roles
    fk_name = "actor"
    autocomplete_fields = ["body"]
    formfield_overrides = DAYS


class Sectors(admin.AllValuesFieldListFilter):
    """Those that actors have; having none is no sector to choose."""

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        return (choice for choice in super().choices(changelist) if choice["display"])


@admin.register(Actor)
class ActorAdmin(Merging, Splitting, Identity, WithHistory[Actor]):
    form = ActorForm
    list_display = ["name", "kind", "country", "bloc", "sector", "merged_into", "changed"]
    list_filter = ["kind", ("sector", Sectors), "bloc", "curated", ("merged_into", admin.EmptyFieldListFilter)]
    list_select_related = ["country", "merged_into"]
    list_per_page = 50
    search_fields = ["name"]  # how it is really looked for: get_search_results
    search_help_text = _("Any spelling of any name: without accents, with initials, in any order, former names too.")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "parent"]
    readonly_fields = ["merged_into", "changed"]
    formfield_overrides = DAYS
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "merged_into"]}),
        (_("Whose"), {"fields": ["country", "bloc", "sector", "parent"]}),
        (_("When it existed"), {"fields": [("since", "until")]}),
        (_("How it is recognised"), {"fields": ["demands", "wikidata", "changed"]}),
    ]
    inlines = [AliasInline, RoleInline]
    actions = ["merge", "undo_merge", "read_again"]
    show_full_result_count = False
    left_as_they_are = ("merged_into",)

    def get_urls(self) -> list[URLPattern]:
        again = self.admin_site.admin_view(self.read_again_view)
        return [path("<int:pk>/read-again/", again, name="articles_actor_read_again"), *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Actor], search_term: str
    ) -> tuple[QuerySet[Actor], bool]:
        """
        By any spelling, the likeliest first. Merged entries are on the list, and are offered nowhere: their names find
        the actor that remains.
        """
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None)
        if not search_term.strip():
            return queryset, False
        found = entries_called(search_term)
        found |= {actor.pk: found[pk] for pk, actor in standing_for(found).items() if actor.pk not in found}
        near = Case(*(When(pk=pk, then=Value(how)) for pk, (how, _spelled) in found.items()), default=Value(LIKE))
        queryset = queryset.filter(Q(pk__in=found) | Q(slug=search_term.strip()))
        return (queryset if ORDERED in request.GET else queryset.order_by(near, "name", "pk")), False

    @admin.display(description=_("changed"), ordering="curated")
    def changed(self, actor: Actor) -> str:
        """Loading the reference data leaves an actor alone that a person has changed."""
        return str(_("by a person")) if actor.curated else ""

    def save_model(self, request: HttpRequest, obj: Actor, form: forms.ModelForm[Actor], change: bool) -> None:
        obj.curated = True
        super().save_model(request, obj, form, change)

    # Reading again what a change touches.

    def response_add(self, request: HttpRequest, obj: Actor, post_url_continue: str | None = None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        self._offer_reading(request, obj)
        return response

    def response_change(self, request: HttpRequest, obj: Actor) -> HttpResponse:
        response = super().response_change(request, obj)
        self._offer_reading(request, obj)
        return response

    def go_back(self, request: HttpRequest, obj: Actor, version: Any, reason: str) -> None:
        obj.curated = True
        super().go_back(request, obj, version, reason)
        self._offer_reading(request, obj)

    def _offer_reading(self, request: HttpRequest, actor: Actor) -> None:
        """Say how many articles the change may touch, with the way to have them read again."""
        if "_popup" in request.POST or not self.has_reread_permission(request):
            return
        touched = touched_by(actor)
        if not touched[:1]:
            return
        address = reverse("admin:articles_actor_read_again", args=[actor.pk])
        text = _("Articles that are linked to it or hold one of its names: %s.") % bounded(touched)
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, address, _("Read them again")))

    def read_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks once more, then queues the articles that an actor's names touch."""
        demand(self.has_reread_permission(request) and self.has_view_or_change_permission(request))
        actor = get_object_or_404(Actor, pk=pk)
        touched = touched_by(actor)
        if request.method == "POST":
            self._queue(request, touched)
            return HttpResponseRedirect(reverse("admin:articles_actor_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Read again"),
            "subtitle": str(actor),
            "actor": actor,
            "count": bounded(touched),
            "articles": touched.newest().for_lists()[:10],
        }
        return TemplateResponse(request, "admin/articles/actor/read_again.html", context)

    @admin.action(description=_("Read the articles of selected actors again"), permissions=["reread"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Actor]) -> None:
        self._queue(request, touched_by(*queryset))

    def _queue(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        count = request_readings(articles)
        text = ngettext("%d article is queued for reading.", "%d articles are queued for reading.", count) % count
        self.message_user(request, text, messages.SUCCESS)


def touched_by(*actors: Actor) -> ArticleQuerySet:
    return Article.objects.concerning(*(actor.remaining for actor in actors))


def bounded(articles: ArticleQuerySet) -> str:
    """How many, as far as it is worth counting."""
    count = articles[: COUNTED + 1].count()
    return f"{COUNTED}+" if count > COUNTED else str(count)
