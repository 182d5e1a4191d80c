"""What a page says to machines, in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString

from .models import Article

# As Django's `json_script` does: nothing in the data can end the element or begin a comment.
AS_TEXT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

Facts = dict[str, Any]


def data_block(facts: Facts) -> SafeString:
    """A data block of JSON-LD: browsers run none, so the content security policy has nothing to say of it."""
    told = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False)
    return SafeString(f'<script type="application/ld+json">{told.translate(AS_TEXT)}</script>')


def news_article(article: Article, site: str) -> Facts:
    """`site` is the beginning of every address here, without a slash at its end."""
    publisher = {"@type": "Organization", "name": article.source.name}
    if article.source.homepage:
        publisher["url"] = article.source.homepage
    facts = {
        "@type": "NewsArticle",
        "@id": site + article.permalink,
        "mainEntityOfPage": site + article.get_absolute_url(),
        "headline": article.title,
        "inLanguage": article.language,
        "datePublished": article.published.isoformat(),
        "dateModified": article.changed_at.isoformat(),
        "author": [{"@type": "Person", "name": byline.name} for byline in article.bylines.all()] or publisher,
        "publisher": publisher,
        "articleSection": article.section,
        "correction": [f"{correction.day}: {correction.text}" for correction in article.corrections.all()],
        "isBasedOn": "" if article.source.invented else article.url,
    }
    return {name: value for name, value in facts.items() if value}
