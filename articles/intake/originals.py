"""From what came in to its parts: the same original always gives the same parts."""

from __future__ import annotations

from ..models import Original
from .decode import decode
from .html import read_page
from .paste import Paste, split_paste

HTML = (".html", ".htm")
PASTED = "pasted"


def split_original(original: Original) -> Paste:
    """Take apart what an editor pasted or uploaded. Raises RefusedFile when there is no text in it."""
    text = decode(bytes(original.data)).text
    if original.name.lower().endswith(HTML):
        page = read_page(text)
        return split_paste(page.text, page.facts)
    return split_paste(text)
