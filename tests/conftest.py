from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

SHARED = ("live", "newsarchive")  # the tests of each of these folders share a database and processes


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share run in one process, where there are several; they take longest, so they come first."""
    folders = {item: item.path.parent.name for item in items}
    for item, folder in folders.items():
        if folder in SHARED:
            item.add_marker(pytest.mark.xdist_group(folder))
    items.sort(key=lambda item: SHARED.index(folders[item]) if folders[item] in SHARED else len(SHARED))


@pytest.fixture(autouse=True)
def _plain_static_files(settings, tmp_path_factory):
    """Pages name their style sheets without the manifest and the folder that only `collectstatic` makes."""
    settings.STATIC_ROOT = tmp_path_factory.getbasetemp()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """How many queries a call makes."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            call()
        return len(queries)

    return count
