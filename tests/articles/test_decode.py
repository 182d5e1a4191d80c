"""Uploaded bytes become clean text, or a sentence that says what to do."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.clean import clean_line, clean_text
from articles.intake.decode import MAX_BYTES, Decoded, RefusedFile, decode

RUSSIAN = "Флот вышел из гавани во вторник, сообщили в министерстве. Рыбаки девять дней стояли в проливе."
JAPANESE = "艦隊は火曜日に港を出た。漁師たちは九日間海峡を封鎖していたという。"
FRENCH = "La flotte a quitté le port mardi, ont indiqué des responsables à Genève. Les pêcheurs ont levé le blocus."
TURKISH = "Filo salı günü limandan ayrıldı. Bakanlık açıklamasında balıkçıların boğazı dokuz gün kapattığı söylendi."
ENGLISH = "The fleet left its harbour on Tuesday. “We will not stop,” the admiral told reporters, who had waited there."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_the_encoding_is_recorded() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == Decoded(RUSSIAN, "cp1251")


def test_a_page_that_declares_its_encoding_is_believed() -> None:
    page = f'<meta charset="windows-1257"><p>{"Laivynas išplaukė. " * 3}</p>'
    assert decode(page.encode("cp1257")) == Decoded(page, "windows-1257")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This file is empty: choose a file that contains the article's text."),
        (b" \n\t ", "This file is empty: choose a file that contains the article's text."),
        (b"\xef\xbb\xbf", "This file is empty: choose a file that contains the article's text."),
        (b"a" * 10_000_000, "This file has 10.0 MB and the limit is 5 MB: upload one article per file."),
        (
            b"%PDF-1.7 text",
            "This file is a PDF document, not a text. Open it where it was written, copy the text and paste it here.",
        ),
        (
            b"\x00\x01\x02\x03\x04\x05" * 40,
            "This file is not a text. Open it where it was written, copy the text and paste it here.",
        ),
        (
            "Café à Genève, ".encode() + b"and caf\xe9 again",
            "This file mixes UTF-8 with another encoding: save it as UTF-8 and upload it again.",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence_that_says_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        decode(data)
    assert str(refused.value) == message


@pytest.mark.parametrize("magic", [b"\x7fELF", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b"])
def test_a_renamed_binary_file_is_refused(magic: bytes) -> None:
    with pytest.raises(RefusedFile, match="not a text"):
        decode(magic + b" plain words behind it")


def test_the_limit_itself_is_accepted() -> None:
    assert len(decode(b"word " * (MAX_BYTES // 5)).text) == MAX_BYTES


def test_clean_text_has_one_form() -> None:
    assert clean_text("cafe\u0301\r\nnext\rlast\x00\x07 \ud800\u2028end") == "café\nnext\nlast \ufffd\nend"


def test_a_line_for_a_field_hides_and_reorders_nothing() -> None:
    assert clean_line("  Fleet\u202e \u2066leaves\u2069\u200b  harbour ") == "Fleet leaves harbour"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(RefusedFile):
        text = decode(data).text
        assert text.strip()
        assert "\0" not in text
        assert text.encode("utf-8")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
