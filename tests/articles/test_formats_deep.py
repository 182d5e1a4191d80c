"""Whatever bytes come under whatever name: items or refusals, never an exception, and soon."""

import io
import zipfile
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.intake.formats.pdf_lines import PdfLine, paragraphs
from articles.intake.limits import MAX_BODY, MAX_TITLE
from articles.intake.material import CONTAINERS, DOCUMENTS, Item, read_material
from articles.intake.records import FIELDS, day_of_moment, guess_columns

from . import material
from .test_formats_containers import CONTAINERS as FILES
from .test_formats_documents import DOCUMENTS as OTHER_FILES

ENDINGS = sorted({*DOCUMENTS, *CONTAINERS} - {".pdf"})  # a process each: .pdf is tried less often, below
WHOLE = {name: data for name, data in {**FILES, **OTHER_FILES}.items() if not name.endswith(".pdf")}
PIECES = st.sampled_from(
    [
        *(b"<html>", b"<p>", b"</p>", b"PK\x03\x04", b"%PDF-", b"WARC/1.0\r\n", b"Content-Length: 5\r\n", b"\r\n\r\n"),
        *(b'{"text":', b"Subject: x\r\n", b'"', b",", b"\n", b"\0", b"\xff\xfe", b"\x1f\x8b", b"Title,Text\n"),
        *(b"The men met on Monday.", b"<rss version='2.0'><channel><item>", b"<!DOCTYPE x [", b"<![CDATA["),
        b"Content-Type: multipart/mixed; boundary=a",
    ]
)
BYTES = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=20).map(b"".join))
OFTEN = settings(max_examples=4000, deadline=10_000, suppress_health_check=[HealthCheck.too_slow])


def well_formed(name, data):
    for outcome in read_material(name, io.BytesIO(data)):
        assert outcome.name
        if isinstance(outcome, Item):
            assert outcome.body
            assert len(outcome.title) <= MAX_TITLE
            assert sum(map(len, outcome.body)) <= MAX_BODY
            assert "\0" not in "".join((outcome.title, *outcome.body))
            assert outcome.encoding == "" or outcome.original.decode(outcome.encoding)
        else:
            assert outcome.reason.endswith(".")


@OFTEN
@given(st.sampled_from(ENDINGS), BYTES)
def test_any_bytes_under_any_name_give_items_or_refusals(ending, data):
    well_formed(f"a{ending}", data)


@OFTEN
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_file_with_a_few_bytes_changed_or_cut_off_gives_items_or_refusals(name, drawn):
    data = bytearray(WHOLE[name])
    for at in drawn.draw(st.lists(st.integers(0, len(data) - 1), max_size=4)):
        data[at] = drawn.draw(st.integers(0, 255))
    well_formed(name, bytes(data[: drawn.draw(st.integers(1, len(data)))]))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 1500))
def test_a_pdf_with_any_bytes_in_it_gives_an_item_or_a_refusal(data, at):
    whole = material.pdf()
    well_formed("a.pdf", b"%PDF-1.4\n" + data)
    well_formed("a.pdf", whole[:at] + data + whole[at:])


@OFTEN
@given(st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=30), BYTES, max_size=4))
def test_an_archive_of_any_members_gives_items_or_refusals(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in members.items():
            package.writestr(f"a{name}.txt", data)
    well_formed("a.zip", packed.getvalue())


@given(st.text(max_size=60))
def test_any_text_as_a_day_is_a_day_that_can_have_been_or_none(text):
    day = day_of_moment(text)
    assert day is None or date(1600, 1, 1) <= day <= date.today() + timedelta(days=1)  # noqa: DTZ011


@given(st.lists(st.text(max_size=20), max_size=12))
def test_each_field_is_guessed_for_at_most_one_column(names):
    guessed = guess_columns(names)
    assert set(guessed) <= set(names)
    assert len(set(guessed.values())) == len(guessed)
    assert set(guessed.values()) <= set(FIELDS)


LINE = st.builds(
    PdfLine, st.text(max_size=30), st.integers(0, 3), st.floats(0, 600), st.floats(0, 800), st.floats(0, 40)
)


@given(st.lists(LINE, max_size=30))
def test_the_letters_of_a_pdf_line_are_in_one_paragraph_or_it_was_an_edge(lines):
    found = paragraphs(lines, lambda _word: True)
    assert sum(len(text.split()) for text in found) <= sum(len(line.text.split()) for line in lines)
