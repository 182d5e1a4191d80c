"""
What is not public is seen by no reader: a canary in a draft, a scheduled and a withdrawn article is on no page and
in no count.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.citing.formats import FORMS
from articles.likenesses import decide
from articles.models import Article, ArticleVersion, Likeness
from events.machine import Told
from events.matching import replace_reports
from events.models import Report
from tests import factories as make

pytestmark = pytest.mark.django_db

CANARY = "Zanzibarquake"
# What programs read. A citation of a view tells the words that were asked for, and nothing of what they find.
MACHINES = (
    *("/articles/feed.atom", "/articles/feed.json?actor=harbour-guard", f"/articles/feed.json?q={CANARY}"),
    *("/events/feed.atom?realis=all", "/events/feed.json?country=SYR"),
    *("/sitemap.xml", "/sitemap-articles.xml", "/sitemap-events.xml", "/sitemap-actors.xml", "/sitemap-countries.xml"),
    *("/articles/cite.txt", f"/articles/cite.bib?q={CANARY}", "/events/cite.json?realis=all", "/timeline/cite.ris"),
)
BODY = f"{CANARY} struck the harbour on Thursday."


def hidden(status: str) -> Article:
    opens = timezone.now() + timedelta(days=1) if status == "scheduled" else None
    return make.article(f"{CANARY} seen", body=BODY, status=status, opens_at=opens, by=CANARY)


def tell(article: Article, words: str) -> None:
    """The article is read: it names an actor and a country, and tells of an event."""
    actor = make.actor("Harbour Guard", country=make.country())
    make.mention(article, article.body.split()[0], actor=actor, country=make.country())
    told = {"actor": None, "country": "SYR", "sector": "MIL", "text": words, "start": 0, "end": 5, "source": "sentence"}
    report = Report(
        article=article,
        type="ASSAULT",
        realis="happened",
        sentence=article.body,
        sentence_start=0,
        sentence_end=len(article.body),
        trigger_start=0,
        trigger_end=5,
        actors=[told],
        recipients=[{**told, "sector": "CVL", "text": "the harbour"}],
        date_value="2021-02-25",
        date_precision="day",
        date_source="clause",
        first_day=date(2021, 2, 25),
        last_day=date(2021, 2, 25),
        country=make.country(),
        rule="by hand",
    )
    replace_reports([Told(article, [], [report])])


def pages() -> list[str]:
    return [
        "/",
        "/articles/",
        f"/articles/?q={CANARY}",
        "/articles/?actor=harbour-guard",
        "/articles/?country=SYR",
        "/events/?realis=all",
        "/timeline/?realis=all",
        "/countries/",
        "/countries/syr/",
        "/regions/western-asia/",
        "/actors/",
        "/actors/harbour-guard/",
        "/about/",
        *MACHINES,
        "/about/coverage/",
        "/sources/",
        "/sources/example-courier/",
        "/codebook/",
        "/codebook/assault/",
    ]


@pytest.fixture
def public_article() -> Article:
    article = make.article("Guards fire at harbour", body="Guards fired at the harbour on Thursday.")
    tell(article, "Guards")
    return article


@pytest.mark.usefixtures("public_article")
def test_no_page_shows_a_word_of_it_and_no_count_counts_it(client: Client) -> None:
    before = {page: client.get(page).content for page in pages()}
    for status in ("draft", "scheduled", "withdrawn"):
        tell(hidden(status), CANARY)
    for page, content in before.items():
        shown = client.get(page).content
        if f"q={CANARY}" not in page:
            assert CANARY.encode() not in shown, page
        assert shown == content, page


@pytest.mark.parametrize("status", ["draft", "scheduled", "withdrawn"])
def test_its_own_page_and_its_events_are_not_found(client: Client, status: str) -> None:
    article = hidden(status)
    tell(article, CANARY)
    event = article.reports.get().event
    for address in (article.get_absolute_url(), event.get_absolute_url()):
        response = client.get(address)
        code = 410 if (status, address) == ("withdrawn", article.get_absolute_url()) else 404
        assert (response.status_code, CANARY.encode() in response.content) == (code, False)


@pytest.mark.parametrize("status", ["draft", "scheduled", "withdrawn"])
@pytest.mark.parametrize("form", FORMS)
def test_nobody_can_cite_it(client: Client, status: str, form: str) -> None:
    article = hidden(status)
    tell(article, CANARY)
    event = article.reports.get().event
    for address in (article.permalink, event.get_absolute_url()):
        assert client.get(f"{address}cite.{form}").status_code == 404
    assert CANARY.encode() not in client.get(article.permalink).content


def test_time_alone_opens_a_scheduled_article(client: Client) -> None:
    article = hidden("scheduled")
    tell(article, CANARY)
    Article.objects.filter(pk=article.pk).update(opens_at=timezone.now() - timedelta(seconds=1))
    assert client.get(article.get_absolute_url()).status_code == 200
    assert client.get(article.reports.get().event.get_absolute_url()).status_code == 200


def test_what_is_taken_back_is_gone_at_once(client: Client) -> None:
    for change, code in (("withdrawn", 410), ("draft", 404)):
        article = make.article(f"{CANARY} seen", body=BODY)
        tell(article, CANARY)
        article.status = change
        article.save()
        response = client.get(article.get_absolute_url())
        assert (response.status_code, CANARY.encode() in response.content) == (code, False)
    assert not any(CANARY.encode() in client.get(page).content for page in pages() if "q=" not in page)


@pytest.mark.parametrize("first", ["article", "unseen"])
def test_a_version_that_was_never_public_is_nowhere(client: Client, first: str) -> None:
    editor = User.objects.create_user("editor")
    addresses = [page for page in pages() if "q=" not in page]
    for status in ("draft", "scheduled", "withdrawn", "review"):
        unseen = hidden(status) if first == "unseen" else None
        article = make.article("Guards fire at harbour", body=f"Guards fired at the harbour. {BODY}")
        article.body = "Guards fired at the harbour."
        article.save()
        unseen = unseen or hidden(status)
        tell(unseen, CANARY)
        one, other = sorted((article, unseen), key=lambda each: each.pk)
        pair = Likeness.objects.create(one=one, other=other, found_by="words", share=0.5)
        decide(pair, "version", editor, newest=article.pk)
        version, own = ArticleVersion.objects.get(likeness=pair), article.get_absolute_url()
        assert client.get(f"{own}versions/{version.pk}/").status_code == 404
        addresses += [own, f"{own}versions/{version.pk}/", f"/articles/{unseen.pk}-{unseen.slug}/"]
    for address in addresses:
        assert CANARY.encode() not in client.get(address, follow=True).content, address


def test_earlier_texts_go_with_an_article_that_is_withdrawn(client: Client) -> None:
    article, newer = hidden("published"), make.article("Guards fire at harbour", body="Guards fired.")
    pair = Likeness.objects.create(one=article, other=newer, found_by="words", share=0.5)
    decide(pair, "version", User.objects.create_user("editor"), newest=newer.pk)
    article.refresh_from_db()
    address = f"{article.get_absolute_url()}versions/{ArticleVersion.objects.get().pk}/"
    assert CANARY.encode() in client.get(address).content
    for status, code in (("withdrawn", 410), ("draft", 404)):
        article.status = status
        article.save()
        for page in (address, f"/articles/{newer.pk}-guards/"):
            response = client.get(page)
            assert CANARY.encode() not in response.content
        assert client.get(address).status_code == code


@pytest.mark.parametrize("status", ["draft", "scheduled", "withdrawn"])
def test_a_copy_that_is_not_public_is_not_named(client: Client, status: str) -> None:
    article, copy = make.article("Guards fire at harbour", body="Guards fired."), hidden(status)
    Article.objects.filter(pk=copy.pk).update(source=make.source(CANARY))
    pair = Likeness.objects.create(one=article, other=copy, found_by="words", share=0.5)
    decide(pair, "copy", User.objects.create_user("editor"))
    assert CANARY.encode() not in client.get(article.get_absolute_url()).content
