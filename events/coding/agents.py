"""Nouns of `data/agents.toml`: those that belong to whoever acts, and those for one person; given names of both sexes.

What actors are called is in articles.tagging.sectors.
"""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from articles.tagging.given_names import GIVEN_NAMES
from events.coding.lexicon import spelled


@dataclass(frozen=True)
class Agents:
    owned: frozenset[str]  # proposal, decision: who is meant is whoever they belong to
    done: frozenset[str]  # arrest, attack: the same, but what stands after `of` is what it is done to
    men: frozenset[str]
    women: frozenset[str]
    persons: frozenset[str]  # either
    mens_names: frozenset[str]  # given names in small letters
    womens_names: frozenset[str]
    groups: frozenset[str]  # people and bodies that no sector tells: allies, delegation, side
    inhabited: frozenset[str]  # places of people: village, base, hospital
    things: frozenset[str]  # the last words of names that are no party: treaty, act, airport

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for one person."""
        return self.men | self.women | self.persons


def load() -> Agents:
    """Read the agents that ship with this package."""
    raw, given = _read("agents"), _read("given_names")
    return Agents(
        owned=frozenset(map(spelled, raw["owned"]["words"])),
        done=frozenset(map(spelled, raw["owned"]["deeds"])),
        men=frozenset(map(spelled, raw["people"]["men"])),
        women=frozenset(map(spelled, raw["people"]["women"])),
        persons=frozenset(map(spelled, raw["people"]["either"])),
        mens_names=frozenset(map(str.lower, GIVEN_NAMES.difference(given["women"], given["either"]))),
        womens_names=frozenset(map(str.lower, given["women"])),
        groups=frozenset(map(spelled, raw["people"]["groups"])),
        inhabited=frozenset(map(spelled, raw["inhabited"]["words"])),
        things=frozenset(map(spelled, raw["things"]["words"])),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))
