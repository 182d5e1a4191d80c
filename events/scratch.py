"""A database for trials beside the archive's, with what the project's files know, and gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.db import connection


@contextmanager
def scratch_database() -> Iterator[None]:
    """Inside this block this process works in a database of its own and sees nothing of the archive."""
    archive = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("load_reference", stderr=StringIO())
        yield
    finally:
        connection.creation.destroy_test_db(archive, verbosity=0)
