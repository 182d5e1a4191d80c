"""The demo articles, taken in like any others: decoded, split, added and queued for reading; what became of some."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from ..likenesses import decide
from ..models import Article, Correction, Country, Likeness, Original, Source
from .add import Draft, add_articles
from .originals import split_original

DEMO = Path(__file__).resolve().parent.parent / "demo"


def load_demo(folder: Path = DEMO) -> int:
    """Add what is not there yet. Returns how many articles were added."""
    sources = demo_sources(folder)
    pages = sorted(folder.glob("*/*.txt"), key=lambda page: (page.stem, page.parent.name))
    with transaction.atomic():
        new = [page for page in pages if not is_there(page)]
        articles = add_articles(draft_of(page, sources[page.parent.name]) for page in new)
        work_as_editors(folder, {page.stem: article for page, article in zip(new, articles, strict=True)})
        return len(articles)


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


def work_as_editors(folder: Path, added: dict[str, Article]) -> None:
    """What `desk.toml` tells of the articles that were added now: those of before are their editors' own."""
    told = tomllib.loads((folder / "desk.toml").read_text(encoding="utf-8"))
    for row in told["version"]:
        if row["earlier"] in added and row["newest"] in added:
            pair = [added[row["earlier"]], added[row["newest"]]]
            likeness = Likeness.objects.get(one__in=pair, other__in=pair)
            decide(likeness, Likeness.State.VERSION, None, newest=pair[1].pk)
    for row in told["correction"]:
        if article := added.get(row["page"]):
            Correction.objects.create(article=article, day=row["day"], text=row["text"])
    for row in told["withdrawn"]:
        if article := added.get(row["page"]):
            article.status = Article.Status.WITHDRAWN
            article.withdrawn_at, article.withdrawn_because = timezone.now(), row["because"]
            article.save()
