from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.documents import put_between_marks
from articles.knowledge import knowledge_in_database
from events import accuracy
from events.coding.contract import Contract
from events.reading import the_reader
from events.versions import versions

if TYPE_CHECKING:
    from events.scoring.measuring import Measured

COMMAND = "score_reading"
DOCUMENT = settings.BASE_DIR / "docs" / "reading.md"


class Command(BaseCommand):
    help = "Score the reading on labelled texts, with and without each stage of tagging; docs/reading.md says how."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "sets", nargs="+", type=Path, metavar="PATH", help="a folder with gold.jsonl and input.jsonl, or the former"
        )
        parser.add_argument(
            "--write", action="store_true", help="put the figures into docs/reading.md and on the page /about/accuracy/"
        )

    def handle(self, *args: Any, sets: list[Path], write: bool, **options: Any) -> None:
        # spaCy comes with these, and only what reads may load spaCy.
        from events.scoring.measuring import measure
        from events.scoring.report import as_text
        from events.scoring.sets import NotASet, read_set

        try:
            labelled = [read_set(path) for path in sets]
        except NotASet as error:
            raise CommandError(str(error)) from None
        reader, contract = the_reader(), Contract(knowledge_in_database())
        measured = []
        for one in labelled:
            measured.append(measure(reader, contract, one))
            self.stdout.write(as_text(measured[-1]))
        if write:
            publish(measured, versions(reader.revision))


def publish(measured: list[Measured], made_with: dict[str, str]) -> None:
    """Put the figures into the document and into the file that the page reads."""
    from events.scoring.report import as_json, as_markdown
    from events.scoring.words import read_words

    words = read_words()
    measured = sorted(measured, key=lambda one: words.position(one.name))
    about = {"measured": timezone.localdate().isoformat(), "versions": made_with}
    put_between_marks(DOCUMENT, COMMAND, as_markdown(measured, words))
    accuracy.PATH.write_text(as_json(measured, about), encoding="utf-8")
