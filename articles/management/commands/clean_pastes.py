from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand

from articles.intake.contract import as_contract
from articles.intake.paste import split_paste
from articles.json_lines import Answer, answer_stdin, text_field


class Command(BaseCommand):
    help = "Take copied web pages apart: JSON Lines with `pasted` in, JSON Lines with the parts out. Writes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        answer_stdin(self.stdout, pasted_of, split)


def pasted_of(asked: Answer) -> str:
    return text_field(asked, "pasted", required=True)


def split(pastes: Sequence[str]) -> Iterable[Answer]:
    for pasted in pastes:
        yield as_contract(split_paste(pasted))
