import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand

from articles.json_lines import Answer, answers
from articles.stories import Told, stories
from articles.tagging import Text
from articles.words import words_of

from .read_texts import text_of


class Command(BaseCommand):
    help = (
        "Group articles by story: JSON Lines with `title`, `text`, `published` in, JSON Lines with `group` out, once "
        "all have come in. Writes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        compared = list(answers(sys.stdin.buffer, text_of, compare))
        told = [Told(answer["words"], answer["published"]) for answer in compared if "error" not in answer]
        groups = iter(stories(told))
        for answer in compared:
            written = answer if "error" in answer else {"id": answer["id"], "group": f"g{next(groups) + 1}"}
            self.stdout.write(json.dumps(written, ensure_ascii=False))
        if len(told) < len(compared):
            sys.exit(1)


def compare(texts: Sequence[Text]) -> Iterable[Answer]:
    """Of each text only what it is compared by is kept."""
    for text in texts:
        yield {"words": words_of(text.text, text.title), "published": text.published}
