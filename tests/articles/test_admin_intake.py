"""The editors' desk takes in articles: what is refused is said plainly, and nothing that came in is lost."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.models import Article, Byline, Original, TaggingJob
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"
PAGE = """World

Oman Hosts Talks Between Iran And The United States

Lena Ortwin/Example Pictures

Marisol Vantreight Diplomatic Correspondent
Font Size:

Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign ministry of Oman said.

Saudi Arabia condemned the rocket attacks in Baghdad on Monday. (RELATED: Tehran Turns Inspectors Away At Two Sites)
"""


def person(*permissions, staff=True):
    user = User.objects.create_user("-".join(("editor", *permissions)), password="long enough", is_staff=staff)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


@pytest.fixture
def desk(client):
    client.force_login(person("add_article", "view_article", "change_article"))
    return client


def file(data, name="page.txt"):
    return SimpleUploadedFile(name, data)


def kept(text=PAGE):
    return Original.objects.keep(text.encode(), name="pasted", encoding="utf-8", by=None)


def fields(**changed):
    """What the second step sends when the editor has filled in all of it."""
    return {
        "title": "Oman hosts talks",
        "authors": "Marisol Vantreight, Diplomatic Correspondent",
        "body": "They met in Muscat.\r\n\r\nThey will meet again.",
        "source": str(factories.source().pk),
        "published": "2024-04-10",
        "status": "published",
        **changed,
    }


def send(desk, original=None, **changed):
    return desk.post(f"{ADD}{(original or kept()).pk}/", fields(**changed))


def errors(response):
    return {field: list(texts) for field, texts in response.context["adminform"].errors.items()}


def path(response):
    return urlsplit(response.url).path


# The first step.


def test_a_pasted_page_is_kept_to_the_byte_and_taken_apart(desk):
    response = desk.post(ADD, {"pasted": PAGE.replace("\n", "\r\n")})
    original = Original.objects.get()
    assert (bytes(original.data), original.name, str(original.received_by)) == (
        PAGE.encode(),
        "pasted",
        "editor-add_article-view_article-change_article",
    )
    form = desk.get(response.url).context["adminform"].form
    assert form.initial == {
        "title": "Oman Hosts Talks Between Iran And The United States",
        "section": "World",
        "authors": ["Marisol Vantreight, Diplomatic Correspondent"],
        "credit": "Lena Ortwin/Example Pictures",
        "published": None,
        "body": "Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign "
        "ministry of Oman said.\n\nSaudi Arabia condemned the rocket attacks in Baghdad on Monday.",
        "related": ["Tehran Turns Inspectors Away At Two Sites"],
        "status": "published",
    }


def test_the_editor_sees_what_was_left_out(desk):
    response = desk.get(f"{ADD}{kept().pk}/")
    assert response.context["paste"].dropped == ("Font Size:", "(RELATED: Tehran Turns Inspectors Away At Two Sites)")
    assert "<li>Font Size:</li>" in response.content.decode()


NOTHING = {"__all__": ["Paste a page, or choose a file."]}
BY_ITSELF = "Open it where it was written, copy the text and paste it here."


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"pasted": ""}, NOTHING),
        ({"pasted": " \r\n\t\r\n "}, NOTHING),
        (
            {"pasted": "word " * 2_000_000},
            {"pasted": ["This has 10.0 MB and the limit is 5 MB: bring one article at a time."]},
        ),
        (
            {"file": file(b"word " * 1_200_000)},
            {"file": ["This has 6.0 MB and the limit is 5 MB: bring one article at a time."]},
        ),
        (
            {"file": file(b"")},
            {"file": ["This file is empty: choose a file that contains the article's text."]},
        ),
        (
            {"file": file(b"\x89PNG\r\n\x1a\n" + bytes(200))},
            {"file": [f"This file is a PNG picture, not a text. {BY_ITSELF}"]},
        ),
        ({"file": file(bytes(range(256)) * 20)}, {"file": [f"This file is not a text. {BY_ITSELF}"]}),
        (
            {"file": file(b"text", "page.docx")},
            {"file": ["Only .txt and .html files can be taken: save it as one of these."]},
        ),
        (
            {"file": file("Œuvres d’été, naïveté à Orléans. ".encode() * 9 + b"\xe9t\xe9")},
            {"file": ["This file mixes UTF-8 with another encoding: save it as UTF-8 and upload it again."]},
        ),
        (
            {"pasted": PAGE, "file": file(PAGE.encode())},
            {"__all__": ["Paste a page or choose a file, not both."]},
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence_that_says_why(desk, sent, said):
    response = desk.post(ADD, sent)
    assert (errors(response), Original.objects.count()) == (said, 0)
    assert response.context["adminform"].form["pasted"].value() == sent.get("pasted", None)


def test_a_nul_that_was_pasted_is_kept_in_the_original_and_left_out_of_the_text(desk):
    response = desk.post(ADD, {"pasted": PAGE.replace("Muscat", "Mus\0cat")})
    assert b"Mus\0cat" in bytes(Original.objects.get().data)
    assert "held indirect talks in Muscat" in desk.get(response.url).context["adminform"].form.initial["body"]


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


TOMORROW = (timezone.now() + timedelta(days=2)).date().isoformat()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"published": ""}, {"published": ["The page does not say when it was published: enter the day."]}),
        (
            {"published": TOMORROW},
            {"published": ["This day is still to come: enter the day on which the source published it."]},
        ),
        ({"published": "31 June"}, {"published": ["Enter a valid date."]}),
        ({"source": ""}, {"source": ["Choose who published it."]}),
        ({"title": " "}, {"title": ["This field is required."]}),
        ({"title": "\u200b\u200e"}, {"title": ["The title holds no letters that can be seen."]}),
        (
            {"title": "t" * 501},
            {"title": ["Ensure this value has at most 500 characters (it has 501)."]},
        ),
        ({"title": "a\0b"}, {"title": ["Null characters are not allowed."]}),
        ({"body": " \r\n "}, {"body": ["This field is required."]}),
        (
            {"body": "a" * 1_000_001},
            {"body": ["The text has 1000001 characters and the limit is 1000000: add it in parts."]},
        ),
        (
            {"authors": "n" * 201},
            {"authors": ["A name or role has 201 characters and the limit is 200: one author a line."]},
        ),
        ({"url": "not an address"}, {"url": ["Enter a valid URL."]}),
        ({"status": "scheduled"}, {"opens_at": ["Say when a scheduled article opens."]}),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field_and_the_rest_stays(desk, changed, said):
    response = send(desk, **changed)
    form = response.context["adminform"].form
    assert (errors(response), Article.objects.count()) == (said, 0)
    sent = fields(**changed)
    assert {name: form[name].value() for name in sent} == sent


def test_a_scheduled_article_keeps_its_hour(desk):
    send(desk, status="scheduled", opens_at="2030-01-02T03:04")
    assert Article.objects.get().opens_at == datetime(2030, 1, 2, 3, 4, tzinfo=UTC)


def test_markup_in_a_title_stays_text_on_every_page(desk):
    title = "<script>alert('1')</script> & <b>bold</b>"
    response = send(desk, title=title, authors="<i>Jo</i>", section="<u>World</u>")
    article = Article.objects.get()
    assert article.title == title
    desk.force_login(person("view_article", "change_article", "delete_article"))
    pages = [
        response.url,
        LIST,
        f"{LIST}{article.pk}/delete/",
        f"{LIST}{article.pk}/history/",
        article.get_absolute_url(),
    ]
    for page in pages:
        html = desk.get(page, follow=True).content.decode()
        for tag in ("<script>alert", "<b>bold", "<i>Jo", "<u>World"):
            assert tag not in html, page
        assert "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;" in html, page


def test_markup_in_a_pasted_page_stays_text_in_the_form(desk):
    original = kept(PAGE.replace("Font Size:", "<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in desk.get(f"{ADD}{original.pk}/").content.decode()


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


# On the desk.


def change(desk, article, **changed):
    """Save the article's change form as it stands, but for what is changed."""
    page = desk.get(f"{LIST}{article.pk}/change/")
    form, [inline] = page.context["adminform"].form, page.context["inline_admin_formsets"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent["related"] = form["related"].value()
    management = {f"bylines-{name}": value for name, value in inline.formset.management_form.initial.items()}
    return desk.post(f"{LIST}{article.pk}/change/", {**sent, **management, **changed})


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
    desk.force_login(person("view_taggingjob", "view_article", "change_article"))
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


# Who may do what.


def own_addresses():
    article = factories.article()
    original = kept("Another text.")
    return {
        "add": ADD,
        "correct": f"{ADD}{original.pk}/",
        "original": f"{LIST}original/{article.original.pk}/",
        "states": f"{LIST}states/?ids={article.pk}",
    }


def test_nobody_gets_in_without_logging_in(client):
    answers = {name: client.get(address) for name, address in own_addresses().items()}
    assert {name: path(answer) for name, answer in answers.items()} == dict.fromkeys(answers, "/admin/login/")


@pytest.mark.parametrize(
    ("permissions", "open_to_them"),
    [
        ((), set()),
        (("view_article",), {"original", "states"}),
        (("change_article",), {"original", "states"}),
        (("add_article",), {"add", "correct"}),
    ],
)
def test_each_page_asks_for_its_permission(client, permissions, open_to_them):
    client.force_login(person(*permissions))
    codes = {name: client.get(address).status_code for name, address in own_addresses().items()}
    assert codes == {name: 200 if name in open_to_them else 403 for name in codes}


def test_who_may_only_look_adds_nothing(client):
    client.force_login(person("view_article"))
    original = kept()
    assert (client.post(ADD, {"pasted": PAGE}).status_code, send(client, original).status_code) == (403, 403)
    assert (Original.objects.count(), Article.objects.count()) == (1, 0)
    assert "Add article" not in client.get(LIST).content.decode()


def test_who_may_only_add_is_led_to_the_index(client):
    client.force_login(person("add_article"))
    assert path(send(client)) == "/admin/"
    assert Article.objects.count() == 1
