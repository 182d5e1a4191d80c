"""What a reader has already is not sent or rendered again, at any public address, and never when it has changed."""

from datetime import date

import pytest
from django.urls import URLPattern, reverse

import articles.urls
import events.urls
from articles.models import Article
from articles.shown import shown
from tests import factories

pytestmark = pytest.mark.django_db
# Files written while they are read; forms that are sent once; shapes and names, which are kept for a while unasked.
NOT_ASKED_AGAIN = {"articles-export", "events-export", "article-report", "event-report", "shapes", "suggest"}
REDIRECTS = {"article-permalink"}
ASKED = {"timeline-part": "?undated=yes"}
WHOLE = {"form": "atom", "ending": "bib", "name": "assault", "iso3": "syr", "slug": "", "one": "iran", "other": "iraq"}


@pytest.fixture
def addresses():
    """Every public address by its name, in an archive with something at each."""
    country = factories.country()
    iran, iraq = (factories.actor(name, country=country) for name in ("Iran", "Iraq"))
    article = factories.article("Strike", by="A. Writer")
    factories.mention(article, "Syria", kind="place", country=country, actor=iran)
    event = factories.told_event(article, actors=(iran,), recipients=(iraq,), place=factories.place())
    slugs = {
        "article": article.slug,
        "article_version": article.slug,
        "region": "western-asia",
        "actor": "iran",
        "source": article.source.slug,
    }
    found = {}
    for pattern in [*articles.urls.urlpatterns, *events.urls.urlpatterns]:
        assert isinstance(pattern, URLPattern)
        name = str(pattern.name)
        if name in NOT_ASKED_AGAIN | REDIRECTS | {"accuracy", "article_version"}:
            continue
        facts = {**WHOLE, "pk": event.pk if name.startswith("event") else article.pk, "slug": slugs.get(name, "")}
        wanted = pattern.pattern.converters
        found[name] = reverse(name, kwargs={key: facts[key] for key in wanted}) + ASKED.get(name, "")
    return found


def test_every_public_address_answers_304_without_rendering(client, addresses):
    wrong = {}
    for name, address in addresses.items():
        first = client.get(address)
        tag = first.headers.get("ETag", "")
        again = client.get(address, HTTP_IF_NONE_MATCH=tag)
        if (first.status_code, again.status_code) != (200, 304) or again.templates or not tag:
            wrong[name] = (address, first.status_code, again.status_code, tag)
    assert wrong == {}


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/sitemap-articles.xml"])
def test_what_programs_fetch_daily_is_sent_once(client, address):
    factories.article()
    tag = client.get(address).headers["ETag"]
    assert client.get(address, HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_a_page_is_sent_again_once_anything_on_it_has_changed(client, addresses):
    """Whatever an editor changes of an article shows wherever it is listed, at once."""
    tags = {name: client.get(address).headers["ETag"] for name, address in addresses.items()}
    Article.objects.update(title="Changed", published=date(2021, 2, 27))
    Article.objects.get().source.__class__.objects.update(name="Another source")
    shows = {"front", "articles", "articles-feed", "api_articles", "country", "region", "actor", "article-cite"}
    for name in shows:
        again = client.get(addresses[name], HTTP_IF_NONE_MATCH=tags[name])
        assert again.status_code == 200, name


def test_a_withdrawn_article_is_gone_from_every_list_at_once(client, addresses):
    shows = ("front", "articles", "events", "timeline", "country", "countries", "region", "actor", "pair", "actors")
    tags = {name: client.get(addresses[name]).headers["ETag"] for name in shows}
    Article.objects.update(status="withdrawn")
    for name in shows:
        again = client.get(addresses[name], HTTP_IF_NONE_MATCH=tags[name])
        assert (again.status_code, b"Strike" in again.content) == (200, False), name


def test_staff_and_readers_are_not_sent_each_others_pages(client, admin_client):
    tag = client.get("/").headers["ETag"]
    assert admin_client.get("/", HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_what_is_shown_says_all_of_rows_and_the_same_twice():
    article = factories.article(by="A. Writer")

    def state():
        rows = Article.objects.select_related("source").prefetch_related("bylines")
        return repr(shown({"rows": rows, "one": {1, 2}, "more": (article.published, None)}))

    before = state()
    assert state() == before
    article.bylines.update(name="Another")
    assert state() != before


def test_what_can_be_looked_at_only_once_is_refused():
    with pytest.raises(TypeError, match="give it a list"):
        shown({"rows": (number for number in range(3))})
