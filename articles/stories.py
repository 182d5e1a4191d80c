"""Which articles tell the same story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from .words import FAR_APART, SAME_STORY, Words, alike


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is grouped."""

    words: Words
    published: date | None


def stories(told: Sequence[Told]) -> list[int]:
    """For each article the number of its story: that of its first article. Average linkage; no order matters."""
    near: dict[int, dict[int, float]] = {number: {} for number in range(len(told))}
    for this, that, score in pairs_alike(told):
        near[this][that] = near[that][this] = score
    number = list(range(len(told)))
    for first, members in average_linkage(near).items():
        for member in members:
            number[member] = first
    return number


def pairs_alike(told: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """How alike every two are that share a word."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for this, one in enumerate(told):
        for that in sorted({that for word in one.words for that in holding[word]}):
            if not weeks_apart(told[that], one):
                yield that, this, alike(told[that].words, one.words)
        for word in one.words:
            holding[word].append(this)


def weeks_apart(one: Told, other: Told) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) > FAR_APART


def average_linkage(near: dict[int, dict[int, float]]) -> dict[int, list[int]]:
    """
    Groups by their first member: the two most alike are joined, then the next two, while they are alike enough on
    average. `near` says how alike each is to the others, nothing where that is 0, and is used up.
    """
    groups = {one: [one] for one in near}
    best = [(-score, one, other) for one in near for other, score in near[one].items() if one < other]
    best = [pair for pair in best if -pair[0] >= SAME_STORY]
    heapify(best)
    while best:
        score, one, other = heappop(best)
        if one not in near or near[one].get(other) != -score:
            continue  # one of them was joined to another meanwhile
        left, right = len(groups[one]), len(groups[other])
        groups[one] += groups.pop(other)
        beside = near.pop(other)
        for third in (near[one].keys() | beside.keys()) - {one, other}:
            average = (left * near[one].get(third, 0.0) + right * beside.get(third, 0.0)) / (left + right)
            near[one][third] = near[third][one] = average
            near[third].pop(other, None)
            if average >= SAME_STORY:
                heappush(best, (-average, min(one, third), max(one, third)))
        del near[one][other]
    return groups
