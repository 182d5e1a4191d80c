"""What cannot be taken in is refused with a sentence that says why, and markup stays text."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Original

from .desk import ADD, LIST, PAGE, errors, fields, file, kept, person, send

pytestmark = pytest.mark.django_db

NOTHING = {"__all__": ["Paste a page, or choose a file."]}
BY_ITSELF = "Open it where it was written, copy the text and paste it here."

AN_OFFICE_DOCUMENT = "a zip archive or an office document"


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
            {"file": [f"This file is named .docx but is not {AN_OFFICE_DOCUMENT}: save it again where it was made."]},
        ),
        (
            {"file": file(b"text", "page.csv")},
            {"file": ["A file of this kind holds many articles: bring it as a batch."]},
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
