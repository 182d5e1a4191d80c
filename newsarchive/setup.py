"""Bringing the database to where the code expects it. Everything here does nothing when there is nothing to do."""

import os
import secrets
import sys

import django
from django.core.management import call_command


def say(text: str) -> None:
    """Progress goes to standard error, so that a command's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


def set_up_database() -> None:
    """Migrate, and load the reference data unless these very files are loaded."""
    django.setup()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database")
        call_command("migrate", interactive=False, verbosity=0)
    from articles.reference import is_loaded

    if not is_loaded():
        say("Loading countries, places and actors")
        call_command("load_reference")


def load_demo_into_empty_archive() -> None:
    from articles.models import Article

    if not Article.objects.exists():
        say("Loading the demo articles")
        call_command("load_demo")


def create_admin() -> str | None:
    """Create an administrator unless there is one. Returns the new password."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return None
    password = os.environ.get("ADMIN_PASSWORD") or secrets.token_urlsafe(12)
    users.create_superuser("admin", "", password)
    return password


def collect_static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
