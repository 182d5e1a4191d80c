from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.comparing import MOST
from articles.models import Comparison
from articles.sampling import sample
from events.reading import the_reader
from events.trial import read_some

HOW = ("added", "gone", "changed")


class Command(BaseCommand):
    help = (
        "Read a sample of the archive with the present code and model, write nothing to its articles, and tell what "
        "would change. What was found is kept on the queue page of the desk until somebody drops it. To try another "
        "model, name it in SPACY_MODEL for this command only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sample", type=int, default=50, help=f"articles (50; at most {MOST})")
        parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same articles (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["sample"] <= MOST or not 0 <= options["seed"] < 2**31:
            raise CommandError(f"A sample has 1 to {MOST} articles, and a seed is a number from 0 to 2,147,483,647.")
        articles = sample(options["sample"], options["seed"])
        if not articles:
            raise CommandError("Nothing has been read yet, so there is nothing to compare with.")
        reader = the_reader()
        # Saved once it is finished, so that no worker, which may have another model, takes it up.
        comparison = Comparison(seed=options["seed"], sample=len(articles), left=articles)
        while comparison.left:
            read_some(comparison, reader, 1)
            self.stderr.write(f"  {comparison.done} of {comparison.sample} articles", ending=self.ending())
        comparison.save()
        self.tell(comparison.result)

    def ending(self) -> str:
        return "\r" if self.stderr.isatty() else "\n"

    def tell(self, result: dict[str, Any]) -> None:
        self.stdout.write(f"{result['articles']} articles read, {result['alike']} of them alike.")
        for key, why in result["failed"]:
            self.stdout.write(f"Article {key} could not be read: {why}")
        for what in ("name", "event"):
            total = f"{result['before'].get(what, 0)} → {result['after'].get(what, 0)}"
            self.stdout.write(f"{what.capitalize()}s: {total}")
            for how in HOW:
                sorts = result["counts"].get(what, {}).get(how, {})
                told = ", ".join(f"{sort} {n}" for sort, n in sorted(sorts.items(), key=lambda one: (-one[1], one[0])))
                self.stdout.write(f"  {how}: {told or 'none'}")
        for one in result["examples"]:
            fields = "; ".join(f"{name}: {old or '–'} → {new or '–'}" for name, (old, new) in one["fields"].items())
            self.stdout.write(
                f"\n{one['what']} {one['how']}, {one['type']} “{one['words']}” (article {one['article']})"
            )
            if fields:
                self.stdout.write(f"  {fields}")
            self.stdout.write(f"  {one['sentence']}")
