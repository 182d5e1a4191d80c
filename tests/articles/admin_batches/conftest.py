"""Somebody who may do with batches whatever can be done, and a folder for files."""

import pytest

from tests.articles.desk import person


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client):
    client.force_login(
        person("add_article", "view_article", "change_article", "add_source", "publish_article", "delete_article")
    )
    return client
