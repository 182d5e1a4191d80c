"""Files of every kind as items: the one path by which material comes in.

A document is one article; a container holds many. Whatever is wrong with one of them is said in a Refused in its
place, and the others are not touched. Items come one by one, so that memory does not grow with their number.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from articles.intake.decode import MAX_BYTES, RefusedFile
from articles.intake.formats.plain import read_plain
from articles.intake.formats.web import read_web
from articles.intake.items import Item, Outcome, Page, Refused, item_of, short_name

__all__ = ["DOCUMENTS", "Item", "Outcome", "Refused", "read_document", "read_material"]

DOCUMENTS: dict[str, Callable[[bytes], Page]] = {".txt": read_plain, ".html": read_web, ".htm": read_web}
_DAMAGED = "This file is damaged, or not what its name says: open it where it was made, and save it again."
_NO_TEXT = "No running text was found in it: copy the article and paste it, or leave it out."

log = logging.getLogger(__name__)


def read_material(name: str, stream: BinaryIO) -> Iterator[Outcome]:
    """The items of a file, and what of it had to be refused, in order: always the same for the same bytes."""
    try:
        item = read_document(name, stream.read(MAX_BYTES + 1))
    except RefusedFile as refusal:
        yield Refused(short_name(name), str(refusal))
    else:
        yield item if item.body else Refused(item.name, _NO_TEXT)


def read_document(name: str, data: bytes) -> Item:
    """The article in a file that holds one, its body empty where no running text was found; raises RefusedFile."""
    read = DOCUMENTS.get(PurePath(name.lower()).suffix)
    if read is None:
        raise RefusedFile(f"Files of this kind cannot be read. These can: {', '.join(sorted(DOCUMENTS))}.")
    try:
        return item_of(read(data), name, data)
    except RefusedFile:
        raise
    except Exception as error:  # whatever a reader of foreign files stumbles over is the file's fault
        log.warning("%s could not be read", short_name(name), exc_info=True)
        raise RefusedFile(_DAMAGED) from error
