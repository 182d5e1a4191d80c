"""
The work on a batch: read its files, and write a chunk of articles with their rows in one transaction.

Whoever is killed leaves whole chunks behind; the next one goes on after the last of them. What is wrong with one item
or one file is said in a row, and the others are not touched.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from types import FrameType
from typing import IO

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from ..models import Batch, BatchFile, BatchRow
from ..models.batches import MAX_ATTEMPTS
from .add import Draft, add_articles
from .dedupe import Same, keys_of, same_as
from .drafting import Sources, Unfit, draft_of
from .items import Item, Refused
from .material import read_material

logger = logging.getLogger(__name__)
CHUNK_ITEMS = 200
CHUNK_BYTES = 8_000_000  # of originals
SECONDS_AN_ITEM = 60
INTAKE = 0x6261746368  # the lock of whoever adds: two batches with the same article add it once
Outcome = BatchRow.Outcome
Progress = Callable[[Batch], None]


class TooLong(Exception):
    """Reading one item took longer than it may."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds at one position."""

    position: int
    what: Item | Refused
    bytes_read: int
    last: bool = False  # it says why nothing after it can be read


def work_on(batch: Batch, progress: Progress = lambda batch: None) -> bool:
    """
    Check or bring in what is left of a claimed batch; `progress` is called after every chunk with the batch as it then
    is. Returns whether it was finished: not when somebody stopped it or another took it over.
    """
    sources = Sources(batch, add=batch.state == Batch.State.ADDING)
    for file in batch.files.filter(finished=False):
        if batch.attempts > MAX_ATTEMPTS:  # three were killed here, without writing anything
            why = _("The reader stopped here %d times without an answer: what follows in this file is left out.")
            chunks = iter([[refusal(file, file.rows_read + 1, why % MAX_ATTEMPTS)]])
        else:
            left = (found for found in found_in(file) if found.position > file.rows_read)
            chunks = in_chunks(left, carefully=batch.attempts > 1)
        for chunk in chunks:
            if not write(batch, file, chunk, sources):
                logger.warning("%s was stopped or taken over; nothing more is written.", batch)
                return False
            batch.attempts = 1
            batch.refresh_from_db(fields=["created", "fitting", "duplicates", "failed"])
            progress(batch)
        if not close(batch, file):
            return False
    return batch.finish(Batch.State.CHECKED if batch.state == Batch.State.CHECKING else Batch.State.DONE)


# Reading.


def found_in(file: BatchFile) -> Iterator[Found]:
    """What a file holds. It ends with a refusal where it cannot be read on."""
    position = 0
    try:
        with open(file.data.path, "rb") as stream:
            items = read_material(file.name, stream, columns=file.columns or None)
            while (item := next_of(items)) is not None:
                position += 1
                yield Found(position, item, place_in(stream))
        if not position:
            yield refusal(file, 1, _("Nothing is in this file."))
    except TooLong:
        why = _("Reading took longer than %d seconds: what follows in this file is left out.") % SECONDS_AN_ITEM
        yield refusal(file, position + 1, why)
    except FileNotFoundError:
        yield refusal(file, position + 1, _("The file is not on the disk any more: upload it again."))
    except Exception as error:  # whatever is wrong with this file, the next one is read
        logger.exception("%s of %s could not be read on.", file, file.batch)
        why = _("It could not be read on (%s): what follows in this file is left out.") % type(error).__name__
        yield refusal(file, position + 1, why)


def refusal(file: BatchFile, position: int, why: str) -> Found:
    return Found(position, Refused(file.name, why), file.size, last=True)


def next_of(items: Iterator[Item | Refused]) -> Item | Refused | None:
    with at_most(SECONDS_AN_ITEM):
        return next(items, None)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLong when the block takes longer. Only a process's main thread can be told so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def place_in(stream: IO[bytes]) -> int:
    return 0 if stream.closed else stream.tell()


def in_chunks(found: Iterator[Found], *, carefully: bool) -> Iterator[list[Found]]:
    """
    So many at a time, fewer where their originals are large. Carefully, after a crash, is one by one until as many were
    written, so that what killed its reader takes no other with it.
    """
    if carefully:
        yield from ([one] for one in islice(found, CHUNK_ITEMS))
    chunk: list[Found] = []
    size = 0
    for one in found:
        chunk.append(one)
        size += len(one.what.original) if isinstance(one.what, Item) else 0
        if len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


# Writing.


def write(batch: Batch, file: BatchFile, chunk: list[Found], sources: Sources) -> bool:
    """
    The rows of a chunk, with its articles when they are brought in. Returns False, and has written nothing, when the
    batch was stopped or is another's now.
    """
    try:
        with transaction.atomic():
            if not batch.still_mine():
                return False
            take_intake()
            rows = judge(batch, file, chunk, sources)
            BatchRow.objects.bulk_create(rows)
            read_to(file, chunk[-1])
            batch.wrote(**counted(rows))
    except (OperationalError, InterfaceError):  # the database is away, or too slow: nothing is wrong with the chunk
        raise
    except DatabaseError as error:
        sources.forget()
        if len(chunk) > 1:
            return all(write(batch, file, [one], sources) for one in chunk)
        if isinstance(chunk[0].what, Refused):
            raise
        logger.exception("The database refused %s of %s.", chunk[0].what.name, batch)
        why = _("The database does not take it: %s") % str(error).splitlines()[0]
        return write(batch, file, [replace(chunk[0], what=Refused(chunk[0].what.name, why))], sources)
    return True


def take_intake() -> None:
    """Wait until this transaction is the only one that looks for duplicates and adds."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [INTAKE])


def judge(batch: Batch, file: BatchFile, chunk: list[Found], sources: Sources) -> list[BatchRow]:
    """A row for everything that was found, in order; what is new is added, unless this is a check."""
    sources.look_up(one.what.source for one in chunk if isinstance(one.what, Item))
    rows: list[BatchRow] = []
    drafted: list[tuple[Draft, BatchRow]] = []
    for one in chunk:
        row = BatchRow(batch=batch, file=file, position=one.position, name=one.what.name)
        rows.append(row)
        if isinstance(one.what, Refused):
            row.outcome, row.reason = Outcome.FAILED, one.what.reason
            continue
        row.title = one.what.title[:500]
        try:
            drafted.append((draft_of(one.what, batch, sources), row))
        except Unfit as why:
            row.outcome, row.reason = Outcome.FAILED, str(why)
    settle(batch, drafted)
    return rows


def settle(batch: Batch, drafted: list[tuple[Draft, BatchRow]]) -> None:
    """Say of each draft whether it is a duplicate; add the others, unless this is a check."""
    same = same_as([draft for draft, _row in drafted])
    new = [(draft, row) for (draft, row), one in zip(drafted, same, strict=True) if one is None]
    if batch.state == Batch.State.ADDING:
        for article, (_draft, row) in zip(add_articles([draft for draft, _row in new]), new, strict=True):
            row.outcome, row.article = Outcome.CREATED, article
    else:
        would_be(batch, new)
    for (_draft, row), one in zip(drafted, same, strict=True):
        if one is not None:
            earlier = None if one.earlier is None else drafted[one.earlier][1]
            row.outcome, row.reason = Outcome.DUPLICATE, because(one, earlier)
            row.article_id = earlier.article_id if earlier else one.article


def would_be(batch: Batch, new: list[tuple[Draft, BatchRow]]) -> None:
    """In a check nothing is added, so that what repeats itself is found among the rows before."""
    keys = [keys_of(draft) for draft, _row in new]
    texts, urls = {key.text for key in keys}, {key.url for key in keys if key.url}
    before = BatchRow.objects.filter(batch=batch, outcome=Outcome.FITS).order_by("-pk")
    known = {row.text_key: row for row in before.filter(text_key__in=texts)}
    known |= {row.url_key: row for row in before.filter(url_key__in=urls)}
    for (_draft, row), key in zip(new, keys, strict=True):
        if earlier := known.get(key.text) or known.get(key.url):
            same = Same("text" if key.text in known else "address")
            row.outcome, row.reason = Outcome.DUPLICATE, because(same, earlier)
        else:
            row.outcome, row.text_key, row.url_key = Outcome.FITS, key.text, key.url


def because(same: Same, earlier: BatchRow | None) -> str:
    where = _("in this batch, “%s”") % earlier.name if earlier else _("in the archive")
    if same.by == "address":
        return _("An article of this address is %s.") % where
    return _("The same text is %s.") % where


def counted(rows: list[BatchRow]) -> dict[str, int]:
    counters = {
        Outcome.FITS: "fitting",
        Outcome.CREATED: "created",
        Outcome.DUPLICATE: "duplicates",
        Outcome.FAILED: "failed",
    }
    return {name: sum(row.outcome == outcome for row in rows) for outcome, name in counters.items()}


def read_to(file: BatchFile, last: Found) -> None:
    """Where the next one goes on."""
    bytes_read = max(file.bytes_read, min(last.bytes_read, file.size))
    BatchFile.objects.filter(pk=file.pk).update(rows_read=last.position, bytes_read=bytes_read, finished=last.last)
    file.bytes_read = bytes_read


def close(batch: Batch, file: BatchFile) -> bool:
    with transaction.atomic():
        if not batch.still_mine():
            return False
        BatchFile.objects.filter(pk=file.pk).update(finished=True, bytes_read=file.size)
    return True
