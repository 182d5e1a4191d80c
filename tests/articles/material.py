"""Files of every kind with the same article in them, made here."""

import gzip
import io
import zipfile
from email.message import EmailMessage

import odfdo
from docx import Document
from fpdf import FPDF
from openpyxl import Workbook

from articles.intake.bylines import Author
from articles.intake.material import Item, Refused, read_material

TITLE = "Oman Hosts Talks Between Two Neighbours"
BODY = (
    "Diplomats from both countries held indirect talks in Muscat on Tuesday, the foreign ministry of Oman said.",
    "The delegations sat in separate rooms, and a minister carried messages between them until the late evening.",
    "A second round is planned for next month, the ministry said, though no place has been agreed upon so far.",
)
LINES = (TITLE, "By Marisol Vantreight", "May 3, 2021", *BODY)
ROW = {"Headline": TITLE, "Byline": "Marisol Vantreight", "Date": "2021-05-03", "Text": "\n\n".join(BODY)}


def outcomes(name, data, **options):
    return list(read_material(name, io.BytesIO(data), **options))


def only(name, data, **options):
    [outcome] = outcomes(name, data, **options)
    return outcome


def reason(name, data):
    refused = only(name, data)
    assert isinstance(refused, Refused), refused
    return refused.reason


def parts(item):
    assert isinstance(item, Item), item
    return item.title, item.authors, item.published and item.published.isoformat(), item.body


PARTS = (TITLE, (Author("Marisol Vantreight"),), "2021-05-03", BODY)


def text(*lines):
    return "\n\n".join(lines or LINES).encode()


def web(*lines, head=""):
    """A saved web page."""
    paragraphs = "".join(f"<p>{line}</p>" for line in lines or LINES)
    return f"<!doctype html><title>{(lines or LINES)[0]}</title>{head}{paragraphs}".encode()


def word(*lines, **properties):
    document = Document()
    first, *rest = lines or LINES
    document.add_heading(first, 0)
    for line in rest:
        document.add_paragraph(line)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def opendocument(*lines):
    document = odfdo.Document("text")
    document.body.clear()
    first, *rest = lines or LINES
    document.body.append(odfdo.Header(1, first))
    for line in rest:
        document.body.append(odfdo.Paragraph(line))
    return saved(document)


class _Sheet(FPDF):
    def header(self):
        self.set_font("Helvetica", size=8)
        self.multi_cell(0, 8, "The Example Courier", new_x="LMARGIN", new_y="NEXT")

    def footer(self):
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()}", align="C")


def pdf(*lines, width=110):
    document = _Sheet()
    document.add_page()
    for line in lines or LINES:
        document.set_font("Times", "B" if line == TITLE else "", 18 if line == TITLE else 11)
        document.multi_cell(width, 8 if line == TITLE else 5, line, new_x="LMARGIN", new_y="NEXT", align="L")
        document.ln(2)
    return bytes(document.output())


def mail(*lines, attached=(), **headers):
    message = EmailMessage()
    for name, value in {"From": "Marisol Vantreight <m@example.org>", "Subject": TITLE, **headers}.items():
        message[name] = value
    message.set_content("\n\n".join(lines or LINES))
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def saved_page(*lines):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/talks"
    message["Subject"] = TITLE
    message["MIME-Version"] = "1.0"
    message.set_content(web(*lines).decode(), subtype="html")
    message.make_related()
    message.add_related(b"\x89PNG\r\n", "image", "png")
    return bytes(message)


def sheet(*rows):
    book = Workbook()
    for row in rows or (ROW.keys(), ROW.values()):
        book.active.append(list(row))
    return saved(book)


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as package:
        for name, content in members.items() if isinstance(members, dict) else members:
            package.writestr(name, content)
    return data.getvalue()


def web_archive(*pages, packed=False):
    """`pages` are address, content type, status and content. Written by hand: a record is a few lines."""
    records = [_record(*one) for one in pages]
    return b"".join(map(gzip.compress, records) if packed else records)


def _record(address, kind, status, content):
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-05-07T01:02:03Z\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def page(address="https://example.org/talks", content=None, kind="text/html", status="200 OK"):
    return address, kind, status, web() if content is None else content


def saved(document):
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def truncated(data):
    return gzip.compress(data)[:-40]
