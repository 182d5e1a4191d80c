"""Zip files opened with care: everything that can be known from the table of contents is checked before unpacking.

Nothing is ever written to disk under a name that a file gives; such names are refused all the same, because who
writes "../../etc" into an archive means no good with the rest of it either.
"""

import stat
import struct
import zipfile
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from articles.intake.decode import RefusedFile
from articles.intake.limits import FREE_UNPACKING, MAX_MEMBERS, MAX_RATIO, MAX_XML, MEGABYTE

_DEEPEST_XML = 200
_MOST_ELEMENTS = 200_000  # a book has half of them
_TABLE_ENTRY = 1_000  # bytes that the table of contents may take for a file
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_LONGEST_END = 66_000


def open_package(stream: IO[bytes]) -> ZipFile:
    """A zip file whose contents fit in memory and time; raises RefusedFile."""
    _refuse_endless_table(stream)
    try:
        package = ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
        raise RefusedFile("This file is damaged or cut off: bring it again from where it came.") from error
    members = package.infolist()
    if len(members) > MAX_MEMBERS:
        raise RefusedFile(f"This archive holds {len(members)} files and the limit is {MAX_MEMBERS}: split it.")
    size = stream.seek(0, 2)
    if sum(member.file_size for member in members) > max(FREE_UNPACKING, MAX_RATIO * size):
        raise RefusedFile(
            f"It would unpack to more than {MAX_RATIO} times its size, as only a trap does: nothing was unpacked."
        )
    return package


def _refuse_endless_table(stream: IO[bytes]) -> None:
    """The table of contents is read at once by whoever opens a zip file, so its size is looked at first."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LONGEST_END))
    tail = stream.read(_LONGEST_END)
    stream.seek(0)
    ends = ((_END, 12, "<L", 22), (_END_64, 40, "<Q", 56))
    for mark, offset, form, length in ends:
        at = tail.rfind(mark)
        if at >= 0 and len(tail) - at >= length:
            [table] = struct.unpack_from(form, tail, at + offset)
            if _TABLE_ENTRY * MAX_MEMBERS < table != 0xFFFFFFFF:
                raise RefusedFile("This archive's table of contents is too long to be read: split it.")


def unsafe(member: ZipInfo) -> str | None:
    """Why a member must not be taken, or None."""
    name = member.orig_filename
    if "\0" in name or "\\" in name or name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
        return "Its name leads out of the archive: pack the archive again without such names."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "It is a link and no file: pack the file itself."
    if member.flag_bits & 0x1:
        return "It is protected by a password: take the password off."
    if member.file_size > max(MEGABYTE, 4 * MAX_RATIO * max(member.compress_size, 1)):
        return "It would unpack to many times its size, as only a trap does: it was not unpacked."
    return None


def refuse_unfit_parts(package: ZipFile) -> None:
    """For an office document, whose parts are read whole: no part too large, too deep, or with entities of its own."""
    for member in package.infolist():
        if reason := unsafe(member):
            raise RefusedFile(f"A part of this document is not as it should be. {reason}")
        if member.filename.endswith((".xml", ".rels")):
            if member.file_size > MAX_XML:
                raise RefusedFile("This document is too long to be read: bring it in parts.")
            with package.open(member) as part:
                check_xml(part)


def check_xml(stream: object, *, whole: bool = True) -> None:
    """
    Refuse XML that declares entities or nests too deeply, before any other parser sees it.

    `whole` says whether to look beyond the first element. Damaged XML passes: its reader says it better.
    """
    depth = count = 0
    parser = expat.ParserCreate()

    def open_element(_name: str, _attributes: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if count > _MOST_ELEMENTS:
            raise RefusedFile("This document has more parts than can be read: bring it in parts.")
        if depth > _DEEPEST_XML:
            raise RefusedFile("This file's markup is nested too deeply to be read: save its text and bring that.")
        if not whole:
            raise _Seen

    def close_element(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def declare(_name: str, _system: str | None, _public: str | None, internal: bool) -> None:
        if internal or whole:
            raise RefusedFile(
                "This file defines abbreviations of its own, as only a trap does: save it again where it was made."
            )

    parser.StartElementHandler, parser.EndElementHandler = open_element, close_element
    parser.StartDoctypeDeclHandler = declare
    try:
        parser.ParseFile(stream)  # type: ignore[arg-type]
    except (expat.ExpatError, _Seen):
        return


class _Seen(Exception):
    """The first element was reached: nothing can be declared any more."""
