"""Which place a name of places stands for."""

from collections.abc import Sequence
from math import asin, cos, log10, radians, sin, sqrt

from .answers import Answer, ambiguous, linked, unknown
from .context import Context
from .finder import Found
from .gazetteer import key_of
from .knowledge import KnownActor, KnownPlace
from .lexicon import AREAS
from .results import Kind

NEAR_KM, AROUND_KM = 100.0, 400.0
EVEN = 0.3  # scores closer than this do not tell two places apart


def places_of(name: Found) -> list[KnownPlace]:
    """The places a name may stand for: those of this name, and those of this spelling only when there are none."""
    places = [(c.form, c.target) for c in name.candidates if isinstance(c.target, KnownPlace)]
    return [place for form, place in places if form == "name"] or [place for _, place in places]


def states_of(name: Found) -> list[KnownActor]:
    """The states a name may stand for."""
    states = [c.target for c in name.candidates if isinstance(c.target, KnownActor) and c.target.kind == "state"]
    return list({state.slug: state for state in states}.values())


def settle_qualified(context: Context, pairs: Sequence[tuple[Found, Found]]) -> None:
    """Read "Paris, Texas" once, so that "Paris" alone means the same in the whole article."""
    for left, right in pairs:
        places = [place for place in places_of(left) if place.kind != "country" and lies_in(place, right)]
        if places:
            context.places[key_of(left.name)] = max(places, key=lambda place: place.population)


def lies_in(place: KnownPlace, around: Found) -> bool:
    """Whether a place lies in the country or province that a name may stand for."""
    countries = {state.country for state in states_of(around)}
    for other in places_of(around):
        if other.kind == "country":
            countries.add(other.country)
        if other.kind == "province" and place.kind == "city" and place.admin == other.admin:
            return True
    return place.country in countries


def place_answer(name: Found, kind: Kind, context: Context) -> Answer:
    """The place that a name stands for, by what the article says and by size."""
    return place_among(places_of(name), name, kind, context)


def place_among(places: list[KnownPlace], name: Found, kind: Kind, context: Context) -> Answer:
    """The one among places that a name stands for."""
    if settled := context.places.get(key_of(name.name)):
        return linked(kind, "place: told by the words after it", place=settled)
    if not places:
        return unknown(kind, "place: none known by this name")
    if len(places) == 1:
        return linked(kind, "place: the only one of this name", place=places[0])
    scores = {place.key: likelihood(place, context) + called(place, name) for place in places}
    first, second = sorted(places, key=lambda place: scores[place.key], reverse=True)[:2]
    if scores[first.key] - scores[second.key] < EVEN:
        return ambiguous(kind, "place: several fit", [first, second])
    return linked(kind, "place: by size and by the places around it", place=first)


def called(place: KnownPlace, name: Found) -> float:
    """What the name itself says: a seat of government is the town of it; "X province" is the province."""
    doc, last = name.span.doc, name.span.end
    if last < len(doc) and doc[last].lower_ in AREAS:
        return 4.0 if place.kind in ("province", "district") else 0.0
    if place.kind != "city":
        return 0.0
    return float(any(c.form == "seat" and c.target.country == place.country for c in name.candidates))


def likelihood(place: KnownPlace, context: Context) -> float:
    """How well a place fits an article; a point is a tenfold population."""
    score = log10(place.population + 10)
    total = context.countries.total()
    if place.country and total:
        score += 1.2 * context.countries[place.country] / total
    if place.admin and context.provinces[place.admin]:
        score += 1.0 + 1.5 * context.provinces[place.admin] / context.provinces.total()
    return score + neighbourhood(place, context)


def neighbourhood(place: KnownPlace, context: Context) -> float:
    """What the other towns of an article say for a place: up to two points for those near it."""
    if place.lat is None or place.lon is None:
        return 0.0
    near = around = 0.0
    for name, lat, lon, weight in context.points:
        if name != place.name and abs(lat - place.lat) < 4:
            distance = kilometres((place.lat, place.lon), (lat, lon))
            near += weight if distance < NEAR_KM else 0
            around += weight if distance < AROUND_KM else 0
    return max(min(2.0, 2 * near), min(1.0, around))


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The distance between two points of the earth."""
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in (left, right)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))
