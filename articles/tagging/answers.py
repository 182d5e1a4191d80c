"""What the linker answers for a name: the one thing it stands for, nothing known, or several that fit equally."""

from collections.abc import Iterable
from dataclasses import dataclass

from .gazetteer import target_id
from .knowledge import KnownActor, KnownPlace
from .results import Kind, Link


@dataclass(frozen=True, slots=True)
class Answer:
    link: Link
    rule: str
    kind: Kind
    actor: KnownActor | None = None
    place: KnownPlace | None = None
    country: str | None = None
    sector: str | None = None
    candidates: tuple[str, ...] = ()


def linked(
    kind: Kind,
    rule: str,
    *,
    actor: KnownActor | None = None,
    place: KnownPlace | None = None,
    sector: str | None = None,
) -> Answer:
    """One known actor, one known place, or a country as both; `sector` is the actor's where none is given."""
    country = (actor.country if actor else None) or (place.country if place else None)
    return Answer("linked", rule, kind, actor, place, country, sector or (actor.sector if actor else None))


def unknown(kind: Kind, rule: str, *, country: str | None = None, sector: str | None = None) -> Answer:
    """Nothing known by this name; the country may still be told."""
    return Answer("unknown", rule, kind, country=country, sector=sector)


def ambiguous(kind: Kind, rule: str, targets: Iterable[KnownActor | KnownPlace]) -> Answer:
    """Several fit equally; what they have in common is told."""
    fitting = sorted(set(targets), key=target_id)
    countries = {target.country for target in fitting}
    sectors = {target.sector for target in fitting if isinstance(target, KnownActor)}
    return Answer(
        "ambiguous",
        rule,
        kind,
        country=countries.pop() if len(countries) == 1 else None,
        sector=sectors.pop() if len(sectors) == 1 else None,
        candidates=tuple(target_id(target) for target in fitting),
    )
