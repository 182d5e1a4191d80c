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

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from ..models import Article, Batch, BatchFile, BatchRow, Likeness
from ..models.batches import MAX_ATTEMPTS
from ..turns import take_intake
from .add import Draft, add_articles, kept_back
from .alike import Sought, alike
from .dedupe import keys_of, same_as
from .drafting import Sources, Unfit, draft_of
from .items import Item, Refused
from .material import read_material

logger = logging.getLogger(__name__)
CHUNK_ITEMS = 200
CHUNK_BYTES = 8_000_000  # of originals
SECONDS_AN_ITEM = 60
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
    """
    Say of each draft whether its text is there already; add the others, unless this is a check. What is much like
    another article comes in with a question to an editor, and as a draft if it has the other's very address.
    """
    same = same_as([draft for draft, _row in drafted])
    new = []
    for (draft, row), one in zip(drafted, same, strict=True):
        if one is None:
            new.append((draft, row))
        elif one.by == "address":
            new.append((kept_back(draft), row))
    if batch.state == Batch.State.ADDING:
        articles = add_articles([draft for draft, _row in new])
        asked = noted(articles)
        for article, (_draft, row) in zip(articles, new, strict=True):
            row.outcome, row.article, row.reason = Outcome.CREATED, article, asked.get(article.pk, "")
    else:
        would_be(batch, new)
    for (_draft, row), one in zip(drafted, same, strict=True):
        if one is not None and one.by == "text":
            earlier = None if one.earlier is None else drafted[one.earlier][1]
            row.outcome, row.reason = Outcome.DUPLICATE, because(earlier)
            row.article_id = earlier.article_id if earlier else one.article


def noted(articles: list[Article]) -> dict[int, str]:
    """What to say of those that are much like another one, by their keys."""
    pairs = Likeness.objects.open().filter(other__in=articles).select_related("one").order_by("-pk")
    return {pair.other_id: asking(pair.found_by, pair.one.title, pair.share) for pair in pairs.defer("one__body")}


def asking(by: str, title: str, share: float) -> str:
    if by == Likeness.Found.ADDRESS:
        return _("“%s” has the same address: this is a draft until an editor says what it is.") % title
    return _("It is much like “%(title)s” (%(share)d%% in common): an editor says what it is.") % {
        "title": title,
        "share": round(100 * share),
    }


def would_be(batch: Batch, new: list[tuple[Draft, BatchRow]]) -> None:
    """In a check nothing is added, so that what repeats itself is found among the rows before."""
    keys = [keys_of(draft) for draft, _row in new]
    before = BatchRow.objects.filter(batch=batch, outcome=Outcome.FITS).order_by("-pk")
    known = {row.text_key: row for row in before.filter(text_key__in={key.text for key in keys})}
    found = alike([Sought.text(draft) for draft, _row in new])
    titles = dict(Article.objects.filter(pk__in=[one[0].article for one in found if one]).values_list("pk", "title"))
    for (_draft, row), key, others in zip(new, keys, found, strict=True):
        if earlier := known.get(key.text):
            row.outcome, row.reason = Outcome.DUPLICATE, because(earlier)
            continue
        row.outcome, row.text_key, row.url_key = Outcome.FITS, key.text, key.url
        if others:
            row.reason = asking(others[0].by, titles[others[0].article], others[0].share)


def because(earlier: BatchRow | None) -> str:
    where = _("in this batch, “%s”") % earlier.name if earlier else _("in the archive")
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
