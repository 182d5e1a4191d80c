from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from articles.tagging import Text
from events.coding.frames import sentences
from events.coding.weights import path
from events.reading import the_reader

if TYPE_CHECKING:
    from events.coding.training import Example


class Command(BaseCommand):
    help = "Make the coder's model anew from the sentences in events/coding/data/training; its README says how."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--times", type=int, default=12, help="how often each frame is written out")

    def handle(self, *args: Any, times: int, **options: Any) -> None:
        # spaCy comes with these, and only what reads may load spaCy.
        from events.coding.training import examples, train

        reader = the_reader()
        written = list(sentences(times))
        known: list[Example] = []
        tagged = reader.tagger.tag(Text("", sentence.text, None) for sentence in written)
        for sentence, read in zip(written, tagged, strict=True):
            for piece in read.pieces:
                known += examples(sentence, reader.coder.drafts(piece.doc, read.mentions))
        weights = train(known)
        path().write_text(json.dumps(asdict(weights), indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
        self.stdout.write(f"{len(written):,} sentences, {len(known):,} examples: model {weights.version}")
        for question, scores in weights.scores.items():
            self.stdout.write(f"  {question}: " + ", ".join(f"{name} {value}" for name, value in scores.items()))
