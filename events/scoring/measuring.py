"""Reading labelled sets and scoring what was read, with all stages of tagging and with some left out.

Every text is parsed once; the stages then run on the same Docs for each choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.tagging.pipeline import Tagged
from articles.tagging.stages import ALL, NONE, Stage, Stages
from events.coding.contract import Contract, Json
from events.coding.reader import Reader
from events.coding.results import Reading

from .scorer import Reads
from .sets import LabelledSet

WHOLE: Mapping[str, Stages] = {"all": ALL}
CHOICES: Mapping[str, Stages] = {**WHOLE, "none": NONE, **{f"without {stage}": ALL - {stage} for stage in Stage}}


@dataclass(frozen=True)
class Measured:
    """The figures of one set: for every figure, its value for every choice of stages that gives one."""

    name: str
    kind: str
    texts: int
    words: int
    labels: int
    figures: dict[str, dict[str, float]]


def measure(reader: Reader, contract: Contract, labelled: LabelledSet) -> Measured:
    """Read a set once for each choice of stages; dates are found without names."""
    choices = WHOLE if labelled.scorer().reads == "dates" else CHOICES
    scorers = {choice: labelled.scorer() for choice in choices}
    texts = (text for _, text in labelled.rows)
    read = reader.tagger.tag_with_each(texts, tuple(choices.values()))
    for (gold, _), readings in zip(labelled.rows, read, strict=True):
        for scorer, tagged in zip(scorers.values(), readings, strict=True):
            scorer.add(gold, written(reader, contract, tagged, scorer.reads))
    figures: dict[str, dict[str, float]] = {}
    for choice, scorer in scorers.items():
        for figure, value in scorer.figures().items():
            figures.setdefault(figure, {})[choice] = round(value, 4)
    labels = scorers["all"].labels
    return Measured(labelled.name, labelled.kind, len(labelled.rows), labelled.words, labels, figures)


def written(reader: Reader, contract: Contract, tagged: Tagged, reads: Reads) -> Json:
    """A reading as `read_texts` writes it; coding takes long, and who scores names does not need it."""
    if reads == "names":
        return contract.reading(Reading(tagged.text, tagged.mentions, tagged.title_mentions, (), ()))
    return contract.reading(reader.reading(tagged, with_roles=True))
