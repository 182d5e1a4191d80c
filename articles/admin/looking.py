"""Who looks, and what is only looked at on the desk: it comes from readings or from the reference files."""

from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .long_lists import BoundedPaginator


class OnlyLookedAt:
    """A ModelAdmin or an inline whose rows nobody adds, changes or deletes by hand."""

    paginator: ClassVar[Any] = BoundedPaginator
    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def editor(request: HttpRequest) -> User:
    """Who is at the desk; the admin lets nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def demand(allowed: bool) -> None:
    """Nothing further for whoever is not allowed to."""
    if not allowed:
        raise PermissionDenied
