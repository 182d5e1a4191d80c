"""The editors' desk takes in articles, and nothing that came in is lost."""

from datetime import UTC, date, datetime

import pytest

from articles.models import Article, Original, TaggingJob

from .desk import ADD, LIST, PAGE, file, kept, path, send

pytestmark = pytest.mark.django_db

# The first step.


def test_a_pasted_page_is_kept_to_the_byte_and_taken_apart(desk):
    response = desk.post(ADD, {"pasted": PAGE.replace("\n", "\r\n")})
    original = Original.objects.get()
    assert (bytes(original.data), original.name, str(original.received_by)) == (
        PAGE.encode(),
        "pasted",
        "editor-add_article-view_article-change_article-publish_article-reread_article",
    )
    form = desk.get(response.url).context["adminform"].form
    assert form.initial == {
        "title": "Oman Hosts Talks Between Iran And The United States",
        "section": "World",
        "authors": ["Marisol Vantreight, Diplomatic Correspondent"],
        "credit": "Lena Ortwin/Example Pictures",
        "published": None,
        "url": "",
        "body": "Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign "
        "ministry of Oman said.\n\nSaudi Arabia condemned the rocket attacks in Baghdad on Monday.",
        "dateline": "",
        "related": ["Tehran Turns Inspectors Away At Two Sites"],
        "language": "en",
        "status": "published",
    }


def test_the_editor_sees_what_was_left_out(desk):
    response = desk.get(f"{ADD}{kept().pk}/")
    assert '<del dir="auto">Font Size:</del>' in response.content.decode()
    assert response.context["notes"] == ["(RELATED: Tehran Turns Inspectors Away At Two Sites)"]


def test_a_file_in_an_old_encoding_is_read_and_its_original_shown_and_given_back(desk):
    data = "Müller und Łukasz trafen sich in Łódź. Çà et là.".encode("utf-16")
    response = desk.post(ADD, {"file": file(data, "seite „1“.txt")})
    original = Original.objects.get()
    shown = desk.get(f"{LIST}original/{original.pk}/")
    assert (response.status_code, shown.content.decode(), shown["Content-Type"]) == (
        302,
        "Müller und Łukasz trafen sich in Łódź. Çà et là.",
        "text/plain; charset=utf-8",
    )
    given = desk.get(f"{LIST}original/{original.pk}/?download")
    assert (given.content, given["Content-Type"]) == (data, "application/octet-stream")
    assert given["Content-Disposition"].startswith("attachment; filename*=utf-8''seite%20")


# The second step.


def test_an_article_that_is_saved_has_all_its_parts_and_waits_to_be_read(desk):
    original = kept()
    response = send(desk, original, related="Tehran Turns Inspectors Away", section="World", credit="Lena Ortwin")
    article = Article.objects.get()
    assert path(response) == f"{LIST}{article.pk}/change/"
    assert (article.title, article.body) == ("Oman hosts talks", "They met in Muscat.\n\nThey will meet again.")
    assert (article.section, article.credit, article.related) == (
        "World",
        "Lena Ortwin",
        ["Tehran Turns Inspectors Away"],
    )
    assert (article.original, article.published, article.status) == (original, date(2024, 4, 10), "published")
    assert list(article.bylines.values_list("name", "role")) == [("Marisol Vantreight", "Diplomatic Correspondent")]
    assert article.job.state == TaggingJob.State.QUEUED
    assert article.added_by is not None


def test_a_scheduled_article_keeps_its_hour(desk):
    send(desk, status="scheduled", opens_at="2030-01-02T03:04")
    assert Article.objects.get().opens_at == datetime(2030, 1, 2, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize("again", ["the same original", "the same bytes"])
def test_a_text_that_was_taken_in_before_leads_to_its_article(desk, again):
    original = kept()
    send(desk, original)
    article = Article.objects.get()
    opened = original if again == "the same original" else kept()
    response = desk.get(f"{ADD}{opened.pk}/")
    assert path(response) == f"{LIST}{article.pk}/change/"
    assert path(send(desk, opened)) == f"{LIST}{article.pk}/change/"
    assert Article.objects.count() == 1


def test_an_original_without_an_article_is_not_found_when_it_does_not_exist(desk):
    assert desk.get(f"{ADD}999/").status_code == 404
