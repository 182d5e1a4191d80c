"""How fast texts are read beside plain spaCy, and in how much memory.

Rounds of a few articles each: plain spaCy reads them, then the archive does, so that what slows the machine down slows
both. Plain spaCy runs in a process of its own, so that the memory measured is that of a worker. Time is CPU time, and
words are what white space parts.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from multiprocessing import get_context
from time import process_time
from typing import TypeVar

import psutil
import spacy
from spacy.language import Language

from articles.tagging import Text
from articles.tagging.pipeline import BATCH, heads_of, pieces_of

from .coding.reader import Reader

ROUND = 48  # articles
COMPARED = 1_000  # articles that plain spaCy reads too; the rest shows how memory grows
WARM = 500  # articles after which memory is compared with that at the end
Item = TypeVar("Item")


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

    def words_a_second(self) -> dict[str, float]:
        """Plain spaCy; spaCy with names; dates and events apart; the whole reading."""
        seconds = {
            "plain": self.plain,
            "tagging": self.tagging,
            "coding": self.coding,
            "reading": self.tagging + self.coding,
        }
        return {name: round(self.words / spent, 1) for name, spent in seconds.items()}


class Stopwatch:
    """Counts the CPU seconds of this process while it runs."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __enter__(self) -> None:
        self._started = process_time()

    def __exit__(self, *_error: object) -> None:
        self.seconds += process_time() - self._started

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, counting only what making them takes."""
        waiting = iter(items)
        while True:
            with self:
                item = next(waiting, None)
            if item is None:
                return
            yield item


def measure(
    reader: Reader, model: str, texts: Sequence[Text], articles: int, start: Start, say: Callable[[int], object]
) -> dict[str, object]:
    """The figures of reading so many articles, the texts again and again; `start` is what the reader cost before."""
    spent, warm, done = Spent(), 0.0, 0
    # Not a fork, which would share this process's model and connections.
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        for some in rounds(cycle(texts), articles):
            if done < COMPARED:
                spent.plain += apart.submit(plain_seconds, model, some).result()
            tagging, coding = read(reader, some)
            if done < COMPARED:
                spent.words += sum(len(f"{text.title} {text.text}".split()) for text in some)
                spent.tagging, spent.coding = spent.tagging + tagging, spent.coding + coding
            done += len(some)
            if done >= WARM and not warm:
                warm = megabytes()
            say(done)
    end = megabytes()
    speed = spent.words_a_second()
    return {
        "articles": done,
        "words": spent.words,
        "names": len(reader.tagger.gazetteer),
        "start_seconds": round(start.seconds, 2),
        "start_cpu_seconds": round(start.cpu_seconds, 2),
        "words_a_cpu_second": speed,
        "tagging_to_plain": round(speed["tagging"] / speed["plain"], 3),
        "reading_to_plain": round(speed["reading"] / speed["plain"], 3),
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


def read(reader: Reader, texts: Sequence[Text]) -> tuple[float, float]:
    """Read texts; the CPU seconds of tagging and of coding."""
    tagging, coding = Stopwatch(), Stopwatch()
    for tagged in tagging.over(reader.tagger.tag(texts)):
        with coding:
            reader.reading(tagged)
    return tagging.seconds, coding.seconds


def plain_seconds(model: str, texts: Sequence[Text]) -> float:
    """The CPU seconds that spaCy alone needs for the same texts in the same pieces."""
    nlp, watch = plain(model), Stopwatch()
    pieces = [piece for text in texts for piece in (*heads_of(text), *(part for part, _ in pieces_of(text.text)))]
    with watch, nlp.memory_zone():
        for _doc in nlp.pipe(pieces, batch_size=BATCH):
            pass
    return watch.seconds


@cache
def plain(model: str) -> Language:
    return spacy.load(model)


def megabytes() -> float:
    """What this process holds in memory, files that are mapped included."""
    return float(psutil.Process(os.getpid()).memory_info().rss) / 1e6
