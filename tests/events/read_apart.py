"""Read texts in a process of their own: JSON Lines in, JSON Lines in the form of the contract out."""

import json
import sys
from datetime import date

from articles.tagging import Text, pipeline
from articles.tagging.reference import read_files
from events.coding.codebook import CODEBOOK
from events.coding.coder import Coder
from events.coding.contract import Contract
from events.coding.lexicon import load
from events.coding.reader import Reader


def main(batch: int) -> None:
    pipeline.BATCH = batch
    knowledge = read_files()
    reader, contract = Reader(pipeline.Tagger(knowledge), Coder(CODEBOOK, load())), Contract(knowledge)
    asked = map(json.loads, sys.stdin)
    texts = (Text(one["title"], one["text"], date.fromisoformat(one["published"])) for one in asked)
    for reading in reader.read(texts, with_roles=True):
        print(json.dumps(contract.reading(reading)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
