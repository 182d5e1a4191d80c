"""The demo archive has a past: a text that was replaced, an error put right, an article withdrawn."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.test import Client

from articles.intake.demo import DEMO, load_demo
from articles.models import Article

pytestmark = pytest.mark.django_db

TOLD = ("beirut-blast-first", "beirut-blast-toll", "honiara", "mali-investiture", "yemen-hodeidah")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pages of the demo archive that the tests are about."""
    for page in DEMO.glob("*/*.txt"):
        if any(word in page.stem for word in TOLD):
            (tmp_path / page.parent.name).mkdir(exist_ok=True)
            shutil.copy(page, tmp_path / page.parent.name)
    for name in ("sources.toml", "desk.toml"):
        shutil.copy(DEMO / name, tmp_path)
    return tmp_path


def test_readers_see_the_newest_text_the_correction_and_the_reason_of_a_withdrawal(
    client: Client, folder: Path
) -> None:
    load_demo(folder)
    beirut = client.get(Article.objects.public().get(title__contains="Beirut").get_absolute_url()).content.decode()
    assert "More than 100 die" in beirut
    assert "/versions/" in beirut
    solomon = client.get(Article.objects.public().get(title__startswith="Australian").get_absolute_url())
    assert "It was a hut beside it." in solomon.content.decode()
    withdrawn = client.get(f"/articles/{Article.objects.get(status='withdrawn').pk}/")
    assert withdrawn.status_code == 410
    assert "A hut beside it burned" in withdrawn.content.decode()
    assert "tear gas" not in withdrawn.content.decode()


def test_what_is_not_english_keeps_its_language(folder: Path) -> None:
    load_demo(folder)
    assert set(Article.objects.exclude(language="en").values_list("language", flat=True)) == {"ar", "fr"}


def test_what_editors_did_since_stays_when_the_demo_is_loaded_again(folder: Path) -> None:
    load_demo(folder)
    article = Article.objects.get(status="withdrawn")
    Article.objects.filter(pk=article.pk).update(status="published")
    assert load_demo(folder) == 0
    article.refresh_from_db()
    assert article.status == "published"
