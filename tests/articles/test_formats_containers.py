"""A container gives its articles one by one, and what is wrong with one of them is said in its place."""

import gzip
import io
import json
import tracemalloc

import pytest

from articles.intake.bylines import Author
from articles.intake.material import Item, Refused, guess_columns, preview_table, read_material

from . import material
from .material import BODY, PARTS, ROW, TITLE, only, outcomes, page, parts, reason, web_archive, zipped

CSV = f'Headline,Byline,Date,Text\n{TITLE},Marisol Vantreight,2021-05-03,"{ROW["Text"]}"\n'.encode()
JSON = json.dumps(
    {"title": TITLE, "authors": ["Marisol Vantreight"], "date": "3 May 2021", "text": ROW["Text"]}
).encode()
HTML = "".join(f"<p>{line}</p>" for line in BODY)
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example Courier</title><item><title>{TITLE}</title>
 <link>https://example.org/talks</link><dc:creator>Marisol Vantreight</dc:creator>
 <pubDate>Mon, 03 May 2021 23:30:00 -0500</pubDate><description>A teaser.</description>
 <content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example Courier</title><id>a</id>
 <updated>2021-06-01T00:00:00Z</updated><entry><title>{TITLE}</title><id>b</id>
 <author><name>Marisol Vantreight</name></author><published>2021-05-03T23:30:00-05:00</published>
 <content type="html">{HTML.replace("<", "&lt;")}</content></entry></feed>""".encode()
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="a"><title>The Example Courier</title></channel>
 <item rdf:about="b"><title>{TITLE}</title><dc:creator>Marisol Vantreight</dc:creator><dc:date>2021-05-03</dc:date>
 <description>{HTML.replace("<", "&lt;")}</description></item></rdf:RDF>""".encode()
WARC = web_archive(page())
CONTAINERS = {
    "a.csv": CSV,
    "b.csv": CSV.decode().encode("utf-16"),
    "a.tsv": CSV.replace(b",Byline,Date,", b"\tByline\tDate\t").replace(
        b",Marisol Vantreight,2021-05-03,", b"\tMarisol Vantreight\t2021-05-03\t"
    ),
    "a.xlsx": material.sheet(),
    "a.jsonl": JSON,
    "a.ndjson": b"\xef\xbb\xbf" + JSON + b"\r\n\r\n",
    "a.zip": zipped({"folder/a.html": material.web()}),
    "b.zip": zipped({"inner.zip": zipped({"a.docx": material.word()}), "__MACOSX/a.docx": b"x"}),
    "a.warc": WARC,
    "a.warc.gz": web_archive(page(), packed=True),
    "b.warc.gz": gzip.compress(WARC),
    "a.wacz": zipped({"datapackage.json": "{}", "archive/a.warc.gz": gzip.compress(WARC)}),
    "a.rss": RSS,
    "a.atom": ATOM,
    "a.rdf": RDF,
    "a.xml": RSS,
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_kind_of_container_gives_the_same_article(name):
    assert parts(only(name, CONTAINERS[name])) == PARTS


def test_each_item_says_where_it_stood_and_keeps_what_it_was_made_from():
    assert only("a.csv", CSV).name == "a.csv, row 2"
    assert json.loads(only("a.csv", CSV).original) == ROW
    assert only("a.jsonl", JSON).original == JSON
    assert only("b.zip", CONTAINERS["b.zip"]).name == "b.zip/inner.zip/a.docx"
    item = only("a.warc", WARC)
    assert (item.name, item.url, item.original) == (
        "a.warc, https://example.org/talks",
        "https://example.org/talks",
        material.web(),
    )
    assert (only("a.rss", RSS).url, only("a.rss", RSS).source) == ("https://example.org/talks", "The Example Courier")


def test_one_bad_file_or_record_never_stops_the_rest():
    table = (
        CSV + b"No text,,2021-01-01,\nBad day,,31 Feb 2021,Some text that is long enough.\n" + CSV.split(b"\n", 1)[1]
    )
    lines = JSON + b"\nnot json\n[1]\n\xff\xfe\n" + JSON
    archive = zipped(
        {
            "a.txt": material.text(),
            "b.pdf": b"%PDF-1.7 broken",
            "c.exe": b"MZ",
            "d.docx": b"PK\x03\x04",
            "e.html": material.web(),
        }
    )
    web = web_archive(page(), page(content=b"<p>Nothing here"), page())
    for name, data, count in (("a.csv", table, 2), ("a.jsonl", lines, 3), ("a.zip", archive, 3), ("a.warc", web, 1)):
        first, *refused, last = outcomes(name, data)
        assert parts(first) == parts(last) == PARTS
        assert len(refused) == count
        assert all(isinstance(one, Refused) and one.reason.endswith(".") and one.name != name for one in refused), (
            refused
        )


def test_columns_are_guessed_by_their_names_and_shown_before_anything_is_read():
    shown = preview_table("a.csv", io.BytesIO(CSV))
    assert shown.columns == ("Headline", "Byline", "Date", "Text")
    assert shown.guessed == {"Headline": "title", "Byline": "authors", "Date": "published", "Text": "body"}
    assert shown.rows == ((TITLE, "Marisol Vantreight", "2021-05-03", ROW["Text"]),)
    assert guess_columns(["Summary", "Full Text", "Updated", "Publication Date"]) == {
        "Full Text": "body",
        "Publication Date": "published",
    }


def test_columns_that_an_editor_maps_are_taken_as_mapped():
    data = CSV.replace(b"Headline,Byline,Date,Text", b"A,B,C,D")
    assert "No column holds the article's text. The columns are A, B, C, D" in reason("a.csv", data)
    item = only("a.csv", data, columns={"A": "title", "B": "authors", "C": "published", "D": "body"})
    assert parts(item) == PARTS


def test_a_day_in_a_workbook_is_a_day_and_empty_rows_end_it():
    from datetime import date

    rows = [["Title", "Date", "Text"], [TITLE, date(2021, 5, 3), BODY[0]], [], [], [TITLE, "03.05.2021", BODY[0]]]
    first, second = outcomes("a.xlsx", material.sheet(*rows))
    assert first.published == second.published == date(2021, 5, 3)


def test_a_title_that_the_text_repeats_is_not_part_of_the_text():
    line = json.dumps({"title": TITLE, "text": "\n\n".join((TITLE, *BODY))}).encode()
    assert only("a.jsonl", line).body == BODY


def test_authors_stand_in_one_cell_however_they_are_parted():
    def authors(text):
        return only("a.jsonl", json.dumps({"title": TITLE, "text": BODY[0], "authors": text}).encode()).authors

    assert (
        authors("Jane Doe and John Roe") == authors("Jane Doe; John Roe") == authors(["Jane Doe", {"name": "John Roe"}])
    )
    assert authors("By Jane Doe, Foreign Correspondent") == (Author("Jane Doe", "Foreign Correspondent"),)


def test_only_pages_with_text_that_were_really_sent_are_taken_from_a_web_archive():
    pages = [page(), page(kind="image/png", content=b"\x89PNG"), page(status="404 Not Found"), page(status="301 Moved")]
    assert len(outcomes("a.warc", web_archive(*pages))) == 1
    assert outcomes("a.warc", WARC.replace(b"WARC-Type: response", b"WARC-Type: revisit ")) == []


def test_a_page_in_a_web_archive_that_is_not_dated_has_the_day_on_which_it_was_visited():
    item = only("a.warc", web_archive(page(content=material.web(TITLE, *BODY))))
    assert (item.published.isoformat(), item.dated_by_file) == ("2021-05-07", True)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.warc", "a.warc.gz"])
def test_memory_does_not_grow_with_the_number_of_articles(name):
    padding = "x" * 200_000
    visited = page(content=material.web(head=f"<!--{padding}-->"))
    many = {
        "a.csv": lambda: CSV.replace(b"Text", b"Text,Note", 1) + f'a,,,"{BODY[0]}",{padding}\n'.encode() * 50,
        "a.jsonl": lambda: json.dumps({"text": BODY[0], "note": padding}).encode().join([b"\n"] * 51),
        "a.warc": lambda: web_archive(visited) * 50,
        "a.warc.gz": lambda: web_archive(visited, packed=True) * 50,
    }[name]()
    reading = read_material(name, io.BytesIO(many))
    assert isinstance(next(reading), Item)
    tracemalloc.start()
    count = sum(isinstance(outcome, Item) for outcome in reading)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count >= 48, most < 4_000_000) == (True, True)


def test_a_packed_file_is_read_as_what_is_in_it() -> None:
    lines = b'{"title": "A headline", "text": "Oman hosted talks."}\n'
    [item] = read_material("july.jsonl.gz", io.BytesIO(gzip.compress(lines)))
    assert isinstance(item, Item)
    assert (item.name, item.title, item.original) == ("july.jsonl.gz/july.jsonl, line 1", "A headline", lines.strip())


def test_a_packed_file_that_is_cut_off_or_unpacks_without_end_is_refused() -> None:
    for data in (gzip.compress(b"words " * 1000)[:-20], gzip.compress(bytes(60_000_000))):
        [refused] = read_material("big.txt.gz", io.BytesIO(data))
        assert isinstance(refused, Refused)
        assert "bring it unpacked" in refused.reason
