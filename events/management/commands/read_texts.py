from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand

from articles.json_lines import Answer, answer_stdin, text_field
from articles.knowledge import knowledge_in_database
from articles.tagging.results import Text
from events.coding.contract import Contract, published_day
from events.reading import the_reader


class Command(BaseCommand):
    help = "Read texts: JSON Lines with `title`, `text`, `published` in; names, dates and events out. Writes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        reader, contract = the_reader(), Contract(knowledge_in_database())

        def read(texts: Sequence[Text]) -> Iterable[Answer]:
            for reading in reader.read(texts, with_roles=True):
                yield contract.reading(reading)

        answer_stdin(self.stdout, text_of, read)


def text_of(asked: Answer) -> Text:
    published = text_field(asked, "published")
    day = published_day(published) if published else None
    return Text(text_field(asked, "title"), text_field(asked, "text", required=True), day)
