"""From what came in to its parts: the same original always gives the same parts."""

from __future__ import annotations

from ..models import Original
from .formats.plain import read_plain
from .items import Item, item_of
from .material import read_document

PASTED = "pasted"


def split_original(original: Original) -> Item:
    """Take apart what an editor pasted or uploaded. Raises RefusedFile when there is no text in it."""
    data = bytes(original.data)
    if original.name == PASTED:
        return item_of(read_plain(data), PASTED, data)
    return read_document(original.name, data)
