"""
Which articles tell the same story: those that share the words which are rare in English.

How alike two articles are depends on these two alone (rarity is that of English in general, from wordfreq), so that
neither the order in which articles arrive nor what else the archive holds changes the answer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import log, sqrt
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from wordfreq import zipf_frequency

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LEAD = 3_000  # characters; what comes later is background that other stories share
TITLE_COUNTS = 2
WORDS = 40  # of a text, those that weigh most
COMMON, RARE = 6.2, 3.0  # on wordfreq's Zipf scale: words above the first weigh nothing, below the second all the same
LEAST_WEIGHT = 0.7
ENDINGS = (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
SHORTEST_STEM = 4
SAME_STORY = 0.25  # how alike articles are on average in a story; chosen on the demo's own articles
COPY = 0.9  # how alike two articles are that are one text
FAR_APART = timedelta(days=14)

Words = Mapping[str, float]


def words_of(text: str, title: str = "") -> dict[str, float]:
    """What a text is compared by: its weightiest words, a vector of length 1."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for part, times in ((title, TITLE_COUNTS), (text[:LEAD], 1)):
        for found in WORD.finditer(part):
            word = found[0].lower().removesuffix("'s").removesuffix("’s")
            if (weight := rarity(word)) > LEAST_WEIGHT:
                counts[stem(word)] += times
                weights.setdefault(stem(word), weight)
    weighed = {word: (1 + log(count)) * weights[word] for word, count in counts.items()}
    heaviest = sorted(weighed.items(), key=lambda one: (-one[1], one[0]))[:WORDS]
    length = sqrt(sum(weight * weight for _word, weight in heaviest)) or 1
    return {word: round(weight / length, 4) for word, weight in heaviest}


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    return COMMON - max(zipf_frequency(word, "en", wordlist="small"), RARE)


def stem(word: str) -> str:
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)] + instead
    return word


def alike(one: Words, other: Words) -> float:
    """From 0, no word in common, to 1, the same words."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many.get(word, 0.0) for word, weight in few.items())


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
    alike = csr_array((scores, (rows, columns)), shape=(count, count), dtype=float)
    alike += alike.T
    # No story reaches beyond what hangs together by pairs that are alike enough.
    _, component = connected_components(alike >= SAME_STORY, directed=False)
    first: dict[tuple[int, int], int] = {}
    number = [0] * count
    for label in range(component.max(initial=-1) + 1):
        members = np.flatnonzero(component == label)
        for member, group in zip(members, average_linkage(alike[members][:, members]), strict=True):
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


def average_linkage(alike: Any) -> list[int]:
    """The number of each row's group: groups are joined while they are alike enough on average."""
    count = alike.shape[0]
    if count == 1:
        return [1]
    apart = np.clip(1 - alike.toarray(), 0, 1)  # sums of floats may exceed 1
    numbers = fcluster(linkage(apart[np.triu_indices(count, 1)], "average"), 1 - SAME_STORY, "distance")
    return [int(number) for number in numbers]
