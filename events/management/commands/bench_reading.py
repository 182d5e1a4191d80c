from __future__ import annotations

import gzip
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import date
from json import dumps, loads
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.intake.datelines import part_dateline
from articles.intake.demo import DEMO
from articles.intake.paste import split_paste
from articles.tagging.results import Text
from events.reading import the_reader
from events.scratch import scratch_database

from .read_texts import text_of

# For every figure how the table calls it; a name with a dot is a figure inside another.
LABELS = {
    "articles": "articles read",
    "words": "words that plain spaCy read as well",
    "names": "names in the gazetteer",
    "start_seconds": "seconds to start",
    "start_cpu_seconds": "  of the CPU",
    "words_a_cpu_second.plain": "words a CPU second: plain spaCy",
    "words_a_cpu_second.tagging": "  spaCy and names",
    "words_a_cpu_second.coding": "  dates and events, without spaCy",
    "words_a_cpu_second.reading": "  both",
    "words_a_cpu_second.upload": "  from upload to committed rows",
    "tagging_to_plain": "spaCy and names, of plain spaCy's speed",
    "reading_to_plain": "  with dates and events",
    "upload_to_plain": "  from upload to committed rows",
    "coding_to_names": "time of dates and events to that of names",
    "coding_to_tagging": "  to that of spaCy and names",
    "megabytes.start": "megabytes before the first article",
    "megabytes.after_500": "  after 500",
    "megabytes.end": "  after the last",
    "growth_percent": "  per cent more than after 500",
}


class Command(BaseCommand):
    help = (
        "Measure how fast uploaded texts become rows, side by side with plain spaCy on the same texts, and in how much "
        "memory. Works in a database of its own, which is dropped at the end, and writes nothing to the archive. "
        "Speed is that of the first 1,000 articles; more of them are only read and show how memory grows."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            type=Path,
            help="JSON Lines with `title`, `text` and `published`, plain or .gz; the demo's texts when left out",
        )
        parser.add_argument(
            "--articles",
            type=int,
            default=1_000,
            help="how many to read (1,000); texts come again when there are fewer",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")

    def handle(self, *args: Any, path: Path | None, articles: int, json: bool, **options: Any) -> None:
        texts = list(texts_in(path) if path else demo_texts())
        if not texts or articles < 1:
            raise CommandError("There is nothing to read.")
        with scratch_database():
            before, spent = perf_counter(), process_time()
            reader = the_reader()
            from events.benchmark import Start, measure, megabytes  # spaCy comes with it

            start = Start(perf_counter() - before, process_time() - spent, megabytes())
            figures = measure(reader, settings.SPACY_MODEL, texts, articles, start, self.progress(articles))
        self.stdout.write(dumps(figures) if json else "\n".join(as_table(figures)))

    def progress(self, articles: int) -> Callable[[int], None]:
        """A line that goes on changing on a terminal, and a line a tenth elsewhere."""
        tenths = 0

        def say(done: int) -> None:
            nonlocal tenths
            line = f"  {done:,} of {articles:,} articles"
            if self.stderr.isatty():
                self.stderr.write(line, ending="\n" if done == articles else "\r")
            elif 10 * done // articles > tenths:
                self.stderr.write(line)
                tenths = 10 * done // articles

        return say


def texts_in(path: Path) -> Iterator[Text]:
    """The texts of a file of JSON Lines."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for n, line in enumerate(lines, 1):
                try:
                    yield text_of(loads(line))
                except ValueError as error:
                    raise CommandError(f"{path}, line {n}: {error}") from None
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror or error}") from None


def demo_texts() -> Iterator[Text]:
    """The pages of the demo archive."""
    for page in sorted(DEMO.glob("*/*.txt")):
        paste = split_paste(page.read_text(encoding="utf-8"))
        dateline, body = part_dateline(paste.body)
        yield Text(paste.title, "\n\n".join(body), paste.published or date.fromisoformat(page.stem[:10]), dateline)


def as_table(figures: dict[str, Any]) -> Iterator[str]:
    """A line a figure, the figures right-aligned."""
    for name, label in LABELS.items():
        outer, _, inner = name.partition(".")
        value = figures[outer][inner] if inner else figures[outer]
        yield f"{label:<45}{'–' if value is None else f'{value:,}':>12}"
