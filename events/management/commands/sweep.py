from typing import Any

from django.core.management.base import BaseCommand

from events.tasks import sweep


class Command(BaseCommand):
    help = "Take back articles that dead workers hold, and wake readers for everything that waits."

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep()
        self.stdout.write("{taken_back} taken back, {quarantined} quarantined, {waiting} waiting".format(**swept))
