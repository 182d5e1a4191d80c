"""What actors are called: `data/agents.toml`, nouns that tell a sector, and nouns that belong to whoever acts."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from events.coding.lexicon import spelled


@dataclass(frozen=True, slots=True)
class Agents:
    sectors: dict[str, str]  # noun, or two words → sector
    blocs: dict[str, str]  # noun → code for the country slot
    owned: frozenset[str]  # proposal, decision: who is meant is whoever they belong to
    done: frozenset[str]  # arrest, attack: the same, but what stands after `of` is what it is done to


def load() -> Agents:
    """Read the agents that ship with this package."""
    raw = tomllib.loads(files(__package__).joinpath("data/agents.toml").read_text(encoding="utf-8"))
    return Agents(
        sectors={spelled(noun): sector for sector, nouns in raw["sectors"].items() for noun in nouns},
        blocs={spelled(noun): bloc for bloc, nouns in raw["blocs"].items() for noun in nouns},
        owned=frozenset(map(spelled, raw["owned"]["words"])),
        done=frozenset(map(spelled, raw["owned"]["deeds"])),
    )
