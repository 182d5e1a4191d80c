"""
What a text is recognised by when some of its words have changed: MinHash over runs of three words.

The share of runs that two texts have in common is estimated from their signatures; texts that may be alike are found by
bands, groups of numbers that are the same in both. docs/decisions/0009 says how it was measured.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

TOGETHER = 3  # words in a run
NUMBERS = 128  # in a signature
IN_A_BAND = 4
SEED = 1
MUCH_ALIKE = 0.4  # the share of runs in common from which on an editor is asked
# Fingerprints made in another way are made anew; the first part is the library's.
MADE_WITH = RMinHash.ALGORITHM_VERSION * 100 + 1
# A sign of a script without spaces counts as a word.
WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class TextPrint:
    """`signature` holds 128 numbers of 32 bits, `bands` 32 signed numbers of 64 bits."""

    signature: bytes
    bands: list[int]


def fingerprint(text: str) -> TextPrint:
    """Of the words alone: case, punctuation and paragraphs do not matter. Whatever the text, it has one."""
    hashed = RMinHash(num_perm=NUMBERS, seed=SEED)
    hashed.update(list(runs(text)))
    signature = array("I", hashed.digest())
    bands = [band(number, signature[number : number + IN_A_BAND]) for number in range(0, NUMBERS, IN_A_BAND)]
    return TextPrint(signature.tobytes(), bands)


def runs(text: str) -> set[str]:
    words = WORD.findall(text.casefold())
    if len(words) < TOGETHER:
        return {" ".join(words)}
    return set(map(" ".join, zip(*(words[start:] for start in range(TOGETHER)), strict=False)))


def band(number: int, part: array[int]) -> int:
    return int.from_bytes(blake2b(part.tobytes(), digest_size=8, salt=bytes([number])).digest(), "big", signed=True)


def share_in_common(one: bytes, other: bytes) -> float:
    """How many of all runs of two texts stand in both, from 0 to 1; one in twenty-five is its usual error."""
    return sum(map(int.__eq__, array("I", one), array("I", other))) / NUMBERS
