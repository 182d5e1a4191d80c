"""Sentences of a text where no parser is at hand: good enough to show words in, and to know them again by."""

import re

BETWEEN_SENTENCES = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+(?=[\"“‘(]?[A-Z0-9])|\n+")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters of the sentence, or sentences, in which some characters of a text stand."""
    first = max(text.rfind("\n", 0, start) + 1, 0)
    last = text.find("\n", end)
    parted = list(BETWEEN_SENTENCES.finditer(text, first, len(text) if last < 0 else last))
    begins = next((match.end() for match in reversed(parted) if match.end() <= start), first)
    ends = next((match.start() for match in parted if match.start() >= end), len(text) if last < 0 else last)
    return begins, ends
