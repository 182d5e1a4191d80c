"""Plain text (.txt), in whatever encoding."""

from articles.intake.decode import decode
from articles.intake.items import Page


def read_plain(data: bytes) -> Page:
    """The text of a file; raises RefusedFile."""
    decoded = decode(data)
    return Page(decoded.text, encoding=decoded.encoding)
