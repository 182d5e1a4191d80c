"""Which articles tell the same story. scipy comes with this module, and only what groups articles may load it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from .words import FAR_APART, SAME_STORY, Words, alike


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is grouped."""

    words: Words
    published: date | None


def stories(told: Sequence[Told]) -> list[int]:
    """For each article the number of its story: that of its first article. Average linkage; no order matters."""
    count = len(told)
    pairs = list(pairs_alike(told))
    rows, columns, scores = zip(*pairs, strict=True) if pairs else ((), (), ())
    matrix = csr_array((scores, (rows, columns)), shape=(count, count), dtype=float)
    matrix += matrix.T
    # No story reaches beyond what hangs together by pairs that are alike enough.
    _, component = connected_components(matrix >= SAME_STORY, directed=False)
    first: dict[tuple[int, int], int] = {}
    number = [0] * count
    for label in range(component.max(initial=-1) + 1):
        members = np.flatnonzero(component == label)
        for member, group in zip(members, average_linkage(matrix[members][:, members]), strict=True):
            number[member] = first.setdefault((label, group), int(member))
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


def average_linkage(matrix: Any) -> list[int]:
    """The number of each row's group: groups are joined while they are alike enough on average."""
    count = matrix.shape[0]
    if count == 1:
        return [1]
    apart = np.clip(1 - matrix.toarray(), 0, 1)  # sums of floats may exceed 1
    numbers = fcluster(linkage(apart[np.triu_indices(count, 1)], "average"), 1 - SAME_STORY, "distance")
    return [int(number) for number in numbers]
