"""A file packed by gzip: a web archive, or one file of another kind, whose name is what stands before `.gz`."""

import gzip
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO

from articles.intake.decode import RefusedFile
from articles.intake.formats.warc import read_warc
from articles.intake.items import Outcome
from articles.intake.kinds import suffix
from articles.intake.limits import FREE_UNPACKING, MAX_RATIO, MEGABYTE
from articles.intake.matter import Matter

_IN_MEMORY = 5 * MEGABYTE
_CHUNK = 64 * 1024
_DAMAGED = "This file is damaged or cut off: pack it again, or bring it unpacked."
_TRAP = f"It would unpack to more than {MAX_RATIO} times its size: bring it unpacked."


def read_gzipped(matter: Matter) -> Iterator[Outcome]:
    inside = matter.name.rsplit("/", 1)[-1][: -len(".gz")]
    if suffix(inside) not in matter.readable or suffix(inside) in ("", ".warc"):
        yield from read_warc(matter)
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as unpacked:
        yield from matter.inside(inside, unpacked, _unpack(matter.stream, unpacked))


def _unpack(packed: IO[bytes], target: IO[bytes]) -> int:
    """How large it is unpacked; raises RefusedFile."""
    allowed = max(FREE_UNPACKING, MAX_RATIO * packed.seek(0, 2))
    packed.seek(0)
    size = 0
    try:
        with gzip.open(packed) as stream:
            while chunk := stream.read(_CHUNK):
                size += target.write(chunk)
                if size > allowed:
                    raise RefusedFile(_TRAP)
    except (OSError, EOFError, zlib.error) as error:
        raise RefusedFile(_DAMAGED) from error
    target.seek(0)
    return size
