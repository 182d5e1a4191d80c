"""Plain spaCy, which the archive's reading is compared with; its process needs no Django."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from time import process_time
from typing import TypeVar

import spacy
from spacy.language import Language

from articles.tagging import Text
from articles.tagging.pipeline import BATCH, heads_of, pieces_of

Item = TypeVar("Item")


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
