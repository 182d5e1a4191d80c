"""Nouns of `data/agents.toml`: those that belong to whoever acts, and those for one person.

What actors are called is in articles.tagging.sectors.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from events.coding.lexicon import spelled


@dataclass(frozen=True, slots=True)
class Agents:
    owned: frozenset[str]  # proposal, decision: who is meant is whoever they belong to
    done: frozenset[str]  # arrest, attack: the same, but what stands after `of` is what it is done to
    men: frozenset[str]
    women: frozenset[str]
    persons: frozenset[str]  # either
    groups: frozenset[str]  # people and bodies that no sector tells: allies, delegation, side
    inhabited: frozenset[str]  # places of people: village, base, hospital
    things: frozenset[str]  # the last words of names that are no party: treaty, act, airport


def load() -> Agents:
    """Read the agents that ship with this package."""
    raw = tomllib.loads(files(__package__).joinpath("data/agents.toml").read_text(encoding="utf-8"))
    return Agents(
        owned=frozenset(map(spelled, raw["owned"]["words"])),
        done=frozenset(map(spelled, raw["owned"]["deeds"])),
        men=frozenset(map(spelled, raw["people"]["men"])),
        women=frozenset(map(spelled, raw["people"]["women"])),
        persons=frozenset(map(spelled, raw["people"]["either"])),
        groups=frozenset(map(spelled, raw["people"]["groups"])),
        inhabited=frozenset(map(spelled, raw["inhabited"]["words"])),
        things=frozenset(map(spelled, raw["things"]["words"])),
    )
