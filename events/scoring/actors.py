"""Actors: which country and which sector does a phrase such as "a Russian general" stand for?

Labelled: `{"span": [start, end], "country": "RUS" or null, "sectors": [every acceptable code]}`. A phrase without a
country or without a sector is not scored for it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from .ratios import ratio
from .scorer import Figures, Reads
from .spans import Record, overlap, overlaps, span


class ActorScore:
    """`country` and `sector`: how many phrases that have one were given the right one."""

    reads: Reads = "events"

    def __init__(self) -> None:
        self.labels = 0
        self.counts = Counter[str]()

    def add(self, gold: Record, said: Record) -> None:
        phrase = gold["span"]
        chosen = best_of([party for party in parties_in(said) if overlaps(span(party), phrase)], phrase)
        self.labels += 1
        if gold.get("country"):
            self.counts.update(countries=1, right_countries=chosen.get("country") == gold["country"])
        if gold.get("sectors"):
            self.counts.update(sectors=1, right_sectors=chosen.get("sector") in gold["sectors"])

    def figures(self) -> Figures:
        counts = self.counts
        return {
            "country": ratio(counts["right_countries"], counts["countries"]),
            "sector": ratio(counts["right_sectors"], counts["sectors"]),
        }


def parties_in(said: Record) -> Iterator[Record]:
    """Everything that was given a country or a sector: linked names, and the parties of events."""
    for mention in said.get("mentions", ()):
        actor, place = mention.get("actor") or {}, mention.get("place") or {}
        if actor or place:
            yield {**mention, "country": (actor or place).get("country"), "sector": actor.get("sector")}
    for event in said.get("events", ()):
        for party in (*event["actors"], *event["recipients"]):
            if party["start"] is not None and (party["country"] or party["sector"]):
                yield party


def best_of(parties: Sequence[Record], phrase: Sequence[int]) -> Record:
    """The one of which most is known, then the one that covers most of the phrase."""
    return max(parties, key=lambda p: (bool(p["country"]) + bool(p["sector"]), overlap(span(p), phrase)), default={})
