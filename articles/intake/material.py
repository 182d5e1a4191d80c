"""Files of every kind as items: the one path by which material comes in.

A document is one article; a container holds many. Whatever is wrong with one of them is said in a Refused in its
place, and the others are not touched. Items come one by one, so that memory does not grow with their number.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from articles.intake.decode import RefusedFile
from articles.intake.formats.archives import read_wacz, read_zip
from articles.intake.formats.feeds import read_feed
from articles.intake.formats.gzipped import read_gzipped
from articles.intake.formats.json_lines import read_json_lines
from articles.intake.formats.mail import read_mail, read_mail_with_attachments, read_saved_page
from articles.intake.formats.opendocument import read_opendocument
from articles.intake.formats.pdf import read_pdf
from articles.intake.formats.plain import read_plain
from articles.intake.formats.tables import Preview, is_table, preview_table, read_table
from articles.intake.formats.warc import read_warc
from articles.intake.formats.web import read_web
from articles.intake.formats.word import read_word
from articles.intake.items import Item, Outcome, Page, Refused, item_of, short_name
from articles.intake.kinds import HEAD, contradiction, suffix
from articles.intake.limits import FREE_UNPACKING, MAX_DEPTH, MAX_OUTCOMES, MAX_RATIO
from articles.intake.matter import Matter, read_whole
from articles.intake.records import FIELDS, guess_columns

__all__ = [
    "CONTAINERS",
    "DOCUMENTS",
    "FIELDS",
    "Item",
    "Outcome",
    "Preview",
    "Refused",
    "guess_columns",
    "is_table",
    "preview_table",
    "read_document",
    "read_material",
]

DOCUMENTS: dict[str, Callable[[bytes], Page]] = {
    ".txt": read_plain,
    ".html": read_web,
    ".htm": read_web,
    ".mhtml": read_saved_page,
    ".mht": read_saved_page,
    ".docx": read_word,
    ".odt": read_opendocument,
    ".pdf": read_pdf,
    ".eml": read_mail,
}
CONTAINERS: dict[str, Callable[[Matter], Iterator[Outcome]]] = {
    ".eml": read_mail_with_attachments,
    ".csv": read_table,
    ".tsv": read_table,
    ".xlsx": read_table,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".zip": read_zip,
    ".warc": read_warc,
    ".gz": read_gzipped,
    ".wacz": read_wacz,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
    ".xml": read_feed,
}
_READABLE = frozenset((*DOCUMENTS, *CONTAINERS))
_DAMAGED = "This file is damaged, or not what its name says: open it where it was made, and save it again."
_NO_TEXT = "No running text was found in it: copy the article and paste it, or leave it out."
_TOO_MANY = f"This file holds more than {MAX_OUTCOMES} articles: what comes after was left out. Split it."
_TOO_DEEP = f"Archives in archives are opened {MAX_DEPTH} deep: unpack this one and bring what is in it."
_TRAP = f"The file would unpack to more than {MAX_RATIO} times its size: the rest was left out."

log = logging.getLogger(__name__)


def read_material(name: str, stream: IO[bytes], *, columns: Mapping[str, str] | None = None) -> Iterator[Outcome]:
    """
    The items of a file, and what of it had to be refused, in order: always the same for the same bytes.

    `stream` must be one that can be sought in; `columns` says which column of a table holds which of `FIELDS`
    (or of `DATES`, which say what 03/04/2021 begins with).
    Nothing is raised on account of what the file holds.
    """
    allowed = max(FREE_UNPACKING, MAX_RATIO * stream.seek(0, 2))
    stream.seek(0)
    outcomes = _Reading(columns, allowed).outcomes(name, stream, 0)
    for number, outcome in enumerate(outcomes):
        if number == MAX_OUTCOMES:
            yield Refused(short_name(name), _TOO_MANY)
            return
        yield outcome


def read_document(name: str, data: bytes) -> Item:
    """The article in a file that holds one, its body empty where no running text was found; raises RefusedFile."""
    read = DOCUMENTS.get(suffix(name))
    if read is None and suffix(name) in CONTAINERS:
        raise RefusedFile("A file of this kind holds many articles: bring it as a batch.")
    if read is None:
        raise RefusedFile(f"Files of this kind are not read here. These are: {', '.join(sorted(_READABLE))}.")
    if wrong := contradiction(name, data[:HEAD]):
        raise RefusedFile(wrong)
    try:
        return item_of(read(data), name, data)
    except RefusedFile:
        raise
    except Exception as error:  # whatever a reader of foreign files stumbles over is the file's fault
        log.warning("%s could not be read", short_name(name), exc_info=True)
        raise RefusedFile(_DAMAGED) from error


@dataclass
class _Reading:
    """One file being read, with what may still be unpacked from it, however its contents are nested."""

    columns: Mapping[str, str] | None
    allowed: int
    depth: int = 0

    def outcomes(self, name: str, stream: IO[bytes], unpacked: int) -> Iterator[Outcome]:
        self.allowed -= unpacked
        try:
            if self.allowed < 0:
                raise RefusedFile(_TRAP)
            if suffix(name) not in CONTAINERS:
                item = read_document(name, read_whole(stream))
                yield item if item.body else Refused(item.name, _NO_TEXT)
            elif self.depth == MAX_DEPTH:
                raise RefusedFile(_TOO_DEEP)
            else:
                yield from self._contents(name, stream)
        except RefusedFile as refusal:
            yield Refused(short_name(name), str(refusal))
        except Exception:
            log.warning("%s could not be read", short_name(name), exc_info=True)
            yield Refused(short_name(name), _DAMAGED)

    def _contents(self, name: str, stream: IO[bytes]) -> Iterator[Outcome]:
        if wrong := contradiction(name, stream.read(HEAD)):
            raise RefusedFile(wrong)
        stream.seek(0)

        def inside(member: str, content: IO[bytes], unpacked: int) -> Iterator[Outcome]:
            return self.outcomes(f"{name}/{member}", content, unpacked)

        matter = Matter(name, stream, self.columns if not self.depth else None, _READABLE, inside)
        self.depth += 1
        try:
            yield from CONTAINERS[suffix(name)](matter)
        finally:
            self.depth -= 1
