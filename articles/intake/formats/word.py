"""A Word document (.docx): its text with headings and lists, without what was struck out, comments and pictures."""

import io
from typing import Any

import mammoth
from lxml import etree

from articles.intake.decode import RefusedFile
from articles.intake.facts import PageFacts
from articles.intake.html import read_page
from articles.intake.items import Page
from articles.intake.packages import open_package, refuse_unfit_parts
from articles.intake.records import day_of_moment

_CORE = "docProps/core.xml"
_DC, _DCTERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"


def read_word(data: bytes) -> Page:
    """The text of a document and its properties; raises RefusedFile."""
    package = open_package(io.BytesIO(data))
    names = set(package.namelist())
    if "word/document.xml" not in names:
        raise RefusedFile("This is not a Word document, though its name says so: rename it to what it is.")
    refuse_unfit_parts(package)
    converted = mammoth.convert_to_html(io.BytesIO(data), convert_image=_no_image)
    about = package.read(_CORE) if _CORE in names else b""
    return Page(read_page(converted.value).text, file=_properties(about))


def _no_image(_image: Any) -> list[Any]:
    return []


def _properties(core: bytes) -> PageFacts:
    """What the document says about itself. Its author is whoever typed it, so it only stands in for a byline."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(core, parser)
    except (etree.LxmlError, ValueError):
        return PageFacts()
    author = root.findtext(f"{_DC}creator") or ""
    return PageFacts(
        title=root.findtext(f"{_DC}title") or "",
        authors=(author,) if author else (),
        published=day_of_moment(root.findtext(f"{_DCTERMS}created") or ""),
    )
