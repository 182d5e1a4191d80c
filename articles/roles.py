"""The desk's roles: groups that come with the archive, and what each may do. A person may have several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions

REPORTER, EDITOR, CURATOR, PUBLISHER, ADMINISTRATOR = "Reporter", "Editor", "Curator", "Publisher", "Administrator"
Roles = Mapping[str, Sequence[str]]

WORLD = ("view_source", "view_country", "view_region", "view_place")
DESK = ("view_article", "view_actor", "view_unknownname", "view_taggingjob", "view_likeness", *WORLD)
DRAFTS = ("add_article", "draft_article")
SOURCES = ("add_source", "change_source")
NAMES = ("add_namedecision", "view_namedecision")  # whom a name in a text means

# An administrator may do everything, and is therefore not listed.
ROLES: Roles = {
    REPORTER: (*DRAFTS, *WORLD),
    EDITOR: (*DRAFTS, "change_article", "review_article", "reread_article", "change_likeness", *SOURCES, *NAMES, *DESK),
    CURATOR: ("add_actor", "change_actor", "reread_article", *SOURCES, *NAMES, *DESK),
    PUBLISHER: ("publish_article", "withdraw_article", "correct_article", *NAMES, *DESK),
}


def grant(app: AppConfig, roles: Roles, **_kwargs: Any) -> None:
    """After migrating an app: give each role what it may do there, and administrators all of it.

    What else a group was given stays; what was taken from it comes back, so that a role means the same everywhere.
    """
    from django.contrib.auth.models import Group, Permission  # models are there once apps are

    create_permissions(app, verbosity=0)  # Django does so too, and perhaps later
    made = Permission.objects.filter(content_type__app_label=app.label)
    wanted = {role: made.filter(codename__in=codes) for role, codes in roles.items()}
    for role, permissions in {**wanted, ADMINISTRATOR: made}.items():
        group, _new = Group.objects.get_or_create(name=role)
        group.permissions.add(*permissions)
