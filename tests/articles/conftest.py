import pytest

from .desk import person


@pytest.fixture
def desk(client):
    client.force_login(person("add_article", "view_article", "change_article", "publish_article", "reread_article"))
    return client
