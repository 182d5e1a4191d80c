"""Unknown names, those in most articles first: made actors, given to known ones, or set aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..candidates import add_name, make_actor
from ..history import one_version_each
from ..intake.add import request_readings
from ..models import Actor, Alias, Article, Mention, UnknownName
from ..passages import passages
from ..turns import take_turn
from .history import WithHistory
from .looking import OnlyLookedAt, demand

PASSAGES = 10
MOST_MADE = 100
MOST_SETTLED = 1_000


class Waiting(admin.SimpleListFilter):
    """Names that still wait for an editor, unless others are asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("aside", _("Set aside")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        waiting, *others = super().choices(changelist)
        return [{**waiting, "display": _("Waiting")}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[UnknownName]) -> QuerySet[UnknownName]:
        if self.value() == "all":
            return queryset
        return queryset.filter(set_aside=self.value() == "aside")


class KnownActorForm(forms.Form):
    """Which actor a name belongs to, and what sort of name it is."""

    actor = forms.ModelChoiceField(
        queryset=Actor.objects.unmerged(),
        label=_("Actor"),
        widget=AutocompleteSelect(Mention._meta.get_field("actor"), admin.site),
        error_messages={"required": _("Choose the actor whose name this is.")},
    )
    form = forms.ChoiceField(choices=Alias.Form.choices, label=_("Sort of name"), initial=Alias.Form.NAME)


@admin.register(UnknownName)
class UnknownNameAdmin(OnlyLookedAt, WithHistory[UnknownName]):
    comes_here = _("Names in articles that no actor, country or place goes by are gathered here.")
    list_display = ["name", "kind", "article_count", "making"]
    list_filter = [Waiting, "kind"]
    search_fields = ["name", "key"]
    actions = ["make", "put_aside", "take_up"]

    def get_urls(self) -> list[URLPattern]:
        def posted(view: Callable[..., HttpResponse]) -> Any:
            return self.admin_site.admin_view(require_POST(view))

        return [
            path("<int:pk>/make/", posted(self.make_view), name="articles_unknownname_make"),
            path("<int:pk>/known/", posted(self.known_view), name="articles_unknownname_known"),
            path("<int:pk>/aside/", posted(self.aside_view), name="articles_unknownname_aside"),
            *super().get_urls(),
        ]

    # Who may do what.

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) or self.has_make_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return super().has_module_permission(request) or self.has_make_permission(request)

    def has_make_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_actor")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_actor")

    # One name.

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The name with sentences of the articles that use it, and what can be done with it."""
        unknown = self.get_object(request, object_id)
        if unknown is None:
            raise Http404
        demand(self.has_view_permission(request, unknown))
        return self._page(request, unknown, KnownActorForm())

    def _page(self, request: HttpRequest, unknown: UnknownName, form: KnownActorForm) -> TemplateResponse:
        may_read = request.user.has_perm("articles.view_article") or request.user.has_perm("articles.change_article")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(unknown),
            "subtitle": _("Unknown name"),
            "unknown": unknown,
            "passages": passages(unknown, PASSAGES) if may_read else [],
            "form": form,
            "media": self.media + form.media,
            "may_make": self.has_make_permission(request),
            "may_settle": self.has_settle_permission(request),
        }
        return TemplateResponse(request, "admin/articles/unknownname/name.html", context)

    def make_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        demand(self.has_make_permission(request))
        with transaction.atomic():
            unknown = self._in_turn(pk)
            if unknown is None:
                return self._gone(request)
            [actor], count = self._make(request, [unknown])
        self.message_user(request, made(1, str(actor), count), messages.SUCCESS)
        if self.has_settle_permission(request):
            return HttpResponseRedirect(reverse("admin:articles_actor_change", args=[actor.pk]))
        return self._to_list()

    def known_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        demand(self.has_settle_permission(request))
        form = KnownActorForm(request.POST)
        with transaction.atomic():
            unknown = self._in_turn(pk)
            if unknown is None:
                return self._gone(request)
            if not form.is_valid():
                return self._page(request, unknown, form)
            actor = form.cleaned_data["actor"]
            add_name(unknown, actor, form.cleaned_data["form"])
            model_admin = self.admin_site.get_model_admin(Actor)
            model_admin.log_change(request, actor, [{"added": {"name": "alias", "object": unknown.name}}])
            count = request_readings(Article.objects.concerning(actor))
        text = _("“%(name)s” is a name of %(actor)s now. %(queued)s")
        facts = {"name": unknown.name, "actor": actor, "queued": queued(count)}
        self.message_user(request, text % facts, messages.SUCCESS)
        return self._to_list()

    def aside_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        demand(self.has_settle_permission(request))
        self._settle(request, UnknownName.objects.filter(pk=pk), aside="back" not in request.POST)
        return self._to_list()

    # Several.

    @admin.display(description=_("decide"))
    def making(self, unknown: UnknownName) -> SafeString:
        address = reverse("admin:articles_unknownname_make", args=[unknown.pk])
        return format_html('<button class="quiet" formaction="{}">{}</button>', address, _("Make an actor"))

    def get_list_display(self, request: HttpRequest) -> Any:
        return self.list_display if self.has_make_permission(request) else self.list_display[:-1]

    @admin.action(description=_("Make an actor"), permissions=["make"])
    def make(self, request: HttpRequest, queryset: QuerySet[UnknownName]) -> None:
        with transaction.atomic():
            take_turn()
            actors, count = self._make(request, list(queryset[:MOST_MADE]))
        if actors:
            self.message_user(request, made(len(actors), ", ".join(map(str, actors)), count), messages.SUCCESS)

    @admin.action(description=_("Set aside"), permissions=["settle"])
    def put_aside(self, request: HttpRequest, queryset: QuerySet[UnknownName]) -> None:
        self._settle(request, queryset, aside=True)

    @admin.action(description=_("Take up again"), permissions=["settle"])
    def take_up(self, request: HttpRequest, queryset: QuerySet[UnknownName]) -> None:
        self._settle(request, queryset, aside=False)

    def _make(self, request: HttpRequest, names: list[UnknownName]) -> tuple[list[Actor], int]:
        """Actors of these names, and how many articles are read again for them."""
        actors = [make_actor(unknown) for unknown in names]
        for actor in actors:
            self.admin_site.get_model_admin(Actor).log_addition(request, actor, [{"added": {}}])
        return actors, request_readings(Article.objects.concerning(*actors)) if actors else 0

    def _settle(self, request: HttpRequest, names: QuerySet[UnknownName], *, aside: bool) -> None:
        with transaction.atomic():
            take_turn()
            settled = list(names.exclude(set_aside=aside)[:MOST_SETTLED])
            with one_version_each(settled):
                for name in settled:
                    name.set_aside = aside
                count = UnknownName.objects.bulk_update(settled, ["set_aside"])
        if aside:
            text = ngettext("%d name is set aside.", "%d names are set aside.", count)
        else:
            text = ngettext("%d name waits again.", "%d names wait again.", count)
        self.message_user(request, text % count, messages.SUCCESS)

    def _in_turn(self, pk: int) -> UnknownName | None:
        """The name, which no reading and no other editor touches until the transaction ends; None if it is gone."""
        take_turn()
        return UnknownName.objects.filter(pk=pk).first()

    def _gone(self, request: HttpRequest) -> HttpResponseRedirect:
        self.message_user(request, _("Somebody has taken care of this name already."), messages.WARNING)
        return self._to_list()

    def _to_list(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:articles_unknownname_changelist"))


def made(count: int, names: str, articles: int) -> str:
    text = ngettext("%(names)s is an actor now. %(queued)s", "%(names)s are actors now. %(queued)s", count)
    return text % {"names": names, "queued": queued(articles)}


def queued(count: int) -> str:
    return ngettext("%d article is queued for reading.", "%d articles are queued for reading.", count) % count
