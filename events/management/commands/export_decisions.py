import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events.labelled import labelled


class Command(BaseCommand):
    help = (
        "Write the articles that people have decided about as labelled texts: JSON Lines with their text, names and "
        "events as they stand, in the form of `read_texts`."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["contract"], default="contract", help="the reading contract")

    def handle(self, *args: Any, **options: Any) -> None:
        for article in labelled():
            self.stdout.write(json.dumps(article, ensure_ascii=False))
