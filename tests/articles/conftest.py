import pytest

from articles.tagging.gazetteer import Gazetteer
from articles.tagging.reference import read_reference

from .desk import person


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """All that the reference data know, read once."""
    return Gazetteer(read_reference())


@pytest.fixture
def desk(client):
    client.force_login(person("add_article", "view_article", "change_article", "publish_article", "reread_article"))
    return client
