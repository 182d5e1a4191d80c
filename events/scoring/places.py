"""Places: are their names found, and put on the right spot of the earth?

Labelled: `{"places": [{"start", "end", "lat", "lon", "country", "geonames", "form": "noun" or "adjective"}]}`, null
where not known. Only nouns are scored.
"""

from collections import Counter
from math import asin, cos, radians, sin, sqrt

from .ratios import ratio
from .scorer import Figures, Reads
from .spans import Record, overlap, overlaps, span

EARTH_KM = 12_742.0  # its diameter
NEAR_KM = 161.0  # a hundred miles


class PlaceScore:
    """`recall`: names of places found. Of those that were linked, `near`: within 161 km of the labelled point or the
    same GeoNames id; `country`: in the labelled country."""

    reads: Reads = "names"

    def __init__(self) -> None:
        self.labels = 0
        self.counts = Counter[str]()

    def add(self, gold: Record, said: Record) -> None:
        mentions = [m for m in said.get("mentions", ()) if m["kind"] == "place" or m.get("place")]
        for item in gold["places"]:
            if item["form"] == "noun":
                self.labels += 1
                self.score(item, [mention for mention in mentions if overlaps(span(mention), span(item))])

    def score(self, item: Record, mentions: list[Record]) -> None:
        self.counts["found"] += bool(mentions)
        best = max(mentions, key=lambda m: (bool(m.get("place")), overlap(span(m), span(item))), default={})
        place = best.get("place") or {}
        if place.get("lat") is None and place.get("geonames") is None:
            return
        if item["country"]:
            self.counts.update(countries=1, right_countries=place.get("country") == item["country"])
        distance = distance_between(place, item)
        if distance is not None:
            self.counts.update(measured=1, near=distance <= NEAR_KM)

    def figures(self) -> Figures:
        counts = self.counts
        figures = {
            "recall": ratio(counts["found"], self.labels),
            "near": ratio(counts["near"], counts["measured"]),
            "country": ratio(counts["right_countries"], counts["countries"]),
        }
        return figures if counts["measured"] else {"recall": figures["recall"]}


def distance_between(place: Record, item: Record) -> float | None:
    """Kilometres; 0 for the same GeoNames id, None where one of them has no point."""
    if item["geonames"] and place.get("geonames") == item["geonames"]:
        return 0.0
    if item["lat"] is None or place.get("lat") is None:
        return None
    return kilometres((place["lat"], place["lon"]), (item["lat"], item["lon"]))


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance between two points of the earth, each (latitude, longitude)."""
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in (left, right)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return EARTH_KM * asin(min(1.0, sqrt(half)))
