"""Two editors in one article are told of each other."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import Article, Editing
from .looking import editor


class Presence(admin.ModelAdmin[Article]):
    """The part of ArticleAdmin that notes who has an article open, for static/js/presence.js."""

    def get_urls(self) -> list[URLPattern]:
        view: Any = self.admin_site.admin_view(require_POST(self.presence_view))
        return [path("<int:pk>/presence/", view, name="articles_article_presence"), *super().get_urls()]

    def presence_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Says “I am still here”, or with `leave` “I am not”; answers who else is."""
        article = self.get_object(request, str(pk))
        if article is None or not self.has_change_permission(request, article):
            raise PermissionDenied
        if "leave" in request.POST:
            Editing.objects.leave(article, editor(request))
            return JsonResponse({"others": []})
        Editing.objects.enter(article, editor(request))
        return JsonResponse({"others": told(article, request)})


def told(article: Article, request: HttpRequest) -> list[str]:
    """A sentence for everybody else who has the article open."""
    return [
        _("%(name)s has this article open too, since %(time)s (%(zone)s).")
        % {
            "name": one.user.get_full_name() or one.user.get_username(),
            "time": f"{timezone.localtime(one.since):%H:%M}",
            "zone": timezone.get_current_timezone_name(),
        }
        for one in Editing.objects.others(article, editor(request))
    ]
