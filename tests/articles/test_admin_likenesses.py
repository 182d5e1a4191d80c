"""Articles much alike on the desk: at intake, in their list, side by side, and on the page for readers."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.likenesses import decide
from articles.models import Article, ArticleVersion, Likeness
from tests import factories as make
from tests.articles.desk import kept, person, send
from tests.articles.likenesses import edited, report, two_alike

pytestmark = pytest.mark.django_db
PAIRS = "/admin/articles/likeness/"
MAY = ("add_article", "view_article", "change_article", "publish_article", "view_likeness", "change_likeness")


@pytest.fixture
def desk(client):
    client.force_login(person(*MAY))
    return client


@pytest.fixture
def known():
    return make.article("Talks held", body=report(1))


def arrive(desk, body=None, **changed):
    return send(desk, kept("Talks are held\n\n" + report(2)), body=body or edited(report(1), 0.04), **changed)


def noted(article):
    from articles.intake.alike import note_likenesses

    note_likenesses([article])


def test_what_is_much_alike_is_shown_and_nothing_is_saved_until_it_is_said_what_it_is(desk, known):
    noted(known)
    page = arrive(desk)
    assert (page.status_code, Article.objects.count()) == (200, 1)
    text = page.content.decode()
    assert "Much like an article that is here already" in text
    assert "Say what this is" in text
    assert "<del>" in text
    assert "<ins>other</ins>" in text


@pytest.mark.parametrize(("answer", "state", "count"), [("other", "other", 2), ("copy", "copy", 2)])
def test_two_reports_and_copies_come_in_with_the_answer(desk, known, answer, state, count):
    noted(known)
    assert arrive(desk, **{f"alike-{known.pk}": answer}).status_code == 302
    assert Article.objects.public().count() == count
    assert Likeness.objects.get().state == state


def test_a_newer_version_comes_in_under_the_address_that_is_there(desk, known):
    noted(known)
    old = known.body
    response = arrive(desk, **{f"alike-{known.pk}": "newer"})
    assert response.url == f"/admin/articles/article/{known.pk}/change/"
    known.refresh_from_db()
    assert known.title == "Oman hosts talks"
    assert ArticleVersion.objects.get().text.body == old


def test_what_is_decided_later_waits_as_a_draft(desk, known):
    noted(known)
    arrive(desk, **{f"alike-{known.pk}": "later"})
    assert Article.objects.exclude(pk=known.pk).get().status == "draft"
    assert Likeness.objects.get().state == "open"


def test_a_reporter_is_told_but_does_not_decide_and_is_shown_no_draft_of_others(client, known):
    client.force_login(person("add_article", "draft_article"))
    hidden = make.article("Hidden canary", body=edited(report(1), 0.02), status="draft")
    noted(known)
    noted(hidden)
    original = kept("Talks\n\n" + edited(report(1), 0.04).replace("\n\n", " "))
    page = client.get(f"/admin/articles/article/add/{original.pk}/").content.decode()
    assert "Talks held" in page
    assert "Hidden canary" not in page
    assert 'type="radio"' not in page
    assert send(client, original, body=edited(report(1), 0.04), status="draft").status_code == 302
    assert Likeness.objects.open().filter(other__title="Oman hosts talks").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_paste_the_same_at_once_one_is_asked(transactional_db):
    people = [User.objects.create_superuser(f"editor {number}") for number in range(2)]
    make.source()
    originals = [kept("Talks\n\n" + report(1) + f"\n\nRead {number} times") for number in range(2)]
    codes = []

    def save(user, original):
        try:
            client = Client()
            client.force_login(user)
            codes.append(send(client, original, body=report(1)).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save, args=pair) for pair in zip(people, originals, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(codes) == [200, 302]
    assert Article.objects.count() == 1


def test_the_list_shows_what_waits_with_its_count_in_as_many_queries_for_many(desk):
    two_alike()
    page = desk.get(PAIRS).content.decode()
    assert "To be decided (1)" in page
    assert "Talks are held" in page
    counted = [queries_of(desk)]
    for number in range(20):
        other = make.article(f"Number {number}", source=make.source(f"Source {number}"))
        Likeness.objects.create(one=Article.objects.earliest("pk"), other=other, found_by="words", share=0.5)
    assert [queries_of(desk)] == counted


def queries_of(desk):
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(PAIRS).status_code == 200
    return len(queries)


def test_a_pair_is_shown_side_by_side_decided_and_taken_back(desk):
    pair = two_alike()
    address = f"{PAIRS}{pair.pk}/"
    text = desk.get(f"{address}change/").content.decode()
    assert "<ins>other</ins>" in text
    assert "1 pair waits for a decision." in text
    assert desk.post(f"{address}decide/").status_code == 200, "nothing was chosen"
    assert desk.post(f"{address}decide/", {"answer": f"version-{pair.other_id}"}).status_code == 302
    page = desk.get(f"{address}change/").content.decode()
    assert "Readers of the article may see the earlier text." in page
    desk.post(f"{address}decide/", {"do": "hide"})
    assert not ArticleVersion.objects.get().shown
    desk.post(f"{address}decide/", {"do": "undo"})
    pair.refresh_from_db()
    assert (pair.state, ArticleVersion.objects.count()) == ("open", 0)


@pytest.mark.parametrize(
    "sent", [{"answer": "version-999999"}, {"answer": "x"}, {"do": "hide"}, {"answer": "version-a"}]
)
def test_what_nobody_may_say_is_refused_and_changes_nothing(desk, sent):
    pair = two_alike()
    assert desk.post(f"{PAIRS}{pair.pk}/decide/", sent).status_code in (200, 302)
    pair.refresh_from_db()
    assert pair.state == "open"


def test_an_article_shows_its_pairs_and_its_versions(desk):
    pair = two_alike()
    address = f"/admin/articles/article/{pair.one_id}/change/"
    assert "like “Talks are held” (Example Mail): to be decided" in desk.get(address).content.decode()
    decide(pair, "version", User.objects.get(), newest=pair.other_id)
    assert "Earlier versions:" in desk.get(address).content.decode()
    page = desk.get(f"/admin/articles/article/{pair.other_id}/change/")
    assert "This is an earlier text of" in page.content.decode()
    assert not page.context["has_change_permission"]


def test_readers_see_the_newest_text_and_may_see_the_earlier_one_with_what_is_different(client):
    pair = two_alike()
    first_words = pair.one.body.split("\n\n")[0]
    decide(pair, "version", person(), newest=pair.other_id)
    article = Article.objects.get(pk=pair.one_id)
    version = ArticleVersion.objects.get()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "This is the newest text. Earlier:" in page
    earlier = f"{article.get_absolute_url()}versions/{version.pk}/"
    assert earlier in page
    shown = client.get(earlier).content.decode()
    assert "<ins>other</ins>" in shown
    assert first_words in shown
    old_address = client.get(f"/articles/{pair.other_id}-talks-are-held/")
    assert (old_address.status_code, old_address.url) == (302, article.get_absolute_url())


def test_readers_are_told_who_else_printed_a_text(client):
    pair = two_alike()
    decide(pair, "copy", person())
    for article, source in zip(pair.pair, ("Example Mail", "Example Wire"), strict=True):
        page = client.get(article.get_absolute_url()).content.decode()
        assert "Also printed by" in page
        assert f"<bdi>{source}</bdi></a>" in page.split("Also printed by")[1]
