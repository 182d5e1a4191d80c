"""What is no article, or means harm, is refused with what it is and what to do: in bounded time, and alone."""

import gzip
import io
import os
import stat
import zipfile
from datetime import date

import pytest

from articles.intake.decode import MAX_BYTES
from articles.intake.limits import MAX_MEMBERS
from articles.intake.material import CONTAINERS, DOCUMENTS, Item, Refused, read_material

from . import material
from .material import BODY, PARTS, TITLE, only, outcomes, page, parts, reason, web_archive, zipped
from .test_formats_containers import CSV, RSS, WARC

PROGRAM, PICTURE = b"\x7fELF" + bytes(500), b"\xff\xd8\xff\xe0" + bytes(500)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(autouse=True)
def soon():
    """What others do on the machine does not count, and what would never end takes far longer on any."""
    began = worked()
    yield
    assert worked() - began < 120


def worked() -> float:
    """The CPU seconds of this process and of those that it started."""
    return sum(os.times()[:4])


# What it is.


@pytest.mark.parametrize("name", [f"a{ending}" for ending in sorted({*DOCUMENTS, *CONTAINERS})])
def test_programs_pictures_and_nothing_are_refused_under_every_name(name):
    for data in (PROGRAM, PICTURE, b"", b" \r\n\t", b"\0" * 100, b".", b"?!"):
        refused = outcomes(name, data)
        assert refused, (name, data[:4])
        assert all(isinstance(one, Refused) and len(one.reason) > 20 for one in refused), refused


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", material.pdf(), "This file is named .txt but is a PDF document: rename it to what it is"),
        ("a.txt", material.word(), "This file is named .txt but is a zip archive or an office document: rename"),
        ("a.txt", material.web(), "This file is named .txt but is a web page: rename"),
        ("a.docx", material.web(), "This file is named .docx but is a web page: rename"),
        ("a.docx", material.opendocument(), "This is not a Word document"),
        ("a.odt", material.word(), "This is not an OpenDocument text"),
        ("a.xlsx", material.word(), "This is not a workbook"),
        ("a.zip", material.word(), "This file is named .zip but is an office document"),
        ("a.pdf", b"PK\x03\x04" + material.pdf(), "This file is named .pdf but is a zip archive"),
        ("a.zip", material.pdf() + zipped({"a.txt": material.text()}), "This file is named .zip but is a PDF document"),
        ("a.docx", PICTURE + material.word(), "is not a zip archive or an office document"),
        ("a.csv", material.web(), "This file is named .csv but is a web page"),
        ("a.xyz", material.text(), "Files of this kind are not read here. These are: .atom, .csv, .docx"),
        ("noname", material.text(), "Files of this kind are not read here."),
        ("a.wacz", zipped({"a.txt": "x"}), "There is no web archive in this file"),
        ("a.xml", b"<a>no feed</a>", "There is no entry of a feed in this file"),
        ("a.eml", b"no mail", "This file is no mail"),
        ("a.mhtml", material.mail(), "There is no web page in this file"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_what_it_is(name, data, said):
    assert reason(name, data).startswith(said) or said in reason(name, data)


# How large, how deep, how many.


def test_a_long_text_is_taken_up_to_the_limit_and_refused_beyond_it():
    paragraph = "The delegates of both countries met in the capital on Tuesday and spoke about the border. "
    within = b"\n\n".join([paragraph.encode() * 10] * 900)
    assert len(only("a.txt", within).body) >= 899
    assert "limit is 1000000" in reason("a.txt", within * 2)
    assert "the limit is 5 MB" in reason("a.txt", b"word " * (MAX_BYTES // 5 + 1))
    assert "more than 25 MB" in reason("a.docx", b"PK\x03\x04" + bytes(26_000_000))


def test_one_word_of_a_megabyte_is_a_text_like_any_other():
    item = only("a.jsonl", b'{"title": "T", "text": "' + b"x" * 900_000 + b'"}')
    assert len(item.body[0]) == 900_000


@pytest.mark.parametrize("pieces", [("<div>", "</div>"), ("<b>", ""), ("<p a='1'><i>", "")])
def test_a_page_nested_fifty_thousand_deep_is_refused_and_one_of_three_hundred_is_read(pieces):
    opened, closed = pieces
    assert "nested too deeply" in reason("a.html", (opened * 50_000 + BODY[0] + closed * 50_000).encode())
    deep = f"<h1>{TITLE}</h1>{opened * 300}{'<p>'.join(BODY)}{closed * 300}"
    assert BODY[1] in only("a.html", deep.encode()).body


def test_a_document_whose_markup_is_nested_without_end_is_refused():
    deep = f"<w:document xmlns:w='w'>{'<w:p>' * 50_000}{'</w:p>' * 50_000}</w:document>"
    assert "nested too deeply" in reason("a.docx", _with_part(material.word(), "word/document.xml", deep))


def test_a_document_of_endless_parts_and_a_mail_with_endless_headers_are_refused():
    noise = os.urandom(4_000_000)  # so that the part is not refused for its ratio
    crowded = f"<w:document xmlns:w='w'><w:body>{'<w:p/>' * 300_000}</w:body></w:document><!--".encode()
    crowded += noise.hex().encode() + b"-->"
    assert "more parts than can be read" in reason("a.docx", _with_part(material.word(), "word/document.xml", crowded))
    endless = b"Subject: =?utf-8?q?" + b"=41" * 100_000 + b"?=\r\n\r\n" + BODY[0].encode()
    assert "longer headers" in reason("a.eml", endless)
    assert "No running text" in reason("a.eml", b"Subject: Hello\r\n\r\nNo.")


def test_what_would_unpack_to_many_times_its_size_is_refused_before_it_is_unpacked():
    zeros = zipped({"a.txt": bytes(100_000_000)})
    assert "50 times its size" in reason("a.zip", zeros)
    assert "50 times its size" in reason("a.docx", _with_part(material.word(), "word/media.bin", bytes(100_000_000)))
    nested = zipped({f"{n}.zip": zipped({"a.txt": bytes(9_000_000)}) for n in range(4)})
    refused = outcomes("a.zip", nested)
    assert all(isinstance(one, Refused) for one in refused)
    assert "many times its size" in refused[0].reason
    web = gzip.compress(WARC + bytes(200_000_000))
    assert "50 times its size" in outcomes("a.warc.gz", web)[-1].reason


def test_archives_in_archives_are_opened_only_so_deep():
    data = zipped({"a.txt": material.text()})
    for _ in range(6):
        data = zipped({"inner.zip": data})
    assert "deep" in reason("a.zip", data)


def test_an_archive_of_too_many_files_is_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for number in range(MAX_MEMBERS + 1):
            package.writestr(str(number), b"")
    assert f"holds {MAX_MEMBERS + 1} files" in reason("a.zip", data.getvalue())


def test_a_workbook_that_claims_a_sheet_without_end_is_read_in_bounded_time():
    book = material.sheet(["Title", "Text"], [TITLE, BODY[0]])
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    endless = xml.replace('ref="A1:B2"', 'ref="A1:XFD1048576"')
    assert endless != xml
    assert only("a.xlsx", _with_part(book, "xl/worksheets/sheet1.xml", endless)).title == TITLE


# Names that lead elsewhere.


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "a/../../b.txt", "C:a.txt"]
)
def test_a_member_whose_name_leads_out_of_its_archive_is_refused_and_the_others_are_read(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused, item = outcomes("a.zip", zipped({name: material.text(), "b.txt": material.text()}))
    assert refused.reason.startswith("Its name leads out of the archive")
    assert parts(item) == PARTS
    assert os.listdir(tmp_path) == []


def test_a_link_a_locked_file_and_a_name_with_a_nul_are_refused():
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert reason("a.zip", zipped([(link, "/etc/passwd")])) == "It is a link and no file: pack the file itself."
    locked = zipped({"a.txt": material.text()}, zipfile.ZIP_STORED)
    locked = locked.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\x01\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"
    )
    assert "password" in reason("a.zip", locked)
    nul = zipped({"a.txtX.jpg": material.text()}).replace(b"a.txtX", b"a.txt\0")
    assert isinstance(only("a.zip", nul), Refused)


def test_a_page_in_a_web_archive_may_be_called_what_it_will():
    item = only("a.warc", web_archive(page("https://example.org/../../etc/passwd")))
    assert item.name == "a.warc, https://example.org/../../etc/passwd"
    assert outcomes("a.warc", web_archive(page("file:///etc/passwd"))) == []


# Entities.


@pytest.mark.parametrize("start", [ENTITIES + "]>", OUTSIDE])
def test_entities_of_its_own_are_never_followed(start):
    content = start + "<w:document xmlns:w='w'><w:body>&i;&a;</w:body></w:document>"
    trap = "defines abbreviations of its own"
    assert trap in reason("a.docx", _with_part(material.word(), "word/document.xml", content))
    assert trap in reason("a.odt", _with_part(material.opendocument(), "content.xml", content))
    assert trap in reason("a.xlsx", _with_part(material.sheet(), "xl/worksheets/sheet1.xml", content))
    assert trap in reason("a.xml", (start + RSS.decode().split("?>", 1)[1].replace(TITLE, "&i;&a;")).encode())
    assert "root:" not in str(outcomes("a.html", (start + material.web().decode() + "&a;&i;").encode()))


# Records that are cut off or lie.


def test_an_archive_that_is_cut_off_gives_what_came_before():
    whole = web_archive(page(), page(), packed=True)
    first, refused = outcomes("a.warc.gz", whole[:-60])
    assert parts(first) == PARTS
    assert refused.reason.startswith("The archive is cut off or damaged here.")
    plain = outcomes("a.warc", (WARC + WARC)[:-200])
    assert [type(one) for one in plain] == [Item, Refused]


@pytest.mark.parametrize("wrong", [b"Content-Length: 1\r\n", b"Content-Length: x\r\n", b"Content-Length: -9\r\n", b""])
def test_a_record_that_lies_about_its_length_does_not_take_the_next_with_it(wrong):
    length = next(line for line in WARC.split(b"\r\n") if line.startswith(b"Content-Length"))
    broken = WARC.replace(length + b"\r\n", wrong, 1)
    found = [one for one in outcomes("a.warc", WARC + broken + WARC) if isinstance(one, Item)]
    assert len(found) == 2
    assert found[0] == found[1]


def test_a_hundred_thousand_tiny_records_are_read_in_bounded_time():
    refused = outcomes("a.jsonl", b"1\n" * 100_000)
    assert (len(refused), refused[-1].name) == (100_000, "a.jsonl, line 100000")
    empty = web_archive(page(content=b"", status="304 Not Modified"))
    assert outcomes("a.warc", empty * 5_000) == []


def test_a_line_without_end_and_a_quote_that_is_never_closed_are_refused_alone():
    line = b'{"text": "' + b"x" * 11_000_000 + b'"}\n'
    refused, item = outcomes("a.jsonl", line + b'{"title": "T", "text": "' + BODY[0].encode() + b'"}')
    assert "longer than 5 MB" in refused.reason
    assert item.body == (BODY[0],)
    unclosed = outcomes("a.csv", CSV + b'T,,,"never closed ' + (b"x" * 99 + b"\n") * 55_000)
    assert parts(unclosed[0]) == PARTS
    assert isinstance(unclosed[1], Refused)


# Letters.


def test_a_nul_is_left_out_wherever_it_stands():
    for name, data in (
        ("a.txt", material.text().replace(b"Muscat", b"Mus\0cat")),
        ("a.csv", CSV.replace(b"Muscat", b"Mus\0cat")),
        ("a.jsonl", b'{"title": "a\\u0000b", "text": "' + BODY[0].replace("Muscat", "Mus\\u0000cat").encode() + b'"}'),
    ):
        item = only(name, data)
        assert "Muscat on Tuesday" in item.body[0]
        assert "\0" not in item.title


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251", "shift_jis"])
def test_a_table_in_an_old_encoding_is_read_or_refused_and_never_garbled(encoding):
    text = {
        "cp1251": "Министр иностранных дел прибыл в столицу во вторник и провёл переговоры с делегацией соседей.",
        "shift_jis": "外務大臣は火曜日に首都で隣国の代表団と会談し、国境の問題について話し合いを続けることで合意した。",
    }.get(encoding, "The minister’s café “résumé” of the naïve talks was published in the capital on Tuesday.")
    [row] = outcomes("a.csv", f"Title,Text\n{text[:20]},{text}\n".encode(encoding))
    assert isinstance(row, Refused) or row.body == (text,)


def test_a_table_that_mixes_encodings_is_read_but_for_the_rows_that_are_broken():
    good = f"T,{BODY[1].replace(',', ';')} Çà et là.\n".encode()
    rows = outcomes("a.csv", b"Title,Text\n" + good * 2000 + b"T,caf\xe9 was closed on Monday evening again\n" + good)
    assert [type(one) for one in rows[-3:]] == [Item, Refused, Item]
    assert "save the table as UTF-8" in rows[-2].reason


# Days.


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("2021-02-26", "2021-02-26"),
        ("2021-02-26T23:30:00-05:00", "2021-02-26"),
        ("2021-03-28 02:30", "2021-03-28"),
        ("20210226", "2021-02-26"),
        ("Fri, 26 Feb 2021 23:30:00 GMT", "2021-02-26"),
        ("26.02.2021", "2021-02-26"),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("2021-02-31", None),
        ("31 Feb 2021", None),
        ("2090-01-01", None),
        ("03/04/2021", None),
        ("yesterday", None),
    ],
)
def test_a_day_is_read_as_printed_or_refused_and_never_bent(day, read):
    row = only("a.csv", f'Title,Date,Text\nT,"{day}","{BODY[0]}"\n'.encode())
    if read:
        assert row.published.isoformat() == read
    else:
        assert "date" in row.reason


@pytest.mark.parametrize(
    ("field", "day", "read"),
    [
        ("published_day_first", "03/04/2021", "2021-04-03"),
        ("published_month_first", "03/04/2021", "2021-03-04"),
        ("published_month_first", "25/02/2021", "2021-02-25"),
        ("published_day_first", "02/25/2021", "2021-02-25"),
        ("published_day_first", "2021-03-04", "2021-03-04"),
        ("published_month_first", "04.03.2021", "2021-03-04"),
    ],
)
def test_what_comes_first_is_said_once_for_a_column_of_dates(field, day, read):
    table = io.BytesIO(f'Title,Date,Text\nT,{day},"{BODY[0]}"\n'.encode())
    [row] = read_material("a.csv", table, columns={"Title": "title", "Date": field, "Text": "body"})
    assert isinstance(row, Item)
    assert row.published == date.fromisoformat(read)


def test_a_date_that_is_two_days_is_refused_with_what_to_say():
    row = only("a.csv", f'Title,Date,Text\nT,03/04/2021,"{BODY[0]}"\n'.encode())
    assert "can be two days: say of its column whether the day or the month comes first" in row.reason


def _with_part(package, name, content):
    """An office document with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        members = {member.filename: old.read(member) for member in old.infolist()}
    return zipped({**members, name: content})
