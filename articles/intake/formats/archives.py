"""A zip archive of files of any kind that is known, and WACZ, which is one of web archives."""

import io
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile, ZipInfo

from articles.intake.decode import RefusedFile
from articles.intake.items import Outcome, Refused, short_name
from articles.intake.kinds import suffix
from articles.intake.limits import MEGABYTE
from articles.intake.matter import Matter
from articles.intake.packages import open_package, unsafe

_MADE_BY_SYSTEMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_IN_MEMORY = 5 * MEGABYTE
_CHUNK = 64 * 1024


def read_zip(matter: Matter) -> Iterator[Outcome]:
    """What is in the files of an archive, in the order in which they stand there."""
    package = open_package(matter.stream)
    names = package.namelist()
    if "word/document.xml" in names or "xl/workbook.xml" in names or "mimetype" in names[:1]:
        raise RefusedFile("This file is named .zip but is an office document: rename it to what it is.")
    yield from _read_members(package, [member for member in package.infolist() if _is_content(member)], matter)


def read_wacz(matter: Matter) -> Iterator[Outcome]:
    """The pages of the web archives in a WACZ file."""
    package = open_package(matter.stream)
    held = [one for one in package.infolist() if one.filename.startswith("archive/") and _is_content(one)]
    if not held:
        raise RefusedFile("There is no web archive in this file, though its name says so: rename it to what it is.")
    yield from _read_members(package, held, matter)


def _is_content(member: ZipInfo) -> bool:
    return not member.is_dir() and not any(mark in member.filename for mark in _MADE_BY_SYSTEMS)


def _read_members(package: ZipFile, members: list[ZipInfo], matter: Matter) -> Iterator[Outcome]:
    if not members:
        raise RefusedFile("This archive is empty: choose one with files in it.")
    for member in members:
        name = f"{matter.name}/{member.filename}"
        if reason := unsafe(member):
            yield Refused(short_name(name), reason)
        elif suffix(member.filename) not in matter.readable:
            yield from matter.inside(member.filename, io.BytesIO(), 0)
        else:
            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as unpacked:
                if damage := _unpack(package, member, unpacked):
                    yield Refused(short_name(name), damage)
                else:
                    yield from matter.inside(member.filename, unpacked, member.file_size)


def _unpack(package: ZipFile, member: ZipInfo, target: IO[bytes]) -> str | None:
    """Unpack one member; returns what is wrong with it."""
    try:
        with package.open(member) as packed:
            while chunk := packed.read(_CHUNK):
                target.write(chunk)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return "It is damaged or packed in a way that cannot be read: pack it again as an ordinary zip."
    target.seek(0)
    return None
