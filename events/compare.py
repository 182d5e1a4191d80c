"""Whether two tellings name the same place and the same parties, different ones, or leave it open."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from math import asin, cos, radians, sin, sqrt
from typing import Any

from articles.models import Place

from .models import Event, Participant, Report
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


def compare_places(report: Report, event: Event) -> Answer:
    """Two towns agree when they are near; a town and the country around it leave it open."""
    if not {report.place_source, event.place_source} <= OWN_PLACE or not report.country_id or not event.country_id:
        return Answer.OPEN
    if report.country_id != event.country_id:
        return Answer.DIFFERENT
    one, other = report.place, event.place
    if not one or not other or one.kind not in EXACT or other.kind not in EXACT:
        return Answer.OPEN
    return Answer.SAME if one == other or distance(one, other) <= NEAR else Answer.DIFFERENT


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places on the map; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    north, east = radians(other.lat - one.lat), radians(other.lon - one.lon)
    half = sin(north / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def compare_parties(report: Report, event: Event) -> Answer:
    """
    The same when somebody is on either side; different when on one side both tellings know who it was and nobody is
    the same; open when one of them does not know.
    """
    known = list(event.participants.all())
    sides = [
        (report.actors, [one for one in known if one.side == Participant.Side.ACTOR]),
        (report.recipients, [one for one in known if one.side == Participant.Side.RECIPIENT]),
    ]
    if report.type in MUTUAL:  # who is named first says little
        sides = [([*report.actors, *report.recipients], known)]
    answers = [_compare_side(told, there) for told, there in sides]
    if Answer.DIFFERENT in answers:
        return Answer.DIFFERENT
    return Answer.SAME if Answer.SAME in answers else Answer.OPEN


def _compare_side(told: Iterable[dict[str, Any]], there: Iterable[Participant]) -> Answer:
    ours, words = set[str](), set[str]()
    for one in told:
        words.add(one["text"].lower())
        ours |= identities(one["actor"], one["country"], one["sector"])
    theirs, their_words = set[str](), set[str]()
    for other in there:
        their_words.add(other.text.lower())
        theirs |= identities(other.actor.slug if other.actor else None, other.code, other.sector)
    if ours & theirs or words & their_words:
        return Answer.SAME
    return Answer.DIFFERENT if ours and theirs else Answer.OPEN


def identities(actor: str | None, code: str | None, sector: str | None) -> set[str]:
    """What makes parties the same: the actor, or the country with the sector."""
    found = {f"actor:{actor}"} if actor else set()
    if code:
        found.add(f"state:{code}" if (sector or "") in STATE else f"part:{code}:{sector}")
    return found
