"""Hold the articles of an earlier archive beside each other, which the sweeper also does, a little at a time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.intake.alike import AT_ONCE, look_at_waiting
from articles.models import Fingerprint, Likeness


class Command(BaseCommand):
    help = "Find articles that are much alike among those that came in before the archive looked for them."

    def handle(self, **_options: Any) -> None:
        waiting = Fingerprint.objects.waiting().count()
        with tqdm(total=waiting, unit=" articles", disable=not waiting) as bar:
            while done := look_at_waiting(AT_ONCE):
                bar.update(done)
        count = Likeness.objects.open().count()
        self.stdout.write(f"{waiting} articles were looked at; {count} pairs wait for a decision on the desk.")
