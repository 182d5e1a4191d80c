"""The way from a row on the desk to its public page: only for those who may see the row, for its address names it."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse


def view_on_site(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """Leads on to the public page. Whoever may not see the row is told that there is none."""
    try:
        kind = ContentType.objects.get_for_id(int(content_type_id)).model_class()
        desk = admin.site.get_model_admin(kind) if kind and admin.site.is_registered(kind) else None
        row = desk.get_queryset(request).filter(pk=object_id).first() if desk else None
    except (ContentType.DoesNotExist, ValueError, ValidationError):
        raise Http404 from None
    if desk is None or row is None or not desk.has_view_permission(request, row):
        raise Http404
    return shortcut(request, int(content_type_id), object_id)
