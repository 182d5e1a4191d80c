"""A document of any kind gives its article: headline, authors, day, paragraphs."""

from datetime import datetime

import pytest

from articles.intake.bylines import Author

from . import material
from .material import BODY, LINES, PARTS, TITLE, only, outcomes, parts

DOCUMENTS = {
    "a.txt": material.text(),
    "a.html": material.web(),
    "a.htm": material.web(),
    "a.mhtml": material.saved_page(),
    "a.mht": material.saved_page(),
    "a.docx": material.word(),
    "a.odt": material.opendocument(),
    "a.pdf": material.pdf(),
    "a.eml": material.mail(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_kind_of_document_gives_the_same_article(name):
    item = only(name, DOCUMENTS[name])
    assert parts(item) == PARTS
    assert (item.name, item.original) == (name, DOCUMENTS[name])


def test_an_original_that_is_text_has_an_encoding_and_others_have_none():
    encodings = {name: only(name, data).encoding for name, data in DOCUMENTS.items()}
    assert {name for name, encoding in encodings.items() if encoding} == {"a.txt", "a.html", "a.htm"}


def test_what_a_word_file_says_of_itself_stands_in_for_what_its_text_does_not_say():
    data = material.word(TITLE, *BODY, author="Marisol Vantreight", created=datetime(2021, 5, 3))  # noqa: DTZ001
    item = only("a.docx", data)
    assert parts(item) == PARTS
    assert item.dated_by_file
    assert not only("a.docx", material.word(created=datetime(2019, 1, 1))).dated_by_file  # noqa: DTZ001


def test_a_program_that_wrote_a_file_is_not_its_author():
    assert only("a.docx", material.word(TITLE, *BODY, author="python-docx")).authors == ()


def test_paragraphs_of_a_pdf_are_joined_and_what_each_page_repeats_is_left_out():
    text = [TITLE, "By Marisol Vantreight", "May 3, 2021"]
    text += [
        " ".join(f"On day {day} the delegates met {n} times in room {n + day}." for n in range(9)) for day in range(40)
    ]
    item = only("a.pdf", material.pdf(*text))
    assert (item.title, item.body) == (TITLE, tuple(text[3:]))


def test_a_word_broken_at_the_end_of_a_pdf_line_is_whole_again_and_one_with_a_hyphen_of_its_own_keeps_it():
    lines = [
        TITLE,
        "The two countries have agreed to meet again, as the mi-\n"
        "nister of foreign affairs said when he signed the long-\n"
        "term agreement with the neighbours on Monday evening.",
    ]
    item = only("a.pdf", material.pdf(*lines, BODY[0], BODY[1]))
    assert (
        item.body[0]
        == "The two countries have agreed to meet again, as the minister of foreign affairs said when he signed the "
        "long-term agreement with the neighbours on Monday evening."
    )


def test_what_was_struck_out_of_an_odt_and_its_comments_are_not_its_text():
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    for line in LINES:
        document.body.append(odfdo.Paragraph(line))
    document.body.get_paragraphs()[3].insert_annotation(after="Muscat", body="Check this place", creator="A Sub-Editor")
    assert parts(only("a.odt", material.saved(document))) == PARTS


def test_a_mail_gives_its_text_and_each_attachment_that_can_be_read():
    attached = [
        ("talks.docx", material.word("Second Round Of Talks Is Planned", *LINES[1:])),
        ("photo.jpg", b"\xff\xd8\xff"),
    ]
    first, second = outcomes("a.eml", material.mail(attached=attached))
    assert (first.title, second.title) == (TITLE, "Second Round Of Talks Is Planned")
    assert second.name == "a.eml/talks.docx"
    assert first.dropped == ("Attached: talks.docx", "Attached: photo.jpg")


def test_a_mail_is_signed_and_dated_by_its_head_where_its_text_is_not():
    data = material.mail(TITLE, *BODY, Date="Mon, 03 May 2021 23:30:00 -0500")
    item = only("a.eml", data)
    assert (item.authors, item.published.isoformat(), item.dated_by_file) == (
        (Author("Marisol Vantreight"),),
        "2021-05-03",
        True,
    )


def test_a_saved_page_knows_its_address():
    assert only("a.mhtml", DOCUMENTS["a.mhtml"]).url == "https://example.org/talks"
