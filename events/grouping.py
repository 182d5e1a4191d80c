"""
Reports into happenings, the same whatever came in first.

`neighbourhood` gathers all that hangs together with some reports; `happenings` parts it. What does not hang together
is never in one happening, so that a new article moves nothing beyond its neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from .happening import agreement, contradicts
from .tellings import Kind, Telling
from .ties import Tie, Ties

MOST = 600  # reports; what hangs together beyond this is left as it is


def neighbourhood(
    start: Iterable[Telling], near: Callable[[Sequence[Telling]], Sequence[Telling]], ties: Ties | None = None
) -> list[Telling]:
    """
    Everything that hangs together with `start`, or more than MOST of it; `near` gives for some reports all that might.
    """
    found = list(start)
    known = {telling.report.pk for telling in found}
    edge = found
    while edge:
        around = [telling for telling in near(edge) if telling.report.pk not in known]
        tied = ties.of(edge) if ties else set()
        like = by_kind(edge)
        edge = [
            telling
            for telling in around
            if telling.report.decision_id in tied or any(agreement(telling, one) for one in like[telling.kind])
        ]
        found.extend(edge)
        known.update(telling.report.pk for telling in edge)
        if len(found) > MOST:
            break
    return found


def happenings(tellings: Iterable[Telling], ties: Iterable[Tie] = ()) -> list[list[Telling]]:
    """
    What people said comes first, the latest of it before the earlier. Then the two that agree most are joined, then
    the next two with all that was joined to them, unless one of these contradicts one of those or a person told them
    apart.
    """
    groups = Groups(sorted(tellings, key=lambda one: one.order))
    groups.tie(ties)
    for one, other in agreeing(groups.ordered):
        if not groups.are_apart(one, other) and not groups.contradict(one, other):
            groups.join(one, other)
    return groups.all()


def agreeing(ordered: Sequence[Telling]) -> list[tuple[Telling, Telling]]:
    """The pairs that agree, those that agree most first, among equals the earliest told."""
    place = {telling: number for number, telling in enumerate(ordered)}
    pairs = [pair for ones in by_kind(ordered).values() for pair in combinations(ones, 2)]
    scored = [(-score, place[one], place[other]) for one, other in pairs if (score := agreement(one, other))]
    return [(ordered[first], ordered[second]) for _score, first, second in sorted(scored)]


def by_kind(tellings: Iterable[Telling]) -> defaultdict[Kind, list[Telling]]:
    """Only those of one kind ever agree."""
    found = defaultdict[Kind, list[Telling]](list)
    for telling in tellings:
        found[telling.kind].append(telling)
    return found


class Groups:
    """Tellings while they are joined; each begins alone."""

    def __init__(self, ordered: list[Telling]) -> None:
        self.ordered = ordered
        self.group = {telling: [telling] for telling in ordered}
        self.barred: list[tuple[Telling, Telling]] = []

    def tie(self, ties: Iterable[Tie]) -> None:
        by_decision = {telling.report.decision_id: telling for telling in self.ordered if telling.report.decision_id}
        for tie in ties:
            one, other = by_decision.get(tie.one), by_decision.get(tie.other)
            if one is None or other is None:
                continue
            if not tie.same:
                self.barred.append((one, other))
            elif not self.are_apart(one, other):
                self.join(one, other)

    def are_apart(self, one: Telling, other: Telling) -> bool:
        """Whether a person told one of these apart from one of those."""
        sides = {id(self.group[one]), id(self.group[other])}
        return len(sides) == 2 and any({id(self.group[a]), id(self.group[b])} == sides for a, b in self.barred)

    def contradict(self, one: Telling, other: Telling) -> bool:
        left, right = self.group[one], self.group[other]
        return left is not right and any(contradicts(a, b) for a in left for b in right)

    def join(self, one: Telling, other: Telling) -> None:
        left, right = self.group[one], self.group[other]
        if left is not right:
            left.extend(right)
            self.group.update(dict.fromkeys(right, left))

    def all(self) -> list[list[Telling]]:
        """Each group once, the earliest told of its members first."""
        found = {id(members): members for members in self.group.values()}
        return [sorted(members, key=lambda one: one.order) for members in found.values()]
