"""A saved web page (.html, .htm)."""

from articles.intake.decode import decode
from articles.intake.html import read_page
from articles.intake.items import Page


def read_web(data: bytes) -> Page:
    """The visible text of a page and what it says about itself; raises RefusedFile."""
    decoded = decode(data)
    page = read_page(decoded.text)
    return Page(page.text, page.facts, decoded.encoding)
