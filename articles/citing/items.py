"""
What a citation holds, in the terms of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
Names of authors stay as they are printed: which part of a name is the family's is not known everywhere in the world.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ..list_filters import ListFilter
from ..models import Article
from ..plain_text import one_line

Item = dict[str, Any]


def article_item(article: Article, address: str) -> Item:
    """`address` is the whole permanent address. The source must be loaded, the bylines should be."""
    authors = [{"literal": name} for byline in article.bylines.all() if (name := one_line(byline.name))]
    return {
        "id": f"article-{article.pk}",
        "type": "article-newspaper",
        "title": one_line(article.title),
        **({"author": authors} if authors else {}),
        "container-title": one_line(article.source.name),
        **({"section": section} if (section := one_line(article.section)) else {}),
        "issued": day(article.published),
        "language": article.language,
        **of_this_archive(address),
    }


def view_item(filterset: ListFilter, title: str, address: str) -> Item:
    """A list as it stood on the day of retrieval, on which it was made: `title` names it, its filter follows."""
    asked = "; ".join(f"{chip.label}: {chip.value}" for chip in filterset.chips)
    return {
        "id": f"view-{timezone.localdate()}",
        "type": "webpage",
        "title": one_line(f"{title} ({asked})" if asked else title),
        "author": [{"literal": _("The News Archive")}],
        "issued": day(timezone.localdate()),
        **of_this_archive(address),
    }


def of_this_archive(address: str) -> Item:
    return {"archive": _("The News Archive"), "URL": address, "accessed": day(timezone.localdate())}


def day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
