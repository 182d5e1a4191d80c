"""What a container's reader gets: the file, and the way to read what is inside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from articles.intake.decode import RefusedFile
from articles.intake.items import Outcome
from articles.intake.limits import MAX_DOCUMENT, MEGABYTE


@dataclass(frozen=True, slots=True)
class Matter:
    """
    A file that may hold many articles.

    `stream` can be sought in; `columns` says which field each column holds, or is None where that is to be guessed;
    `readable` are the endings of names that `inside` can read: name, stream and unpacked size, to outcomes.
    """

    name: str
    stream: IO[bytes]
    columns: Mapping[str, str] | None
    readable: frozenset[str]
    inside: Callable[[str, IO[bytes], int], Iterator[Outcome]]

    def whole(self) -> bytes:
        """All of it, where it must fit in memory; raises RefusedFile when it is larger than a document may be."""
        return read_whole(self.stream)


def read_whole(stream: IO[bytes]) -> bytes:
    data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise RefusedFile(f"This file has more than {MAX_DOCUMENT // MEGABYTE} MB: bring it in parts.")
    return data
