"""Bring files in from the command line: a batch like any other, worked on here, and shown on the desk."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Sum
from django.utils import timezone
from tqdm import tqdm

from articles.models import Article, Batch, BatchFile, BatchRow, Source
from articles.tasks import work_on_claimed

MOST_FAILURES = 20  # that are named at the end
State = Batch.State


class Command(BaseCommand):
    help = "Bring articles in from files, or folders of them. The exit status is 1 when a row failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="a file, or a folder of files")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and add nothing")
        parser.add_argument(
            "--resume", action="store_true", help="go on with what an earlier call with these files left"
        )
        parser.add_argument("--source", metavar="NAME", help="who published what does not say it")
        parser.add_argument(
            "--add-sources", action="store_true", help="add sources that the files name and nobody knows"
        )
        parser.add_argument(
            "--published", metavar="DAY", type=date.fromisoformat, help="the day, where a file has none"
        )
        parser.add_argument("--language", default="", metavar="CODE", help="the language, where a file does not say it")
        parser.add_argument("--section", default="", metavar="NAME", help="the section, where a file has none")
        parser.add_argument(
            "--status", default=Article.Status.DRAFT, choices=["draft", "review", "scheduled", "published"]
        )
        parser.add_argument("--opens-at", metavar="MOMENT", type=moment, help="when scheduled articles become public")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"] and options["resume"]:
            raise CommandError("A dry run begins anew: leave out --dry-run or --resume.")
        files = list(files_of(options["paths"]))
        batch = (left_by_earlier_call(files) if options["resume"] else None) or self.begin(files, options)
        try:
            self.work(batch)
        except KeyboardInterrupt:
            batch.stop()
            self.stderr.write("Stopped. The same call with --resume goes on where it was.")
            raise
        self.sum_up(batch)

    def begin(self, files: list[tuple[str, Path]], options: dict[str, Any]) -> Batch:
        if options["status"] == Article.Status.SCHEDULED and not options["opens_at"]:
            raise CommandError("Say with --opens-at when scheduled articles become public.")
        facts = ("add_sources", "published", "language", "section", "status", "opens_at")
        batch = Batch.objects.create(source=source_named(options["source"]), **{name: options[name] for name in facts})
        for name, path in files:
            with path.open("rb") as stream:
                BatchFile.objects.keep(batch, stream, name=name)
        if options["dry_run"]:
            batch.check_all()
        else:
            batch.bring_in()
        return batch

    def work(self, batch: Batch) -> None:
        """Until it is finished: here, or, where a worker was quicker, looking on."""
        size = batch.files.aggregate(sum=Sum("size"))["sum"]
        with tqdm(total=size, unit="B", unit_scale=True, file=sys.stderr, disable=None) as bar:

            def progress(batch: Batch) -> None:
                bar.set_postfix(created=batch.created, duplicates=batch.duplicates, failed=batch.failed, refresh=False)
                bar.update(batch.files.aggregate(sum=Sum("bytes_read"))["sum"] - bar.n)

            while batch.under_way:
                if mine := Batch.objects.filter(pk=batch.pk).claim():
                    work_on_claimed(mine, progress)
                else:
                    time.sleep(1)
                batch.refresh_from_db()
                progress(batch)

    def sum_up(self, batch: Batch) -> None:
        kinds = {"can come in": batch.fitting, "created": batch.created}
        kinds |= {"duplicates": batch.duplicates, "failed": batch.failed}
        told = ", ".join(f"{count} {name}" for name, count in kinds.items() if count) or "nothing was found"
        self.stdout.write(f"Batch {batch.pk}, {batch.get_state_display()}: {told}.")
        failed = batch.rows.filter(outcome=BatchRow.Outcome.FAILED)
        for row in failed[:MOST_FAILURES]:
            self.stderr.write(f"  {row.name}: {row.reason}")
        if batch.failed > MOST_FAILURES:
            self.stderr.write(f"  and {batch.failed - MOST_FAILURES} more: see batch {batch.pk} on the desk.")
        if batch.failed:
            sys.exit(1)


def moment(text: str) -> datetime:
    """A day and a time, in UTC unless it says otherwise."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no moment such as 2030-01-31T08:00") from error
    return read if read.tzinfo else timezone.make_aware(read)


def files_of(paths: list[Path]) -> Iterator[tuple[str, Path]]:
    """Each file with the name that it goes by; folders with all that is in them, in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file())
            yield from ((str(one.relative_to(path.parent)), one) for one in inside)
        elif path.is_file():
            yield path.name, path
        else:
            raise CommandError(f"There is no file {path}.")


def source_named(name: str | None) -> Source | None:
    if not name:
        return None
    if found := Source.objects.filter(name__iexact=name).first() or Source.objects.filter(slug=name).first():
        return found
    raise CommandError(f"There is no source “{name}”: add it on the desk, or look there how its name is written.")


def left_by_earlier_call(files: list[tuple[str, Path]]) -> Batch | None:
    """The newest batch of just these files that was not brought in to its end, under way again."""
    wanted = sorted((name, path.stat().st_size) for name, path in files)
    unfinished = Batch.objects.filter(made_by=None, state__in=[State.ADDING, State.STOPPED])
    for batch in unfinished.order_by("-pk")[:100]:
        if sorted(batch.files.values_list("name", "size")) == wanted:
            if batch.state == State.STOPPED:
                batch.bring_in()
                batch.refresh_from_db()
            return batch
    return None
