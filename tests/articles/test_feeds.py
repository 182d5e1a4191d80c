"""Feeds of articles: what a list shows, as Atom and as JSON Feed."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.feeds import SIZE, as_atom
from articles.models import Article
from articles.plain_text import one_line
from tests import factories as make

pytestmark = pytest.mark.django_db
ATOM, JSON = "/articles/feed.atom", "/articles/feed.json"
HEBREW = "הפסקת אש & “quoted” <b>{braces}</b>"


def atom(client: Client, address: str = ATOM) -> Any:
    return feedparser.parse(client.get(address).content)


def items(client: Client, address: str = JSON) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(client.get(address).content)["items"]
    return found


def test_both_feeds_tell_what_the_list_shows(client: Client) -> None:
    article = make.article("Truce & talks", by="Jane Doe", section="World")
    entry = atom(client).entries[0]
    assert (entry.title, entry.author, entry.summary) == ("Truce & talks", "Jane Doe", article.body)
    assert [tag.term for tag in entry.tags] == ["Example Courier", "World"]
    item = items(client)[0]
    assert (item["title"], item["authors"]) == ("Truce & talks", [{"name": "Jane Doe"}])
    assert item["date_published"] == "2021-02-26T00:00:00+00:00"


def test_an_entry_keeps_its_address_when_the_title_changes_and_the_address_leads_to_the_article(client: Client) -> None:
    article = make.article("Early title")
    before = items(client)[0]["id"]
    Article.objects.filter(pk=article.pk).update(title="Late title")
    assert items(client)[0]["id"] == before == f"http://testserver/articles/{article.pk}/"
    assert client.get(before).headers["Location"] == f"/articles/{article.pk}-late-title/"


def test_a_feed_asks_what_the_list_asks(client: Client) -> None:
    make.article("Here", source=make.source("Example Post"))
    make.article("Elsewhere")
    assert [entry.title for entry in atom(client, f"{ATOM}?source=example-post").entries] == ["Here"]
    told = json.loads(client.get(f"{JSON}?source=example-post").content)
    assert told["home_page_url"] == "http://testserver/articles/?source=example-post"
    assert "Example Post" in told["title"]


def test_a_wrong_filter_is_told_in_words_and_gives_no_feed(client: Client) -> None:
    response = client.get(f"{ATOM}?source=nobody")
    assert (response.status_code, response.content.decode()) == (400, "source: No source is called “nobody”.\n")


def test_there_is_no_feed_in_another_form(client: Client) -> None:
    assert client.get("/articles/feed.rss").status_code == 404


def test_titles_keep_their_signs_and_their_language(client: Client) -> None:
    make.article(HEBREW, language="he")
    root = etree.fromstring(client.get(ATOM).content)
    entry = root.find("{*}entry")
    assert entry is not None
    assert entry.findtext("{*}title") == HEBREW
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "he"
    assert (items(client)[0]["title"], items(client)[0]["language"]) == (HEBREW, "he")


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_words_make_a_feed_that_can_be_read(words: str) -> None:
    from datetime import UTC, datetime

    from articles.feeds import Entry, Feed

    line = one_line(words)
    entry = Entry("/articles/1/", line, line, "en", datetime(2021, 1, 1, tzinfo=UTC), authors=(line,), topics=(line,))
    feed = Feed("http://a.example", line, "http://a.example/", "http://a.example/f", "en", (entry,))
    read = etree.fromstring(as_atom(feed).encode())
    assert (read.findtext("{*}entry/{*}title") or "") == line
    assert one_line(line) == line


def test_a_feed_is_bounded_and_its_queries_do_not_grow(client: Client, count_queries: Any) -> None:
    make.article(by="A. Writer")
    few = count_queries(lambda: client.get(ATOM))
    for number in range(SIZE + 5):
        make.article(f"Title {number}", by="A. Writer")
    assert count_queries(lambda: client.get(ATOM)) == few
    assert len(items(client)) == SIZE


def test_what_is_known_is_not_sent_again_until_something_changes(client: Client, monkeypatch: Any) -> None:
    article = make.article()
    etag = client.get(ATOM).headers["ETag"]
    with monkeypatch.context() as patch:
        patch.setattr("articles.feeds.as_atom", lambda _feed: pytest.fail("rendered"))
        assert client.get(ATOM, headers={"if-none-match": etag}).status_code == 304
    assert client.get(JSON, headers={"if-none-match": etag}).status_code == 200
    Article.objects.filter(pk=article.pk).update(status="withdrawn")
    assert client.get(ATOM, headers={"if-none-match": etag}).status_code == 200


def test_the_list_leads_to_its_feeds(client: Client) -> None:
    make.article("Here", source=make.source("Example Post"))
    page = client.get("/articles/?source=example-post").content.decode()
    for form, media in (("atom", "application/atom+xml"), ("json", "application/feed+json")):
        assert f'type="{media}" href="/articles/feed.{form}?source=example-post"' in page
