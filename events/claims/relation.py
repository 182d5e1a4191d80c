"""How what one report tells stands to what another tells."""

from __future__ import annotations

from enum import Enum

Span = tuple[float, float]  # both ends inclusive


class Relation(Enum):
    SAME = "same"
    FINER = "finer"  # the first says more exactly what the second says
    COARSER = "coarser"
    OPEN = "open"  # both may be right
    DIFFERENT = "different"  # only one of them can be right

    @property
    def mirrored(self) -> Relation:
        """The same, seen from the other."""
        return {Relation.FINER: Relation.COARSER, Relation.COARSER: Relation.FINER}.get(self, self)


def relate_spans(one: Span, other: Span) -> Relation:
    """
    What lies within is more exact; what does not meet contradicts.

    >>> relate_spans((22, 22), (17, float("inf")))
    <Relation.FINER: 'finer'>
    """
    (low, high), (other_low, other_high) = one, other
    if one == other:
        return Relation.SAME
    if other_low <= low and high <= other_high:
        return Relation.FINER
    if low <= other_low and other_high <= high:
        return Relation.COARSER
    return Relation.DIFFERENT if high < other_low or other_high < low else Relation.OPEN
