"""A list as a feed: Atom and JSON Feed of whatever its query string asks for, the newest first."""

from __future__ import annotations

import json
from abc import abstractmethod
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar
from xml.sax.xmlreader import AttributesImpl

from django.db.models import F, QuerySet
from django.db.models.functions import Left
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import feedgenerator
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.generic import View

from .conditional import unless_known
from .filters import ArticleFilter
from .lists import NamedList
from .models import Article
from .plain_text import one_line

SIZE = 50
BEGINNING = 1_000  # characters of a body, of which the first paragraph is shown
SUMMARY_WORDS = 60
ATOM, JSON = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """One thing in a feed. `path` never changes; `language` is the title's."""

    path: str
    title: str
    summary: str
    language: str
    updated: datetime
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed before it is written; addresses are whole."""

    site: str
    title: str
    home: str
    address: str
    language: str
    entries: tuple[Entry, ...]


class Atom(feedgenerator.Atom1Feed):
    """Django's Atom, in which every entry tells its language."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {**super().item_attributes(item), "xml:lang": item["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")


def as_atom(feed: Feed) -> str:
    atom = Atom(feed.title, feed.home, "", language=feed.language, feed_url=feed.address, feed_guid=feed.home)
    for entry in feed.entries:
        address = feed.site + entry.path
        atom.add_item(
            title=entry.title,
            link=address,
            description=entry.summary,
            unique_id=address,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.topics,
            language=entry.language,
            authors=entry.authors,
        )
    return str(atom.writeString("utf-8"))


def as_json(feed: Feed) -> str:
    """JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""
    items = [
        {
            "id": feed.site + entry.path,
            "url": feed.site + entry.path,
            "title": entry.title,
            "content_text": entry.summary,
            "language": entry.language,
            "date_modified": entry.updated.isoformat(),
            **({"date_published": entry.published.isoformat()} if entry.published else {}),
            **({"authors": [{"name": name} for name in entry.authors]} if entry.authors else {}),
            **({"tags": list(entry.topics)} if entry.topics else {}),
        }
        for entry in feed.entries
    ]
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.language,
        "items": items,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


class ListFeed(NamedList, View):
    """The feed of a list. Subclasses say which list, and what an entry of it tells."""

    day: ClassVar[str]

    @abstractmethod
    def entry(self, row: Any) -> Entry:
        """What the feed says of one row."""

    def get(self, request: HttpRequest, form: str, **_at: str) -> HttpResponse:
        if form not in ("atom", "json"):
            raise Http404(f"There are no feeds in the form {form!r}.")
        filterset = self.filterset()
        if not filterset.is_valid():
            return HttpResponse(told_wrong(filterset.form), status=400, content_type="text/plain; charset=utf-8")
        rows = filterset.qs.order_by(F(self.day).desc(nulls_last=True), "-pk")[:SIZE]
        words = "; ".join(f"{chip.label}: {chip.value}" for chip in filterset.chips)
        home = request.build_absolute_uri(self.home())
        asked = f"?{filterset.querystring}" if filterset.querystring else ""
        feed = Feed(
            site=request.build_absolute_uri("/").rstrip("/"),
            title=one_line(" – ".join(filter(None, [gettext("The News Archive"), self.named(), words]))),
            home=home + asked,
            address=request.build_absolute_uri(request.path) + asked,
            language=get_language() or "en",
            entries=tuple(self.entry(row) for row in rows),
        )
        return unless_known(request, (form, feed), lambda: written(feed, form))


def written(feed: Feed, form: str) -> HttpResponse:
    if form == "json":
        return HttpResponse(as_json(feed), content_type=JSON)
    return HttpResponse(as_atom(feed), content_type=ATOM)


def told_wrong(form: Any) -> str:
    """What is wrong with a filter, a line for each field."""
    return "".join(f"{name}: {' '.join(errors)}\n" for name, errors in form.errors.items())


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


class ArticleFeed(ListFeed):
    filterset_class = ArticleFilter
    of, title, day = "articles", _("Articles"), "published"

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.public().for_lists().annotate(beginning=Left("body", BEGINNING))

    def entry(self, row: Any) -> Entry:
        first = one_line(row.beginning.split("\n\n")[0])
        return Entry(
            path=row.permalink,
            title=one_line(row.title),
            summary=Truncator(first).words(SUMMARY_WORDS, truncate="…"),
            language=row.language,
            published=midnight(row.published),
            updated=max(row.changed_at, row.opens_at or row.changed_at),
            authors=tuple(one_line(byline.name) for byline in row.bylines.all()) or (one_line(row.source.name),),
            topics=tuple(one_line(topic) for topic in (row.source.name, row.section) if topic),
        )
