"""A dateline parted from the text: "BEIRUT, Lebanon (AP) — Jets flew." is filed in Beirut, and begins with the jets."""

from collections.abc import Sequence

from ..tagging.dateline import dateline


def part_dateline(body: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The dateline that opens the first paragraph, as printed and without its dash, and the paragraphs without it."""
    first, *rest = body or ("",)
    line = dateline(first)
    if line is None or not first[line.end :].strip():
        return "", tuple(body)
    printed = first[: line.end].strip().rstrip("—–-: ").strip()
    return printed, (first[line.end :].strip(), *rest)
