import pytest

from articles.models import Mention
from tests import factories

pytestmark = pytest.mark.django_db


def html(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def test_a_wrong_slug_leads_to_the_right_address(client):
    article = factories.article("Strike in Syria")
    response = client.get(f"/articles/{article.pk}-anything/")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("review", 404), ("withdrawn", 410)])
def test_what_is_not_public_is_not_found_whatever_its_slug(client, admin_client, status, answer):
    article = factories.article(status=status)
    for reader in (client, admin_client):
        assert reader.get(article.get_absolute_url()).status_code == answer
        assert reader.get(f"/articles/{article.pk}-x/").status_code == answer


def test_a_number_that_no_article_can_have_is_not_found(client):
    assert client.get(f"/articles/{'9' * 40}-x/").status_code == 404


def test_names_lead_to_actors_and_countries(client):
    article = factories.article(body="Joe Biden spoke of Syria and of Atlantis.")
    factories.mention(article, "Joe Biden", actor=factories.actor("Joe Biden", kind="person"))
    factories.mention(article, "Syria", kind="place", country=factories.country())
    factories.mention(article, "Atlantis", kind="place")
    page = html(client, article)
    assert '<a class="name" href="/actors/joe-biden/" title="Joe Biden, person">Joe Biden</a> spoke of' in page
    assert '<a class="name" href="/countries/syr/" title="Syria">Syria</a> and of Atlantis.' in page


def test_names_are_marked_in_the_headline(client):
    article = factories.article("Biden & Syria", body="Nothing.")
    Mention.objects.create(
        article=article,
        part="title",
        start=0,
        end=5,
        text="Biden",
        kind="person",
        link="linked",
        actor=factories.actor("Joe Biden", kind="person"),
    )
    page = html(client, article)
    assert '<a class="name" href="/actors/joe-biden/" title="Joe Biden, person">Biden</a> &amp; Syria</h1>' in page
    article.title = "Syria & Biden"
    article.save()
    page = html(client, article)
    assert ">Syria &amp; Biden</h1>" in page
    assert "it is being read again" in page


def test_a_text_says_its_language_and_takes_its_own_direction(client):
    article = factories.article("خبر", body="نص", language="ar")
    page = html(client, article)
    assert '<h1 lang="ar" dir="rtl">خبر</h1>' in page
    assert '<p id="p1" lang="ar" dir="rtl">نص</p>' in page
    assert "<bdi>خبر</bdi>" in client.get("/articles/").content.decode()


def test_an_event_stands_beside_its_paragraph_and_leads_both_ways(client):
    article = factories.article(body="Before.\n\nUS jets struck Syria on Thursday.")
    event = factories.event(actors=("US jets",), recipients=("Syria",))
    report = factories.report(event, article, sentence="US jets struck Syria on Thursday.", trigger="struck")
    response = client.get(article.get_absolute_url())
    assert [len(passage.reports) for passage in response.context["passages"]] == [0, 1]
    assert f'<span class="sentence" id="r{report.pk}">US jets <a class="trigger q4"' in response.content.decode()


def test_markup_in_an_article_is_shown_as_text(client):
    article = factories.article(
        "<script>alert(1)</script>", body="<img src=x onerror=alert(2)> & more.", by="<b>Me</b>"
    )
    page = html(client, article)
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(2)&gt; &amp; more." in page
    assert "&lt;b&gt;Me&lt;/b&gt;" in page


def test_an_invented_source_is_said_to_be_invented(client):
    notice = "Written for demonstration; the source and byline are invented."
    assert notice in html(client, factories.article(source=factories.source("Demo", invented=True)))
    assert notice not in html(client, factories.article())


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("queued", "Not read by machine yet"),
        ("running", "Not read by machine yet"),
        ("quarantined", "could not be read"),
    ],
)
def test_the_state_of_the_reading_is_said(client, state, expected):
    article = factories.article()
    article.job.state = state
    article.job.save()
    assert expected in html(client, article)


def test_an_article_nobody_has_asked_to_read_has_a_page(client):
    article = factories.article()
    article.job.delete()
    assert "Not read by machine yet" in html(client, article)


def test_an_edited_text_is_shown_plain_until_it_is_read_again(client):
    article = factories.article(body="In Syria they met.")
    factories.mention(article, "Syria", kind="place", country=factories.country())
    article.body = "Yesterday in Syria they met."
    article.save()
    page = html(client, article)
    assert "it is being read again" in page
    assert "Yesterday in Syria they met." in page


def test_twenty_events_cost_as_many_queries_as_one(client, count_queries):
    article = factories.article()
    for number in range(20):
        if number == 1:
            one = count_queries(lambda: client.get(article.get_absolute_url()))
        event = factories.event(actors=(factories.actor(f"Actor {number}"),), place=factories.place())
        factories.report(event, article)
    assert count_queries(lambda: client.get(article.get_absolute_url())) == one
