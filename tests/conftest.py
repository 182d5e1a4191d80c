from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture(autouse=True)
def _plain_static_files(settings, tmp_path_factory):
    """Pages name their style sheets without the manifest and the folder that only `collectstatic` makes."""
    settings.STATIC_ROOT = tmp_path_factory.getbasetemp()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


class QuickHasher(PBKDF2PasswordHasher):
    """What servers started by a test can check as well."""

    iterations = 1


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Passwords are made to be slow to check; hundreds of tests that make a user would wait for that."""
    settings.PASSWORD_HASHERS = [f"{__name__}.{QuickHasher.__name__}"]


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """How many queries a call makes."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            call()
        return len(queries)

    return count
