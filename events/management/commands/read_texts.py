import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from articles.json_lines import Answer, answers, text_field
from articles.knowledge import knowledge_in_database
from articles.tagging.results import Text
from events.coding.contract import Contract
from events.reading import the_reader


class Command(BaseCommand):
    help = "Read texts: JSON Lines with `title`, `text`, `published` in; names, dates and events out. Writes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        reader, contract = the_reader(), Contract(knowledge_in_database())

        def read(texts: Sequence[Text]) -> Iterable[Answer]:
            for reading in reader.read(texts):
                yield contract.reading(reading)

        failed = False
        for answer in answers(sys.stdin.buffer, text_of, read):
            failed |= "error" in answer
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if failed:
            sys.exit(1)


def text_of(asked: Answer) -> Text:
    published = text_field(asked, "published")
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        raise ValueError(f"“published” must be a day such as 2021-02-25, not “{published}”") from None
    return Text(text_field(asked, "title"), text_field(asked, "text", required=True), day)
