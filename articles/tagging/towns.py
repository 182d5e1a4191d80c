"""The towns of the world in files that are mapped into memory: too many to keep, and they do not change.

A folder holds `names`, a trie from every folded name and every key to where in `rows` a town stands, and `rows`, a
line a town. Starting costs nothing, all processes of a machine share the pages, and a town becomes a `KnownPlace`
only when a text names it.
"""

import fcntl
import gc
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from marisa_trie import RecordTrie

from .knowledge import KnownPlace
from .spelling import key_of

AT = ">I"  # where a row begins; big-endian, so that the towns of a name come in the order of their rows
END = " "  # after every name, so that names which begin with a word are told from those which begin with its letters
KEY = "#"  # before every key; no folded name has it
FIRST_WORDS = 50_000  # remembered, so that memory stays the same however much is read


class Towns:
    """Towns by their folded names and by their keys."""

    def __init__(self, names: RecordTrie, rows: bytes | mmap) -> None:
        self._names = names
        self._rows = rows
        self.longest = lru_cache(maxsize=FIRST_WORDS)(self._longest)

    def __contains__(self, name: str) -> bool:
        """Whether a town has this folded name."""
        return name + END in self._names

    def __iter__(self) -> Iterator[str]:
        """All folded names."""
        before = ""
        for key in self._names.iterkeys():  # sorted, once for each town of the name
            if key != before and key.endswith(END):
                yield key.removesuffix(END)
            before = key

    def named(self, name: str) -> tuple[KnownPlace, ...]:
        """The towns of a folded name."""
        return tuple(self._town(at) for (at,) in self._names.get(name + END, ()))

    def get(self, key: str) -> KnownPlace | None:
        """The town with this key."""
        found = self._names.get(KEY + key, ())
        return self._town(found[0][0]) if found else None

    def all(self) -> Iterator[KnownPlace]:
        """Every town, in the order of the rows."""
        at = 0
        while at < len(self._rows):
            yield self._town(at)
            at = self._rows.find(b"\n", at) + 1

    def _longest(self, word: str) -> int:
        """How many words the longest name has that begins with this folded word; 0 when none does."""
        return max((name.count(END) for name in self._names.iterkeys(word + END)), default=0)

    def _town(self, at: int) -> KnownPlace:
        key, name, country, admin, lat, lon, population, names = (
            self._rows[at : self._rows.find(b"\n", at)].decode().split("\t")
        )
        return KnownPlace(
            key,
            name,
            "city",
            country or None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population),
            tuple(names.split("|")) if names else (),
            admin=admin,
        )


NO_TOWNS = Towns(RecordTrie(AT), b"")


def towns_in(folder: Path, version: str, read: Callable[[], Iterable[KnownPlace]]) -> Towns:
    """The towns kept below a folder as `version`. They are read and written there by the first who asks for them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until the file is closed: the others wait for the first
        kept = folder / version
        if not kept.exists():
            for old in (path for path in folder.iterdir() if path.is_dir()):
                shutil.rmtree(old)  # who has it open keeps it open
            unfinished = folder / "unfinished"
            with uncollected():
                write(read(), unfinished)
            unfinished.rename(kept)
        return open_towns(kept)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look through a million new objects again and again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def open_towns(folder: Path) -> Towns:
    """Towns that `write` has written."""
    with (folder / "rows").open("rb") as rows:
        return Towns(RecordTrie(AT).mmap(str(folder / "names")), mmap(rows.fileno(), 0, access=ACCESS_READ))


def write(towns: Iterable[KnownPlace], folder: Path) -> None:
    """Write towns into a new folder."""
    folder.mkdir()
    entries: list[tuple[str, tuple[int]]] = []
    at = 0
    with (folder / "rows").open("wb") as rows:
        for town in towns:
            keys = {key_of(name) + END for name in (town.name, *town.names)} - {END} | {KEY + town.key}
            entries += [(key, (at,)) for key in keys]
            at += rows.write(row_of(town))
    RecordTrie(AT, entries).save(str(folder / "names"))


def row_of(town: KnownPlace) -> bytes:
    cells = (town.key, town.name, town.country, town.admin, town.lat, town.lon, town.population, "|".join(town.names))
    return "\t".join("" if cell is None else " ".join(str(cell).split()) for cell in cells).encode() + b"\n"
