"""What tagging would do without a stage: the model's entities as they are, and each name linked by itself.

Nothing is read in these ways; they are what the stages are measured against.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .answers import Answer, linked, unknown
from .entities import KINDS
from .finder import Found, reconciled
from .gazetteer import Candidate, Gazetteer
from .growth import Stretch
from .knowledge import Knowledge, KnownActor
from .support import supported
from .tokens import TokenIndex

NOTHING_KNOWN = Gazetteer(Knowledge((), ()))


def find_unrepaired(tokens: TokenIndex, gazetteer: Gazetteer) -> list[Found]:
    """Known names, and the model's entities with the bounds and kinds that it gave them."""
    entities = [Stretch(ent.start_char, ent.end_char, ent.label_) for ent in tokens.doc.ents if ent.label_ in KINDS]
    matches = [known for match in gazetteer.matches(tokens.text) if (known := supported(match, tokens, entities))]
    return [
        name if name.candidates else replace(name, kind=KINDS[name.label])
        for name in reconciled(tokens, entities, matches)
    ]


def link_to_most_prominent(names: Sequence[Found], gazetteer: Gazetteer, _day: date | None = None) -> list[Answer]:
    """One answer for each name: its state or other actor if it has one, else its largest place, else a seat's owner."""
    return [most_prominent(name, gazetteer) for name in names]


def most_prominent(name: Found, gazetteer: Gazetteer) -> Answer:
    if not name.candidates:
        return unknown(name.kind, "prominence: none known by this name")
    target = max(name.candidates, key=prominence).target
    if not isinstance(target, KnownActor):
        return linked(name.kind, "prominence: the largest place of this name", place=target)
    country = gazetteer.countries.get(target.country or "") if target.kind == "state" and name.kind == "place" else None
    return linked(name.kind, "prominence: the foremost actor of this name", actor=target, place=country)


def prominence(candidate: Candidate) -> tuple[int, int]:
    """How prominent a bearer is among those of one name."""
    target = candidate.target
    if not isinstance(target, KnownActor):
        return 1, target.population
    if candidate.form == "seat":
        return 0, 0
    return (3 if target.kind == "state" else 2), 0
