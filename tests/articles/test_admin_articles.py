"""Articles on the desk: corrected, published, deleted, and watched while they are read."""

import pytest

from articles.models import Article, Byline, Original, TaggingJob
from tests import factories

from .desk import ADD, LIST, person

pytestmark = pytest.mark.django_db


def change(desk, article, **changed):
    """Save the article's change form as it stands, but for what is changed."""
    page = desk.get(f"{LIST}{article.pk}/change/")
    form = page.context["adminform"].form
    sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    return desk.post(f"{LIST}{article.pk}/change/", {**sent, **changed})


def test_a_changed_text_is_read_again_and_a_changed_section_is_not(desk):
    article = factories.article(section="World")
    change(desk, article, section="Asia")
    assert (Article.objects.get().section, TaggingJob.objects.get().state) == ("Asia", TaggingJob.State.DONE)
    change(desk, article, body="Other words.")
    assert (Article.objects.get().body, TaggingJob.objects.get().state) == ("Other words.", TaggingJob.State.QUEUED)


def test_related_headlines_are_edited_one_a_line(desk):
    article = factories.article(related=["One", "Two"])
    change(desk, article, related="Two\r\n\r\n  Three ")
    assert Article.objects.get().related == ["Two", "Three"]


def test_only_a_public_article_has_a_link_to_the_site(desk):
    public, draft = factories.article("Public"), factories.article("Draft", status="draft")
    links = [desk.get(f"{LIST}{one.pk}/change/").context["absolute_url"] for one in (public, draft)]
    assert links == [public.get_absolute_url(), None]


def test_publishing_opens_drafts_and_leaves_what_was_withdrawn(desk):
    articles = [factories.article(status, status=status) for status in ("draft", "withdrawn", "published")]
    response = desk.post(LIST, {"action": "publish", "_selected_action": [one.pk for one in articles]}, follow=True)
    assert [str(message) for message in response.context["messages"]] == ["1 article is public."]
    assert sorted(Article.objects.values_list("title", "status")) == [
        ("draft", "published"),
        ("published", "published"),
        ("withdrawn", "withdrawn"),
    ]


def test_who_may_delete_an_article_deletes_what_was_read_in_it_and_keeps_the_original(client):
    client.force_login(person("view_article", "delete_article"))
    article = factories.article(by="Jane Doe")
    factories.mention(article, "Syria", country=factories.country())
    page = client.get(f"{LIST}{article.pk}/delete/")
    assert (page.context["perms_lacking"], len(page.context["deleted_objects"])) == (set(), 1)
    client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})
    assert (Article.objects.count(), Byline.objects.count(), Original.objects.count()) == (0, 0, 1)


def test_the_states_are_told_of_the_articles_that_were_asked_for(desk):
    one, _other = factories.article(), factories.article()
    answer = desk.get(f"{LIST}states/?ids={one.pk},x,,-1").json()
    assert answer == {str(one.pk): {"state": "done", "shown": "read"}}


def test_a_quarantined_article_says_why_and_is_tried_again(desk):
    article = factories.article()
    TaggingJob.objects.update(state=TaggingJob.State.QUARANTINED, attempts=3, error="MemoryError: <no> room")
    assert "MemoryError: &lt;no&gt; room" in desk.get(LIST).content.decode()
    desk.force_login(person("view_taggingjob", "view_article", "reread_article"))
    jobs = "/admin/articles/taggingjob/"
    assert "MemoryError: &lt;no&gt; room" in desk.get(jobs).content.decode()
    response = desk.post(jobs, {"action": "retry", "_selected_action": [article.job.pk]}, follow=True)
    assert [str(message) for message in response.context["messages"]] == ["1 article is queued again."]
    assert list(TaggingJob.objects.values_list("state", "attempts", "error")) == [(TaggingJob.State.QUEUED, 0, "")]


@pytest.mark.parametrize("address", [LIST, "/admin/articles/taggingjob/"])
def test_a_list_takes_as_many_queries_for_twenty_rows_as_for_one(admin_client, count_queries, address):
    factories.article("First")
    admin_client.get(address)
    one = count_queries(lambda: admin_client.get(address))
    for number in range(19):
        factories.article(f"Article {number}", source=factories.source(f"Source {number}"))
    assert count_queries(lambda: admin_client.get(address)) == one


def test_an_empty_list_says_what_to_do(desk):
    html = desk.get(LIST).content.decode()
    assert "Nothing is here yet." in html
    assert f'<a href="{ADD}">Add the first</a>' in html
    assert "Nothing matches." in desk.get(f"{LIST}?status__exact=draft").content.decode()
