"""The words around the figures: what is measured, on what texts, what each stage does (`events/data/accuracy.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent.parent / "data" / "accuracy.toml"


@dataclass(frozen=True)
class StageWords:
    title: str
    about: str


@dataclass(frozen=True)
class KindWords:
    """What is measured in sets of one kind. `figures` gives each figure's label, `headline` names the foremost."""

    title: str
    about: str
    headline: str
    figures: Mapping[str, str]


@dataclass(frozen=True)
class SetWords:
    """What a set's texts are: `source` is the name it was published under, `aims` is what its figures should reach."""

    title: str
    texts: str = ""
    source: str = ""
    aims: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    stages: Mapping[str, StageWords]
    kinds: Mapping[str, KindWords]
    sets: Mapping[str, SetWords]

    def set(self, name: str) -> SetWords:
        """The words for a set; one that nobody described goes by its name."""
        return self.sets.get(name) or SetWords(title=name)

    def position(self, name: str) -> int:
        """Where a set stands among all: in the order in which they are described."""
        return list(self.sets).index(name) if name in self.sets else len(self.sets)


def read_words(path: Path = PATH) -> Words:
    raw: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Words(
        stages={name: StageWords(**words) for name, words in raw["stages"].items()},
        kinds={name: KindWords(**words) for name, words in raw["kinds"].items()},
        sets={name: SetWords(**words) for name, words in raw["sets"].items()},
    )
