"""Names: are they found with their exact bounds and kind?

Labelled: `{"kinds": [kinds that are labelled], "names": [{"start", "end", "text", "kind"}], "ignored": [{"start",
"end"}]}`. A leading article and a trailing possessive are no part of a name, on either side. Labelled names that
overlap are alternatives: one found suffices. What stands exactly on an ignored stretch counts neither way.
"""

import re
from collections import Counter

from .ratios import f1
from .scorer import Figures, Reads
from .spans import Record, Span, overlaps, span

Name = tuple[int, int, str]
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?<=\w)\s*['’]s?$")
KINDS = ("person", "organization", "place", "group")


class NameScore:
    """`micro` over all labelled kinds, and F1 for each of them."""

    reads: Reads = "names"

    def __init__(self) -> None:
        self.labels = 0
        self.right, self.false, self.missed = Counter[str](), Counter[str](), Counter[str]()

    def add(self, gold: Record, said: Record) -> None:
        labelled = {named(item) for item in gold["names"]}
        read = named_in(gold, said, labelled)
        right = labelled & read
        missed = {name for name in labelled - right if not any(overlaps(name[:2], other[:2]) for other in right)}
        self.labels += len(gold["names"])
        for counts, names in ((self.right, right), (self.false, read - labelled), (self.missed, missed)):
            counts.update(kind for _, _, kind in names)

    def figures(self) -> Figures:
        counts = (self.right, self.false, self.missed)
        kinds = [kind for kind in KINDS if self.right[kind] + self.missed[kind]]
        by_kind = {kind: f1(*(count[kind] for count in counts)) for kind in kinds}
        return {"micro": f1(*(count.total() for count in counts)), **by_kind}


def named_in(gold: Record, said: Record, labelled: set[Name]) -> set[Name]:
    """The names that were read, of the labelled kinds, without those on ignored stretches."""
    ignored = {span(item) for item in gold.get("ignored", ())}
    mentions = [mention for mention in said.get("mentions", ()) if mention["kind"] in gold["kinds"]]
    printed = {named(mention): span(mention) for mention in mentions}
    return {name for name, bounds in printed.items() if name in labelled or not {name[:2], bounds} & ignored}


def named(item: Record) -> Name:
    return *proper(item), item["kind"]


def proper(item: Record) -> Span:
    """The bounds of a name without a leading article and a trailing possessive."""
    article, possessive = ARTICLE.match(item["text"]), POSSESSIVE.search(item["text"])
    start = item["start"] + (article.end() if article else 0)
    return start, item["end"] - (len(possessive[0]) if possessive else 0)
