"""Which place a name of places stands for."""

from collections.abc import Sequence

from .answers import Answer, ambiguous, linked, unknown
from .context import Context
from .finder import Found
from .knowledge import KnownActor, KnownPlace
from .lexicon import AREAS, SETTLEMENTS
from .results import Kind
from .surroundings import name_key, places_of

SMALL = 15_000  # inhabitants of a town that is not meant without a reason
LARGE = 50_000  # inhabitants of a town that a body is rather named after than a person
CALLED, OF_SEAT = 4.0, 2.0  # points for what the words beside a name say
EVEN = 0.5  # a place three times as likely as the next is the one that is meant


def states_of(name: Found) -> list[KnownActor]:
    """The states a name may stand for."""
    states = [c.target for c in name.candidates if isinstance(c.target, KnownActor) and c.target.kind == "state"]
    return list({state.slug: state for state in states}.values())


def settle_qualified(context: Context, pairs: Sequence[tuple[Found, Found]]) -> None:
    """Read "Paris, Texas" once, so that "Paris" alone means the same in the whole article."""
    for left, right in pairs:
        if states_of(left) and states_of(right) and left.kind == "place":
            continue  # "Canada, Mexico" is a list
        places = [place for place in places_of(left) if place.kind != "country" and lies_in(place, right)]
        if places:
            context.places[name_key(left)] = max(places, key=lambda place: place.population)


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
    places = places_of(name)
    return place_among([place for place in places if place.kind != "country"] or places, name, kind, context)


def place_among(places: list[KnownPlace], name: Found, kind: Kind, context: Context) -> Answer:
    """The one among places that a name stands for."""
    if settled := context.places.get(name_key(name)):
        return linked(kind, "place: told by the words after it", place=settled)
    if not places:
        return unknown(kind, "place: none known by this name")
    key, around = name_key(name), context.surroundings
    places = without_namesakes(places, name)
    scores = {place.key: around.likelihood(place, key) + called(place, name) for place in places}
    first, *others = sorted(places, key=lambda place: scores[place.key], reverse=True)
    if others and scores[first.key] - scores[others[0].key] < EVEN:
        return ambiguous(kind, "place: several fit", [first, others[0]])
    if first.kind == "city" and first.population < SMALL and not noun_of(name) and not around.speak_for(first, key):
        return unknown(kind, "place: nothing else speaks for a small town of this name")
    rule = "place: by size and by the places around it" if others else "place: the only one of this name"
    return linked(kind, rule, place=first)


def without_namesakes(places: list[KnownPlace], name: Found) -> list[KnownPlace]:
    """Places without the provinces that bear the name of their town, unless "X province" is said: alone it is the
    town."""
    towns = {place.admin for place in places if place.kind == "city"}
    if noun_of(name) or not towns:
        return places
    bare = len(name_key(name).split())
    return [p for p in places if p.kind != "province" or p.admin not in towns or len(p.name.split()) == bare]


def called(place: KnownPlace, name: Found) -> float:
    """What the text calls it: "X province" and "the city of X" are what they say; alone, the name of a capital is not
    the province called so."""
    noun = noun_of(name)
    if noun:
        return CALLED if (place.kind in ("province", "district")) == (noun in AREAS or noun == "state") else 0.0
    seat = any(c.form == "seat" and c.target.country == place.country for c in name.candidates)
    return -OF_SEAT if seat and place.kind == "province" else 0.0


def noun_of(name: Found) -> str:
    """The noun beside a name that says what it names: "X province", "the state of X"."""
    doc, first, last = name.span.doc, name.span.start, name.span.end
    if last < len(doc) and (doc[last].lower_ in AREAS or doc[last].lower_ == "state"):
        return str(doc[last].lower_)
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in SETTLEMENTS:
        return str(doc[first - 2].lower_)
    return ""


def is_borne_out(place: KnownPlace, name: Found, context: Context) -> bool:
    """Whether a place is large, or other names of the article stand for what is near it."""
    return place.kind != "city" or place.population >= LARGE or context.surroundings.beside(place, name_key(name)) > 0.5
