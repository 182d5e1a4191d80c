"""The history page of a row: who changed what, when, before and after; and the way back to any version."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..changes import acts, labels_of
from ..history import Versions, hold_version, keep_version, revert
from ..turns import take_turn
from .long_lists import BoundedPaginator
from .looking import demand

Kept = TypeVar("Kept", bound=Model)
PAGE = 20


class WithHistory(admin.ModelAdmin[Kept]):
    """A ModelAdmin whose rows have versions; what is saved with its parts makes one."""

    paginator = BoundedPaginator
    show_full_result_count = False
    left_as_they_are: tuple[str, ...] = ()  # by going back to a version: they have ways of their own

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_revert"
        view = self.admin_site.admin_view(self.revert_view)
        return [path("<path:object_id>/history/<int:version>/", view, name=name), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Kept, form: Any, change: bool) -> None:
        if change:
            hold_version(obj)
        else:
            obj.skip_history_when_saving = True  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        keep_version(form.instance, made=not change)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The versions, the newest first; those of a row that is gone too."""
        key = unquote(object_id)
        obj = self.get_object(request, key)
        demand(self.has_view_or_change_permission(request, obj))
        kept = self._versions(key)
        sees_all = request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename('view', self.opts)}")
        if obj is None and not (sees_all and kept.exists()):
            raise Http404
        page = Paginator(kept.select_related("history_user"), PAGE).get_page(request.GET.get("p"))
        rows = list(page.object_list)
        # One more, for what the last on this page changed.
        older = list(kept[page.end_index() : page.end_index() + 1])
        told = acts([*rows, *older], self.model)[: len(rows)]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("History"),
            "subtitle": str(obj) if obj else None,
            "object": obj,
            "acts": told,
            "page": page,
            "zone": timezone.get_current_timezone_name(),
            "may_revert": obj is not None and self.has_change_permission(request, obj),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/versions.html", context)

    def revert_view(self, request: HttpRequest, object_id: str, version: int) -> HttpResponse:
        """Asks once more, showing what would change; then makes a new version like the old one."""
        if request.method == "POST":
            take_turn()
        key = unquote(object_id)
        obj = self.get_object(request, key)
        if obj is None:
            raise Http404
        demand(self.has_change_permission(request, obj))
        kept = get_object_or_404(self._versions(key), history_id=version)
        if request.method == "POST":
            return self._revert(request, obj, kept)
        now = self._versions(key).first()
        [told, *_older] = acts([kept, now], self.model)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Go back to this version"),
            "subtitle": str(obj),
            "object": obj,
            "version": kept,
            "changes": [change for change in told.changes if change.column not in self.left_as_they_are],
            "left": [labels_of(Versions.of(self.model), self.model)[name] for name in self.left_as_they_are],
        }
        return TemplateResponse(request, "admin/revert.html", context)

    def _revert(self, request: HttpRequest, obj: Kept, version: Any) -> HttpResponse:
        info = f"{self.opts.app_label}_{self.opts.model_name}"
        day = f"{timezone.localtime(version.history_date):%Y-%m-%d %H:%M}"
        try:
            self.go_back(request, obj, version, _("Back to the version of %s") % day)
        except ValidationError as refusal:
            text = _("It cannot be made what it was: %s") % " ".join(refusal.messages)
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:{info}_history", args=[obj.pk]))
        self.log_change(request, obj, _("Back to the version of %s") % day)
        self.message_user(request, _("It is as it was on %s. What it was until now is kept too.") % day)
        return HttpResponseRedirect(reverse(f"admin:{info}_change", args=[obj.pk]))

    def go_back(self, request: HttpRequest, obj: Kept, version: Any, reason: str) -> None:
        revert(obj, version, reason, leave=self.left_as_they_are)

    def _versions(self, key: str) -> Any:
        pk = self.opts.pk
        try:
            return Versions.of(self.model).of_key(pk.to_python(key))
        except ValidationError:
            raise Http404 from None
