from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles import reference


class Command(BaseCommand):
    help = "Load regions, countries, places and actors from the reference files. What a person has changed stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-changed", action="store_true", help="do nothing when these very files are loaded")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_changed"] and reference.is_loaded():
            return
        reference.load(lambda what: self.stderr.write(f"  {what}"))
