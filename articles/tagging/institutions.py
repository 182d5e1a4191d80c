"""The bodies that every state has, made from patterns: ministries, parliament, courts, forces, bank.

`offices.toml` says what news calls them, `offices.csv` what those of single states are called beside that. A name that
is no more than country and office ("Kenyan army", "Ministry of Defence of Chile") is stored nowhere: the finder joins
it.
"""

import csv
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .knowledge import KnownActor, Name
from .spelling import key_of

DATA = Path(__file__).parent / "data"
STATES = frozenset({"member", "observer", "contested"})


@dataclass(frozen=True, slots=True)
class Office:
    """What every state has, some excepted: a table of offices.toml."""

    key: str
    name: str
    sector: str
    generic: tuple[str, ...]
    part_of: str = ""
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    listed: bool = False
    historical: bool = False
    unlike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the generic names that a state's never has

    def is_in(self, state: "State", listed: bool) -> bool:
        """Whether a state has it; `listed`: whether offices.csv says what it is called there."""
        if self.listed:
            return listed
        if self.only:
            return state.iso3 in self.only
        return state.iso3 not in self.without and (state.status in STATES or (self.historical and state.is_past))


@dataclass(frozen=True, slots=True)
class OwnNames:
    """What the holder of an office is called in one state: a line of offices.csv; an empty `name` is the pattern's."""

    slug: str = ""
    name: str = ""
    names: tuple[Name, ...] = field(default=())
    wikidata: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What a pattern needs to know of a state. `adjective` belongs to it alone, or is its name."""

    iso3: str
    slug: str
    status: str
    name: str
    adjective: str

    @property
    def is_past(self) -> bool:
        return self.status == "historical"


@dataclass(frozen=True, slots=True)
class Patterns:
    """offices.toml. `articles`: the countries whose name takes one."""

    offices: tuple[Office, ...]
    articles: frozenset[str]

    def name(self, office: Office, state: State) -> str:
        article = "the " if state.iso3 in self.articles else ""
        return office.name.format(adjective=state.adjective, state=article + state.name)


def read_patterns(path: Path = DATA / "offices.toml") -> Patterns:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    offices = tuple(
        Office(
            key=table["key"],
            name=table["name"],
            sector=table["sector"],
            generic=tuple(table["generic"]),
            part_of=table.get("part_of", ""),
            only=frozenset(table.get("only", ())),
            without=frozenset(table.get("without", ())),
            listed=table.get("listed", False),
            historical=table.get("historical", False),
            unlike={state: tuple(texts) for state, texts in table.get("unlike", {}).items()},
        )
        for table in tables["office"]
    )
    return Patterns(offices, frozenset(tables["articles"]))


def read_own_names(path: Path = DATA / "offices.csv") -> dict[tuple[str, str], OwnNames]:
    """By country and office."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {(row["country"], row["office"]): own_names(row) for row in csv.DictReader(lines)}


def own_names(row: Mapping[str, str]) -> OwnNames:
    return OwnNames(
        slug=row["slug"],
        name=row["name"],
        names=(
            *(Name(text) for text in texts(row["aliases"])),
            *(Name(text, "acronym") for text in texts(row["acronyms"])),
            *(Name(text, "generic") for text in texts(row["generic"])),
        ),
        wikidata=row["wikidata"],
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
    )


def texts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def states_of(actors: Iterable[KnownActor], statuses: Mapping[str, str]) -> Iterator[State]:
    """States with their first adjective, or their name where another bears it too; `statuses` by country code."""
    states = [actor for actor in actors if actor.kind == "state" and actor.country]
    bearers = Counter(name.text for state in states for name in state.names if name.form == "adjective")
    for state in states:
        first = next((name.text for name in state.names if name.form == "adjective"), "")
        country = state.country or ""
        yield State(country, state.slug, statuses[country], state.name, first if bearers[first] == 1 else state.name)


def bodies_of_states(states: Iterable[State], written: Iterable[KnownActor]) -> Iterator[KnownActor]:
    """The holder of every office in every state; a generic name that a body written out bears there stays with it."""
    taken: defaultdict[str | None, set[str]] = defaultdict(set)
    for actor in written:
        taken[actor.country].update(key_of(name.text) for name in actor.names if name.form == "generic")
    patterns, own = read_patterns(), read_own_names()
    for state in states:
        there = [office for office in patterns.offices if office.is_in(state, (state.iso3, office.key) in own)]
        names = {office.key: own.get((state.iso3, office.key), OwnNames()) for office in there}
        slugs = {key: names[key].slug or f"{state.slug}-{key}" for key in names}
        for office in there:
            others = {key_of(n.text) for k in names if k != office.key for n in names[k].names if n.form == "generic"}
            others |= {key_of(text) for text in office.unlike.get(state.iso3, ())}
            free = [g for g in office.generic if key_of(g) not in taken[state.iso3] | others]
            known = names[office.key]
            yield KnownActor(
                slug=slugs[office.key],
                name=known.name or patterns.name(office, state),
                kind="body",
                country=state.iso3,
                sector=office.sector,
                names=(*known.names, *(Name(text, "generic") for text in free)),
                parent=slugs.get(office.part_of, state.slug),
                wikidata=known.wikidata,
                since=known.since,
                until=known.until,
            )
