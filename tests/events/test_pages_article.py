from datetime import date

import pytest

from articles.models import Actor, Mention, Role
from events.models import Event
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
    biden = factories.actor("Joe Biden", kind="person")
    factories.mention(article, "Joe Biden", actor=biden)
    factories.mention(article, "Syria", kind="place", country=factories.country())
    factories.mention(article, "Atlantis", kind="place")
    page = html(client, article)
    link = f'<a class="name" href="/actors/joe-biden/" title="Joe Biden, person" data-card="actor-{biden.pk}">'
    assert f"{link}Joe Biden</a> spoke of" in page
    link = '<a class="name" href="/countries/syr/" title="Syria" data-card="country-SYR">'
    assert f"{link}Syria</a> and of Atlantis." in page


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
        actor=(biden := factories.actor("Joe Biden", kind="person")),
    )
    page = html(client, article)
    assert f'title="Joe Biden, person" data-card="actor-{biden.pk}">Biden</a> &amp; Syria</h1>' in page
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


def test_a_name_has_a_card_with_the_offices_of_the_articles_day(client):
    article = factories.article(body="Biden spoke of Aleppo, and Biden left.", published=date(2021, 2, 26))
    usa = factories.country("United States", iso3="USA")
    biden = factories.actor("Joe Biden", kind="person", country=usa)
    Role.objects.create(actor=biden, title="Vice President", code="USA", start="2009-01-20", end="2017-01-20")
    Role.objects.create(actor=biden, title="President", code="USA", start="2021-01-20")
    factories.mention(article, "Biden", kind="person", actor=biden)
    factories.mention(
        article, "Aleppo", kind="place", country=factories.country(), place=factories.place("Aleppo", kind="city")
    )
    page = html(client, article)
    cards = page.partition('<template id="cards">')[2].partition("</template>")[0]
    assert cards.count("Joe Biden") == 1
    for told in ("Person, <bdi>United States</bdi>", "<li>President <", "in office on 26 February 2021", "City, <a"):
        assert told in cards
    assert "Vice President" not in cards
    assert "no office known on 26 February 2015" in html(client, earlier(article, biden))


def earlier(article, who):
    before = factories.article("Before", body="Biden.", published=date(2015, 2, 26))
    factories.mention(before, "Biden", kind="person", actor=who)
    Role.objects.filter(actor=who, title="Vice President").delete()
    return before


def test_an_event_has_a_card_that_says_what_was_coded_and_how_sure_the_machine_is(client):
    article = factories.article()
    event = factories.event(actors=("US jets",), realis="planned")
    factories.report(event, article, confidence=0.6)
    factories.report(event, article, trigger="Thursday", confidence=0.9)
    page = html(client, article)
    cards = page.partition('<template id="cards">')[2].partition("</template>")[0]
    assert cards.count(f'id="card-event-{event.pk}"') == 1
    for told in ("US jets", "planned", "Thursday, 25 February 2021", "Coded by machine, not very sure of it"):
        assert told in cards
    Event.objects.update(status="reviewed")
    assert "Reviewed by an editor" in html(client, article)


def test_an_unread_article_has_no_cards(client):
    assert "<template" not in html(client, factories.article())


def test_an_article_leads_to_those_of_its_story_and_to_related_ones(client):
    def told(title, day, words, **facts):
        return factories.article(title, published=date(2021, 2, day), words=words, **facts)

    article = told("Strike", 10, {"militia": 0.8, "strike": 0.6})
    alike, near = told("Alike", 11, {"militia": 0.8, "raid": 0.6}), told("Near", 12, {"strike": 0.2, "x": 0.9})
    told("Else", 11, {"harvest": 1.0})
    told("Draft", 11, {"militia": 0.8, "strike": 0.6}, status="draft")
    other_words = told("Other words", 20, {"y": 1.0})
    event = factories.told_event(article)
    factories.report(event, other_words)
    around = client.get(article.get_absolute_url()).context["around"]
    assert ([one.title for one in around.same_story], around.related) == ([alike.title, other_words.title], [near])
    two_weeks_on = told("Much later", 28, {"militia": 0.8, "strike": 0.6})
    assert client.get(article.get_absolute_url()).context["around"].related == [two_weeks_on, near]


def test_a_reader_who_has_the_page_is_sent_nothing_until_something_on_it_changes(client):
    article = factories.article(by="Jane")
    biden = factories.actor("Joe Biden", kind="person")
    factories.mention(article, "American", actor=biden)
    event = factories.told_event(article, actors=(biden,))
    known = client.get(article.get_absolute_url())["ETag"]

    def answer():
        return client.get(article.get_absolute_url(), headers={"If-None-Match": known}).status_code

    assert answer() == 304
    changes = (
        lambda: Role.objects.create(actor=biden, title="President", code="USA"),
        lambda: Actor.objects.filter(pk=biden.pk).update(name="Joseph Biden"),
        lambda: Event.objects.filter(pk=event.pk).update(realis="planned"),
        lambda: article.bylines.update(name="Joan"),
        lambda: factories.report(event, factories.article("Second")),
        lambda: factories.source().__class__.objects.update(name="Another Courier"),
    )
    for change in changes:
        change()
        assert answer() == 200
        known = client.get(article.get_absolute_url())["ETag"]
        assert answer() == 304


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
        factories.report(event, factories.article(f"Other {number}"))
        byline = f"Author {number}"
        article.bylines.create(name=byline)
        person = factories.actor(f"Person {number}", kind="person")
        factories.mention(article, article.body[number : number + 3], actor=person)
    assert count_queries(lambda: client.get(article.get_absolute_url())) == one
