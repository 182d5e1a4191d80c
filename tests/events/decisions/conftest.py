"""A small world, an editor, and an article that was read."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from tests import factories as make

from .telling import BODY, READER, person


@pytest.fixture(autouse=True)
def _world() -> None:
    for name, code in READER.states.items():
        country = make.country(name, iso3=code, iso2=code[:2])
        make.actor(name, country=country, sector="GOV")
        make.place(name, within=country)
    make.actor("Hezbollah", kind="armed_group", sector="REB")


@pytest.fixture
def editor() -> User:
    return person("editor", "add_eventdecision", "add_namedecision")


@pytest.fixture
def article() -> Article:
    article = make.article(body=BODY, title="Iran bombs a depot")
    READER.read(article)
    return article
