"""Nouns that belong to whoever acts, from `data/agents.toml`; what actors are called is in articles.tagging.sectors."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from events.coding.lexicon import spelled


@dataclass(frozen=True, slots=True)
class Agents:
    owned: frozenset[str]  # proposal, decision: who is meant is whoever they belong to
    done: frozenset[str]  # arrest, attack: the same, but what stands after `of` is what it is done to


def load() -> Agents:
    """Read the agents that ship with this package."""
    raw = tomllib.loads(files(__package__).joinpath("data/agents.toml").read_text(encoding="utf-8"))
    return Agents(
        owned=frozenset(map(spelled, raw["owned"]["words"])),
        done=frozenset(map(spelled, raw["owned"]["deeds"])),
    )
