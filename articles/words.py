"""
How alike two texts are: by the words that are rare in English and stand in both.

The answer depends on these two alone (rarity is that of English in general, from wordfreq), so that neither the order
in which articles arrive nor what else the archive holds changes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from math import log, sqrt

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
FAR_APART = timedelta(days=14)  # articles that tell no one story, however alike they are
COPY = 0.9  # how alike two articles are that are one text

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
