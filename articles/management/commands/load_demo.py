from typing import Any

from django.core.management.base import BaseCommand

from articles.intake.demo import load_demo


class Command(BaseCommand):
    help = "Add the demo articles that are not in the archive yet. They are read like any others."

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_demo()
        self.stderr.write(f"  {added} articles")
