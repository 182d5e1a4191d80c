"""A paste as the reading contract's `clean_pastes` object."""

from typing import Any

from articles.intake.paste import Paste


def as_contract(paste: Paste) -> dict[str, Any]:
    """The object of one output line, its id apart."""
    return {
        "title": paste.title or None,
        "section": paste.section or None,
        "authors": [author.name for author in paste.authors],
        "published": paste.published.isoformat() if paste.published else None,
        "credit": paste.credit or None,
        "body": "\n\n".join(paste.body),
        "dropped": list(paste.dropped),
    }
