from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.turns import take_turn

from ...models import CountryDyad, EventCountry, count_all


class Command(BaseCommand):
    help = "Make what timeline, map, matrix and countries count anew from the events; readings wait meanwhile."

    def handle(self, **_options: Any) -> None:
        with transaction.atomic():
            take_turn()
            count_all()
        counted = EventCountry.objects.count(), CountryDyad.objects.count()
        self.stdout.write("{:,} times a country, {:,} times one country towards another.".format(*counted))
