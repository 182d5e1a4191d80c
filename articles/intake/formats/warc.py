"""A web archive (.warc, .warc.gz): every page in it that answered with text."""

import gzip
import zlib
from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from articles.intake.decode import MAX_BYTES, RefusedFile, decode
from articles.intake.facts import PageFacts
from articles.intake.html import read_page
from articles.intake.items import Outcome, Page, Refused, item_of, short_name
from articles.intake.limits import FREE_UNPACKING, MAX_RATIO
from articles.intake.matter import Matter
from articles.intake.records import day_of_moment

_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_MOST_BREAKS = 50  # places where the archive has to be picked up again
_MOST_PACKED = 20_000_000  # bytes of a page as it was sent
_CHUNK = 64 * 1024
_MOST_HEADERS = 1_000_000  # bytes
_CUT_OFF = "The archive is cut off or damaged here. What came before was taken; bring a whole copy for the rest."
_BROKEN = "A record here is damaged or not as long as it says. Reading went on with the next one."
_TRAP = f"From here on the archive would unpack to more than {MAX_RATIO} times its size: the rest was left out."
_NO_ARCHIVE = "There is no record of a web archive in this file: rename it to what it is."
_NO_TEXT = "No running text was found on this page."


def read_warc(matter: Matter) -> Iterator[Outcome]:
    """The pages of an archive, one after the other: none is held longer than it takes to read it."""
    reader = _Reader(_unpacked(matter.stream))
    next_line: bytes | None = None
    try:
        for breaks in range(_MOST_BREAKS):
            records = _Records(reader)
            records.reader, records.next_line = reader, next_line
            found = breaks > 0
            try:
                for record in records:
                    found, reader.lines = True, 0
                    yield from _outcomes(matter.name, record)
                if not found:
                    raise RefusedFile(_NO_ARCHIVE)
                return
            except (_Stop, RefusedFile):
                raise
            except Exception as error:  # what warcio stumbles over has as many kinds as it has lines
                if not found:
                    raise RefusedFile(_NO_ARCHIVE) from error
                yield Refused(short_name(matter.name), _BROKEN)
            next_line = reader.seek_record()
        yield Refused(short_name(matter.name), _CUT_OFF)
    except _Stop as stop:
        yield Refused(short_name(matter.name), str(stop))


def _outcomes(name: str, record: ArcWarcRecord) -> Iterator[Outcome]:
    """The page in a record; nothing when it is a picture, a redirect, or a note that a page has not changed."""
    if record.length is None:
        raise ArchiveLoadFailed("a record without its length")
    headers = record.http_headers
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return
    kind, _, more = (headers.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in _TEXTS or address.endswith("/robots.txt"):
        return
    name = short_name(f"{name}, {address}")
    if record.payload_length > _MOST_PACKED:
        yield Refused(name, "This page is too large to be an article.")
        return
    content = record.content_stream().read(MAX_BYTES + 1)
    if len(content) <= MAX_BYTES and getattr(record.raw_stream, "limit", 0) > 0:
        yield Refused(name, _BROKEN)
        return
    try:
        decoded = decode(content, more.lower().partition("charset=")[2].strip(" \"'"))
        made = day_of_moment(record.rec_headers.get_header("WARC-Date") or "")
        page = Page(decoded.text, encoding=decoded.encoding, file=PageFacts(url=address, published=made))
        if kind.strip().lower() != "text/plain":
            read = read_page(decoded.text)
            page = Page(read.text, read.facts, decoded.encoding, page.file)
        item = item_of(page, name, content)
    except RefusedFile as refusal:
        yield Refused(name, str(refusal))
    else:
        yield item if item.body else Refused(name, _NO_TEXT)


class _Stop(Exception):
    """The archive ends here, for a reason that `str()` says."""


class _Records(WARCIterator):  # type: ignore[misc]
    """Records, without a word on standard error about those that are damaged."""

    INC_RECORD = ""


class _Reader(BufferedReader):  # type: ignore[misc]
    """Hands out lines of bounded length, and only so many in a row: what is longer is no header."""

    lines = 0

    def read(self, length: int | None = None) -> bytes:
        self.lines = 0
        data: bytes = super().read(length)
        return data

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or _CHUNK, _CHUNK))
        self.lines += len(line)
        if self.lines > _MOST_HEADERS:
            raise ArchiveLoadFailed("headers without end")
        return line

    def seek_record(self) -> bytes | None:
        """Go on behind the next line that opens a record, which is returned."""
        while line := super().readline(_CHUNK):
            if line.startswith(b"WARC/") and len(line) < 20:
                self.lines = 0
                return bytes(line)
        return None


class _Unpacked:
    """The bytes of a gzip file, as long as they stay in proportion to it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.most = max(FREE_UNPACKING, MAX_RATIO * stream.seek(0, 2))
        self.read_so_far = 0
        stream.seek(0)
        self.unpacked = gzip.GzipFile(fileobj=stream, mode="rb")

    def read(self, size: int) -> bytes:
        try:
            data = self.unpacked.read1(size)
        except (EOFError, OSError, zlib.error) as error:
            raise _Stop(_CUT_OFF) from error
        self.read_so_far += len(data)
        if self.read_so_far > self.most:
            raise _Stop(_TRAP)
        return data

    def tell(self) -> int:
        return self.read_so_far


def _unpacked(stream: IO[bytes]) -> _Unpacked | IO[bytes]:
    stream.seek(0)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    return _Unpacked(stream) if packed else stream
