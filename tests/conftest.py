import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext, override_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker):
    """Databases of tests are copies of one that has all tables: migrating takes a second then, and not twenty."""
    connection.settings_dict["TEST"]["NAME"] = os.environ.get("TEST_DATABASE")
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated()


def migrated() -> str:
    """The name of a database as the migrations of this moment leave it, made once and kept."""
    told = sha256(django.__version__.encode())
    for migration in sorted(ROOT.glob("*/migrations/*.py")):
        told.update(migration.read_bytes())
    name, archive = f"migrated_{told.hexdigest()[:16]}", connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("set statement_timeout = 0; select pg_advisory_lock(1)")  # those beside this one wait for it
        cursor.execute("select datname from pg_database where datname like 'migrated_%'")
        there = {found for (found,) in cursor.fetchall()}
        if name not in there:
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            made = connection.settings_dict["NAME"]
            connections.close_all()
            connection.settings_dict["NAME"] = archive
            for old in there:
                cursor.execute(f'drop database "{old}"')
            cursor.execute(f'alter database "{made}" rename to "{name}"')
    return name


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files(tmp_path_factory):
    """Pages name their style sheets without the manifest and the folder that only `collectstatic` makes."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static"), STORAGES=storages):
        yield


class QuickHasher(PBKDF2PasswordHasher):
    """What servers started by a test can check as well."""

    iterations = 1


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords():
    """Passwords are made to be slow to check; hundreds of tests that make a user would wait for that."""
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.{QuickHasher.__name__}"]):
        yield


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """How many queries a call makes."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            call()
        return len(queries)

    return count
