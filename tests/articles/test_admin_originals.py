"""Documents of every kind go in on the desk; what they were stays to be seen and fetched."""

import pytest

from articles.models import Article, Original

from . import material
from .desk import ADD, LIST, errors, file, person, send

pytestmark = pytest.mark.django_db

DOCUMENTS = {
    "talks.docx": material.word(),
    "talks.odt": material.opendocument(),
    "talks.pdf": material.pdf(),
    "talks.eml": material.mail(),
    "talks.mhtml": material.saved_page(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_taken_apart_for_correction_and_kept_to_the_byte(desk, name):
    response = desk.post(ADD, {"file": file(DOCUMENTS[name], name)})
    original = Original.objects.get()
    assert (bytes(original.data), original.name, original.encoding) == (DOCUMENTS[name], name, "")
    initial = desk.get(response.url).context["adminform"].form.initial
    assert (initial["title"], initial["authors"], initial["published"].isoformat(), initial["body"]) == (
        material.TITLE,
        ["Marisol Vantreight"],
        "2021-05-03",
        "\n\n".join(material.BODY),
    )
    send(desk, original)
    assert Article.objects.get().original == original


def test_the_original_of_a_document_is_shown_as_its_text_and_given_back_as_it_came(desk):
    desk.post(ADD, {"file": file(DOCUMENTS["talks.docx"], "talks.docx")})
    view = f"{LIST}original/{Original.objects.get().pk}/"
    shown = desk.get(view).content.decode()
    assert material.BODY[0] in shown
    assert 'href="?download"' in shown
    assert desk.get(f"{view}?download").content == DOCUMENTS["talks.docx"]


def test_nobody_sees_an_original_without_the_permission_to_view_articles(desk, client):
    desk.post(ADD, {"file": file(DOCUMENTS["talks.docx"], "talks.docx")})
    client.force_login(person("add_article"))
    assert client.get(f"{LIST}original/{Original.objects.get().pk}/").status_code == 403


def test_markup_in_a_document_stays_text_where_its_original_is_shown(desk):
    data = material.word(material.TITLE, "<script>alert(1)</script> " + material.BODY[0], *material.BODY)
    desk.post(ADD, {"file": file(data, "a.docx")})
    assert "<script>alert" not in desk.get(f"{LIST}original/{Original.objects.get().pk}/").content.decode()


def test_a_pdf_of_pictures_is_refused_with_what_to_do(desk):
    from fpdf import FPDF

    document = FPDF()
    document.add_page()
    document.rect(10, 10, 100, 100)
    response = desk.post(ADD, {"file": file(bytes(document.output()), "scan.pdf")})
    assert errors(response) == {
        "file": [
            "This PDF holds pictures of pages and no text: have its text recognised (OCR), or type it and paste it "
            "here."
        ]
    }
    assert Original.objects.count() == 0
