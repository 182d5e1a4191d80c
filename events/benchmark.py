"""How fast texts become rows beside plain spaCy that reads them, and in how much memory.

Rounds of a few articles each: plain spaCy reads them, then the archive takes them in, reads and records them, so that
what slows the machine down slows both. Plain spaCy runs in a process of its own, so that the memory measured is that
of a worker. Time is CPU time, that of the database's process for this connection included where it runs on this
machine, and words are what white space parts.

All rows go to the database in use, so that only a scratch database may be.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, fields
from itertools import cycle, islice
from multiprocessing import get_context

import psutil
from django.db import connection
from django.utils.timezone import localdate

from articles.intake.add import Draft, add_articles
from articles.intake.detecting import language_of
from articles.models import Article, Original, Source, TaggingJob
from articles.tagging import Text

from .coding.results import Reading
from .current import CurrentReader
from .plain_spacy import Stopwatch, plain_seconds
from .reading import read_claimed

ROUND = 48  # articles
COMPARED = 1_000  # articles that plain spaCy reads too; the rest shows how memory grows
WARM = 500  # articles after which memory is compared with that at the end


@dataclass(frozen=True, slots=True)
class Start:
    """What a reader cost before its first text: seconds that passed, CPU seconds, megabytes held."""

    seconds: float
    cpu_seconds: float
    megabytes: float


@dataclass
class Spent:
    """CPU seconds for so many words."""

    words: int = 0
    plain: float = 0.0
    tagging: float = 0.0  # spaCy and names
    coding: float = 0.0  # dates and events
    upload: float = 0.0  # everything from the upload to the committed rows, both of these included

    def add(self, other: "Spent") -> None:
        for part in fields(self):
            setattr(self, part.name, getattr(self, part.name) + getattr(other, part.name))

    def words_a_second(self) -> dict[str, float]:
        """Plain spaCy; spaCy with names; dates and events apart; both; from the upload to the rows."""
        seconds = {
            "plain": self.plain,
            "tagging": self.tagging,
            "coding": self.coding,
            "reading": self.tagging + self.coding,
            "upload": self.upload,
        }
        return {name: round(self.words / spent, 1) for name, spent in seconds.items()}

    def ratios(self) -> dict[str, float]:
        """Speeds as shares of plain spaCy's; the time of coding beside that of names, without spaCy's and with it."""
        return {
            "tagging_to_plain": round(self.plain / self.tagging, 3),
            "reading_to_plain": round(self.plain / (self.tagging + self.coding), 3),
            "upload_to_plain": round(self.plain / self.upload, 3),
            "coding_to_names": round(self.coding / (self.tagging - self.plain), 3),
            "coding_to_tagging": round(self.coding / self.tagging, 3),
        }


def measure(
    reader: CurrentReader, model: str, texts: Sequence[Text], articles: int, start: Start, say: Callable[[int], object]
) -> dict[str, object]:
    """The figures of reading so many articles, the texts again and again; `start` is what the reader cost before."""
    spent, warm, done = Spent(), 0.0, 0
    language_of(texts[0].title, texts[0].text)  # loads its model, as a worker does before the first article
    # Not a fork, which would share this process's model and connections.
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        for some in rounds(cycle(texts), articles):
            if done < COMPARED:
                spent.add(Spent(plain=apart.submit(plain_seconds, model, some).result()))
                spent.add(uploaded(reader, some))
            else:
                for _reading in reader.read(some):
                    pass
            done += len(some)
            if done >= WARM and not warm:
                warm = megabytes()
            say(done)
    end = megabytes()
    return {
        "articles": done,
        "words": spent.words,
        "names": len(reader.tagger.gazetteer),
        "start_seconds": round(start.seconds, 2),
        "start_cpu_seconds": round(start.cpu_seconds, 2),
        "words_a_cpu_second": spent.words_a_second(),
        **spent.ratios(),
        "megabytes": {"start": round(start.megabytes), f"after_{WARM}": round(warm) or None, "end": round(end)},
        "growth_percent": round(100 * (end / warm - 1), 1) if warm else None,
    }


def rounds(texts: Iterator[Text], articles: int) -> Iterator[list[Text]]:
    """So many articles, a round at a time; a round ends where memory is looked at."""
    done = 0
    while done < articles:
        until = next(stop for stop in (WARM, COMPARED, articles) if stop > done or stop == articles)
        some = list(islice(texts, min(ROUND, until - done, articles - done)))
        done += len(some)
        yield some


class TimedReader(CurrentReader):
    """A reader that is there already, with a stopwatch on each of its two parts."""

    def __init__(self, reader: CurrentReader) -> None:
        vars(self).update(vars(reader))
        self.tagging, self.coding = Stopwatch(), Stopwatch()

    def read(self, texts: Iterable[Text], *, with_roles: bool = False) -> Iterator[Reading]:
        for tagged in self.tagging.over(self.tagger.tag(texts)):
            with self.coding:
                reading = self.reading(tagged, with_roles=with_roles)
            yield reading


def uploaded(reader: CurrentReader, texts: Sequence[Text]) -> Spent:
    """Take texts in, read them and write down what was read; what it took."""
    timed, watch, before = TimedReader(reader), Stopwatch(), server_seconds()
    with watch:
        source, _created = Source.objects.get_or_create(slug="benchmark", defaults={"name": "Benchmark"})
        add_articles([draft_of(text, source) for text in texts])
        while jobs := TaggingJob.objects.claim():
            read_claimed(jobs, timed)
    words = sum(len(f"{text.title} {text.text}".split()) for text in texts)
    rest = server_seconds() - before
    return Spent(words, tagging=timed.tagging.seconds, coding=timed.coding.seconds, upload=watch.seconds + rest)


def draft_of(text: Text, source: Source) -> Draft:
    """As an upload of many articles makes it."""
    return Draft(
        title=text.title,
        body=text.text,
        source=source,
        published=text.published or localdate(),
        original=Original.objects.of(text.text.encode(), name="text", encoding="utf-8", by=None),
        dateline=text.dateline,
        status=Article.Status.PUBLISHED,
    )


def server_seconds() -> float:
    """The CPU seconds of the database's process for this connection; 0 where it runs on another machine."""
    connection.ensure_connection()
    with suppress(psutil.Error):
        process = psutil.Process(connection.connection.info.backend_pid)
        if "postgres" in process.name():
            times = process.cpu_times()
            return float(times.user + times.system)
    return 0.0


def megabytes() -> float:
    """What this process holds in memory, files that are mapped included."""
    return float(psutil.Process(os.getpid()).memory_info().rss) / 1e6
