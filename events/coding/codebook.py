"""The sixteen types of event, as `data/codebook.toml` states them: what each means, where it ends, how it is scored."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Mode:
    name: str
    score: float
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type. `quad` is 1 to 4; `score` runs from -10 to 10; `cameo` holds roots or codes of the older CAMEO."""

    name: str
    quad: int
    score: float
    needs_recipient: bool
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]
    boundary: str
    cameo: tuple[str, ...]
    modes: tuple[Mode, ...]

    def mode(self, name: str) -> Mode:
        for mode in self.modes:
            if mode.name == name:
                return mode
        raise KeyError(f"{self.name} has no mode {name!r}")


@dataclass(frozen=True, slots=True)
class Codebook:
    version: str
    source: str
    quads: dict[int, str]
    types: dict[str, EventType]
    contexts: tuple[str, ...]


def load() -> Codebook:
    """Read the codebook that ships with this package."""
    raw = tomllib.loads(files(__package__).joinpath("data/codebook.toml").read_text(encoding="utf-8"))
    return Codebook(
        version=raw["version"],
        source=raw["source"],
        quads={int(quad): name for quad, name in raw["quads"].items()},
        types={name: _type(name, entry) for name, entry in raw["types"].items()},
        contexts=tuple(raw["contexts"]),
    )


def _type(name: str, entry: dict[str, Any]) -> EventType:
    return EventType(
        name=name,
        quad=entry["quad"],
        score=float(entry["score"]),
        needs_recipient=entry.get("needs_recipient", False),
        definition=entry["definition"],
        includes=tuple(entry["includes"]),
        excludes=tuple(entry["excludes"]),
        boundary=entry["boundary"],
        cameo=tuple(entry["cameo"]),
        modes=tuple(
            Mode(mode, float(facts["score"]), facts["definition"]) for mode, facts in entry.get("modes", {}).items()
        ),
    )


CODEBOOK = load()
VERSION = CODEBOOK.version


def event_type(name: str) -> EventType:
    return CODEBOOK.types[name]


def score(type: str, mode: str = "") -> float:
    """The mode's score, or the type's where no mode is given."""
    found = event_type(type)
    return found.mode(mode).score if mode else found.score


def quad(type: str) -> int:
    return event_type(type).quad
