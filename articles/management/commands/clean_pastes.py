import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand

from articles.intake.contract import as_contract
from articles.intake.paste import split_paste
from articles.json_lines import Answer, answers, text_field


class Command(BaseCommand):
    help = "Take copied web pages apart: JSON Lines with `pasted` in, JSON Lines with the parts out. Writes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for answer in answers(sys.stdin.buffer, pasted_of, split):
            failed |= "error" in answer
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if failed:
            sys.exit(1)


def pasted_of(asked: Answer) -> str:
    return text_field(asked, "pasted", required=True)


def split(pastes: Sequence[str]) -> Iterable[Answer]:
    for pasted in pastes:
        yield as_contract(split_paste(pasted))
