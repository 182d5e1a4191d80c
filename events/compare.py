"""Whether two reports name the same place and the same parties, different ones, or leave it open."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from math import asin, cos, radians, sin, sqrt
from typing import Any

from articles.models import Place

from .models import Report
from .models.events import OWN_PLACE

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
STATE = {"GOV", "MIL", "SPY", "COP", ""}  # a government, its army and its ministers act for one state
EXACT = {Place.Kind.SITE, Place.Kind.CITY, Place.Kind.DISTRICT}
NEAR = 50  # kilometres: a town and the base or village outside it
EARTH = 6371  # kilometres


class Answer(Enum):
    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


def compare_places(one: Report, other: Report) -> Answer:
    """Two towns agree when they are near; a town and the country around it leave it open."""
    if not {one.place_source, other.place_source} <= OWN_PLACE or not one.country_id or not other.country_id:
        return Answer.OPEN
    if one.country_id != other.country_id:
        return Answer.DIFFERENT
    here, there = one.place, other.place
    if not here or not there or here.kind not in EXACT or there.kind not in EXACT:
        return Answer.OPEN
    return Answer.SAME if here == there or distance(here, there) <= NEAR else Answer.DIFFERENT


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places on the map; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    north, east = radians(other.lat - one.lat), radians(other.lon - one.lon)
    half = sin(north / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def compare_parties(one: Report, other: Report) -> Answer:
    """
    The same when somebody is on either side; different when on one side both know who it was and nobody is the
    same; open when one of them does not know.
    """
    sides = [(one.actors, other.actors), (one.recipients, other.recipients)]
    if one.type in MUTUAL:  # who is named first says little
        sides = [([*one.actors, *one.recipients], [*other.actors, *other.recipients])]
    answers = {_compare_side(ours, theirs) for ours, theirs in sides}
    if Answer.DIFFERENT in answers:
        return Answer.DIFFERENT
    return Answer.SAME if Answer.SAME in answers else Answer.OPEN


def _compare_side(ours: Iterable[dict[str, Any]], theirs: Iterable[dict[str, Any]]) -> Answer:
    (known, words), (known_there, words_there) = _named(ours), _named(theirs)
    if known & known_there or words & words_there:
        return Answer.SAME
    return Answer.DIFFERENT if known and known_there else Answer.OPEN


def _named(parties: Iterable[dict[str, Any]]) -> tuple[set[str], set[str]]:
    known, words = set[str](), set[str]()
    for one in parties:
        words.add(one["text"].lower())
        known |= identities(one["actor"], one["country"], one["sector"])
    return known, words


def identities(actor: str | None, code: str | None, sector: str | None) -> set[str]:
    """What makes parties the same: the actor, or the country with the sector."""
    found = {f"actor:{actor}"} if actor else set()
    if code:
        found.add(f"state:{code}" if (sector or "") in STATE else f"part:{code}:{sector}")
    return found
