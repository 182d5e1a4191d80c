"""The sixteen types of event, as `data/codebook.toml` states them: what each means, where it ends, how it is scored."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Mode:
    """`includes` and `excludes` are its boundaries in words; `cameo` the nearest codes of the older CAMEO, if any."""

    name: str
    score: float
    definition: str
    includes: str
    excludes: str
    cameo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """One of CAMEO's twenty, what it means, and its value from -10 to 10 on Goldstein's scale."""

    code: str
    name: str
    goldstein: float


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
    cameo: tuple[Root, ...]

    def types_of(self, root: str) -> list[EventType]:
        """The types that a root of CAMEO is read as; none for statements and appeals."""
        return [type for type in self.types.values() if any(code.startswith(root) for code in type.cameo)]

    def of_quad(self, quad: int) -> list[EventType]:
        return [type for type in self.types.values() if type.quad == quad]


def load() -> Codebook:
    """Read the codebook that ships with this package."""
    raw, boundaries = _read("codebook.toml"), _read("modes.toml")
    return Codebook(
        version=raw["version"],
        source=raw["source"],
        quads={int(quad): name for quad, name in raw["quads"].items()},
        types={name: _type(name, entry, boundaries.get(name, {})) for name, entry in raw["types"].items()},
        contexts=tuple(raw["contexts"]),
        cameo=tuple(Root(code, root["name"], float(root["goldstein"])) for code, root in raw["cameo"].items()),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


def _type(name: str, entry: dict[str, Any], boundaries: dict[str, Any]) -> EventType:
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
        modes=tuple(_mode(mode, facts | boundaries[mode]) for mode, facts in entry.get("modes", {}).items()),
    )


def _mode(name: str, entry: dict[str, Any]) -> Mode:
    return Mode(
        name=name,
        score=float(entry["score"]),
        definition=entry["definition"],
        includes=entry["includes"],
        excludes=entry["excludes"],
        cameo=tuple(entry.get("cameo", ())),
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
