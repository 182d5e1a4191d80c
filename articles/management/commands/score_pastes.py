import gzip
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.documents import put_between_marks
from articles.intake.paste import split_paste
from articles.intake.scoring import PasteScore

COMMAND = "score_pastes"
DOCUMENT = settings.BASE_DIR / "docs" / "editors.md"
FIGURES = {
    "line_f1": "Lines, F1",
    "paragraph_recall": "Whole paragraphs",
    "title_exact": "Headline",
    "authors_exact": "Authors",
    "date_exact": "Day",
}


class Command(BaseCommand):
    help = "Score how well copied pages are taken apart, on labelled ones. Writes nothing to the archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folders",
            nargs="+",
            type=Path,
            metavar="DIR",
            help="a folder with gold.jsonl and input.jsonl, or those as .gz",
        )
        parser.add_argument("--write", action="store_true", help="put the figures into docs/editors.md")

    def handle(self, *args: Any, folders: list[Path], write: bool, **options: Any) -> None:
        scores = {folder.resolve().name: score(folder) for folder in folders}
        for name, scored in scores.items():
            self.stdout.write(f"{name}: {scored.pages} pages")
            for figure, value in scored.figures().items():
                self.stdout.write(f"  {figure:<17} {value:.3f}")
        if write:
            put_between_marks(DOCUMENT, COMMAND, as_markdown(scores))


def score(folder: Path) -> PasteScore:
    """The pages of a folder against their labels; both have an `id`."""
    pasted = {page["id"]: page["pasted"] for page in objects(folder, "input.jsonl")}
    scored = PasteScore()
    for labels in objects(folder, "gold.jsonl"):
        if labels["id"] not in pasted:
            raise CommandError(f"{folder} labels a page that is not among its input: {labels['id']}")
        scored.add(labels, pasted[labels["id"]], split_paste(pasted[labels["id"]]))
    return scored


def objects(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON Lines, gzipped or not."""
    path = next((path for path in (folder / name, folder / f"{name}.gz") if path.is_file()), None)
    if path is None:
        raise CommandError(f"There is no {name} in {folder}.")
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return (json.loads(line) for line in content.splitlines() if line.strip())


def as_markdown(scores: dict[str, PasteScore]) -> str:
    """A row for each folder."""
    rows = [["Pages", *FIGURES.values()], ["---", *["--:"] * len(FIGURES)]]
    for name, scored in scores.items():
        figures = scored.figures()
        cells = [f"{figures[figure]:.3f}" if figure in figures else "–" for figure in FIGURES]
        rows.append([f"`{name}`: {scored.pages}", *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
