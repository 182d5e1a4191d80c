"""
Reports into happenings, the same whatever came in first.

`neighbourhood` gathers all that hangs together with some reports; `happenings` parts it. What does not hang together
is never in one happening, so that a new article moves nothing beyond its neighbourhood.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from .happening import agreement, contradicts
from .tellings import Telling

logger = logging.getLogger(__name__)
MOST = 600  # reports; what hangs together beyond this is left as it is


def neighbourhood(start: Iterable[Telling], near: Callable[[Sequence[Telling]], Sequence[Telling]]) -> list[Telling]:
    """Everything that hangs together with `start`; `near` gives for some reports all that might."""
    found = list(start)
    known = {telling.report.pk for telling in found}
    edge = found
    while edge:
        around = [telling for telling in near(edge) if telling.report.pk not in known]
        edge = [telling for telling in around if any(agreement(telling, one) for one in edge)]
        found.extend(edge)
        known.update(telling.report.pk for telling in edge)
        if len(found) > MOST:
            logger.warning("More than %d reports hang together: those beyond keep their events.", MOST)
            break
    return found


def happenings(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """
    The two that agree most are joined first, then the next two with all that was joined to them, unless one of these
    contradicts one of those.
    """
    ordered = sorted(tellings, key=lambda one: one.order)
    pairs = [(agreement(one, other), one, other) for one, other in combinations(ordered, 2)]
    group = {telling: [telling] for telling in ordered}
    for score, one, other in sorted(pairs, key=lambda pair: -pair[0]):  # stable: among equals the earliest told
        left, right = group[one], group[other]
        if not score:
            break
        if left is not right and not any(contradicts(a, b) for a in left for b in right):
            left.extend(right)
            group.update(dict.fromkeys(right, left))
    return [members for first, members in group.items() if members[0] is first]
