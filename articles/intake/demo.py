"""The demo articles, taken in like any others: decoded, split, added and queued for reading."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path

from django.db import transaction

from ..models import Article, Country, Original, Source
from .add import Draft, add_articles
from .originals import split_original

DEMO = Path(__file__).resolve().parent.parent / "demo"


def load_demo(folder: Path = DEMO) -> int:
    """Add what is not there yet. Returns how many articles were added."""
    sources = demo_sources(folder)
    pages = sorted(folder.glob("*/*.txt"), key=lambda page: (page.stem, page.parent.name))
    with transaction.atomic():
        drafts = [draft_of(page, sources[page.parent.name]) for page in pages if not is_there(page)]
        return len(add_articles(drafts))


def demo_sources(folder: Path) -> dict[str, Source]:
    for row in tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["source"]:
        country = Country.objects.filter(pk=row["country"]).first()
        Source.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "name": row["name"],
                "kind": row["kind"],
                "country": country,
                "homepage": row["homepage"],
                "language": row["language"],
                "invented": True,
            },
        )
    return {source.slug: source for source in Source.objects.filter(invented=True)}


def is_there(page: Path) -> bool:
    return Original.objects.filter(sha256=hashlib.sha256(page.read_bytes()).hexdigest()).exists()


def draft_of(page: Path, source: Source) -> Draft:
    """A page that does not show its date was published on the day in its file's name."""
    original = Original.objects.keep(page.read_bytes(), name=page.name, encoding="utf-8", by=None)
    item = split_original(original)
    return Draft(
        title=item.title,
        dateline=item.dateline,
        body="\n\n".join(item.body),
        source=source,
        published=item.published or date.fromisoformat(page.stem[:10]),
        original=original,
        section=item.section,
        authors=item.authors,
        credit=item.credit,
        related=item.related,
        status=Article.Status.PUBLISHED,
    )
