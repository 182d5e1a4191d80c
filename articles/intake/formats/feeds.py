"""A feed saved to a file (RSS, Atom, RDF): each entry an article, with all of its text or its summary."""

import io
import json
from collections.abc import Iterator
from typing import Any

import feedparser

from articles.intake.decode import RefusedFile
from articles.intake.items import Outcome, Refused, short_name
from articles.intake.limits import MAX_RECORD
from articles.intake.matter import Matter
from articles.intake.packages import check_xml
from articles.intake.records import item_of_record


def read_feed(matter: Matter) -> Iterator[Outcome]:
    """The entries as items, their original a JSON object of what the entry says. Nothing is fetched."""
    data = matter.whole()
    check_xml(io.BytesIO(data), whole=False)
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") or not feed.entries:
        raise RefusedFile("There is no entry of a feed in this file: bring an RSS, Atom or RDF file.")
    source = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield _as_item(short_name(f"{matter.name}, entry {number}"), entry, source)


def _as_item(name: str, entry: Any, source: str) -> Outcome:
    contents = [_text(content.get("value")) for content in entry.get("content", [])]
    values = {
        "title": _text(entry.get("title")),
        "body": max([*contents, _text(entry.get("summary"))], key=len),
        "authors": "; ".join(_text(author.get("name")) for author in entry.get("authors", [])),
        "published": _text(entry.get("published")) or _text(entry.get("updated")),
        "url": _text(entry.get("link")),
        "section": next((_text(tag.get("term")) for tag in entry.get("tags", [])), ""),
        "source": _text(entry.get("source", {}).get("title")) or source,
    }
    original = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
    if len(original) > MAX_RECORD:
        return Refused(name, "This entry is too long to be an article: leave it out.")
    try:
        return item_of_record(values, name, original)
    except RefusedFile as refusal:
        return Refused(name, str(refusal))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
