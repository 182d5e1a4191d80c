"""The coder's model: what each feature counts, read from one file that `bin/manage train_coder` writes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp
from pathlib import Path
from typing import Any

FILE = "data/model.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model for each question; `scores` say how often it is right on constructions that it has not seen."""

    version: str
    questions: dict[str, dict[str, float]]
    scores: dict[str, Any] = field(default_factory=dict)

    def of(self, question: str, features: Iterable[str]) -> float:
        """The probability, between 0 and 1, that the answer is yes."""
        counted = self.questions.get(question, {})
        total = counted.get("", 0.0) + sum(counted.get(feature, 0.0) for feature in features)
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def path() -> Path:
    return Path(str(files(__package__).joinpath(FILE)))


@cache
def load_weights() -> Weights:
    """The model that ships with this package; without one, everything is left as the patterns tell it."""
    if not path().exists():
        return Weights("none", {})
    return Weights(**json.loads(path().read_text(encoding="utf-8")))
