"""Whether two reports name the same place and the same parties, different ones, or leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from articles.models import Place

from .models import Report
from .models.events import OWN_PLACE

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
STATE = {"GOV", "MIL", "SPY", "COP", ""}  # a government, its army and its ministers act for one state
EXACT = {Place.Kind.SITE, Place.Kind.CITY, Place.Kind.DISTRICT}
TITLES = {"Mr.", "Mrs.", "Ms.", "Dr.", "Sir"}
FURTHER = re.compile(r",| (?:of|in|from|with) ")
CIVILIANS = "CVL"
NEAR = 50  # kilometres: a town and the base or village outside it
EARTH = 6371  # kilometres


Party = dict[str, Any]


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


def compare_parties(one: Report, other: Report) -> tuple[Answer, int]:
    """
    The same when somebody is on either side; different when on one side both know who it was and nobody is the
    same; open when one of them does not know. And how many parties agree: of those who did it, and of the others.
    """
    sides = [(one.actors, other.actors), (_undergoing(one), _undergoing(other))]
    if one.type in MUTUAL:  # who is named first says little
        sides = [([*one.actors, *one.recipients], [*other.actors, *other.recipients])]
    compared = [_compare_side(_known(one, ours), _known(other, theirs)) for ours, theirs in sides]
    if _of_one_people(one.recipients, other.recipients):
        compared[-1] = (Answer.OPEN, 0) if compared[-1][0] is Answer.DIFFERENT else compared[-1]
    agreeing = min(sum(shared for _answer, shared in compared), 2)
    answers = {answer for answer, _shared in compared}
    if Answer.DIFFERENT in answers:
        return Answer.DIFFERENT, agreeing
    return (Answer.SAME if agreeing else Answer.OPEN), agreeing


def name_one_person(one: Report, other: Report) -> bool:
    """Whether it was done to one person, whom both name."""
    ours, theirs = (
        [_name(party["text"]) for party in report.recipients if party["actor"] or not party["country"]]
        for report in (one, other)
    )
    return any(name and (name == third or _one_name(name, third)) for name in ours for third in theirs)


def _undergoing(told_by: Report) -> Sequence[Party]:
    """Who undergoes it; of `attacks in Syria` whoever is there: no known party, but the same in the same words."""
    recipients: Sequence[Party] = told_by.recipients
    if recipients or told_by.type != "ASSAULT" or not (told_by.place_text and told_by.place_source in OWN_PLACE):
        return recipients
    return [{"actor": None, "country": told_by.country_id, "sector": "", "text": told_by.place_text}]


def _of_one_people(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether `four Americans` may be whoever of the United States it was done to."""
    return any(
        one["country"] and one["country"] == other["country"] and CIVILIANS in (one["sector"], other["sector"])
        for one in some
        for other in others
    )


@dataclass(frozen=True, slots=True)
class _Known:
    who: frozenset[str]
    words: str
    name: tuple[str, ...]  # where nothing but a name tells who it is: `Mr. Smith` is ("Smith",)


def _known(told_by: Report, side: Iterable[Party]) -> list[_Known]:
    return [_Known(_who(told_by, party), party["text"].lower(), _name(party["text"])) for party in side]


@lru_cache(maxsize=10_000)
def _name(text: str) -> tuple[str, ...]:
    words = [word for word in FURTHER.split(text)[0].split() if word not in TITLES]
    while words and words[0].islower():  # `journalist Smith`
        del words[0]
    return tuple(words) if all(word[:1].isupper() for word in words) else ()


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """`John Smith` and `Smith`."""
    few, many = sorted((one, other), key=len)
    return bool(few) and len(many) > 1 and few[-1] == many[-1] and set(few) <= set(many)


def _who(told_by: Report, party: Party) -> frozenset[str]:
    """Nobody is known of `facilities in Syria` that were struck in Syria: only the place is."""
    if party["actor"] or party["sector"] or party["country"] != told_by.country_id:
        return identities(party["actor"], party["country"], party["sector"])
    return frozenset()


def _compare_side(ours: Sequence[_Known], theirs: Sequence[_Known]) -> tuple[Answer, int]:
    """How two tellings of one side agree, and in how many parties."""
    if shared := min(_found_in(ours, theirs), _found_in(theirs, ours)):
        return Answer.SAME, shared
    both_know = any(one.who for one in ours) and any(one.who for one in theirs)
    return (Answer.DIFFERENT if both_know else Answer.OPEN), 0


def _found_in(parties: Iterable[_Known], others: Iterable[_Known]) -> int:
    who = frozenset[str]().union(*(other.who for other in others))
    words = {other.words for other in others}
    return sum(
        bool(one.who & who) or one.words in words or any(_one_name(one.name, other.name) for other in others)
        for one in parties
    )


def identities(actor: str | None, code: str | None, sector: str | None) -> frozenset[str]:
    """What makes parties the same: the actor, or the country with the sector."""
    found = {f"actor:{actor}"} if actor else set()
    if code:
        found.add(f"state:{code}" if (sector or "") in STATE else f"part:{code}:{sector}")
    return frozenset(found)
