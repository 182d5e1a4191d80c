"""Names said again: what one sentence shows about an unknown name holds in the whole article.

A name found once is a name wherever it is written; "Mr" before it, or a full name that it ends, makes it a person in
all places, and otherwise most of its places decide its kind.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .evidence import kinds_around
from .finder import Found
from .gazetteer import ORDINARY, Candidate
from .knowledge import KnownActor, KnownPlace
from .lexicon import COMMON, LOCATIVE
from .results import Kind
from .shortened import with_shortened
from .syntax import title_before, word_before
from .tokens import TokenIndex

CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z]\w*")
CONTINUES = re.compile(r"[\w-]")
NOT_SURNAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "i"})


def with_echoes(docs: Sequence[TokenIndex], found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of an article's Docs, with their repetitions, and one kind for each unknown name."""
    found = with_shortened(docs, found)
    kinds = kinds_of([name for names in found for name in names])
    again = Again(kinds)
    return [[*settled(tokens, names, again, kinds)] for tokens, names in zip(docs, found, strict=True)]


def kinds_of(names: Sequence[Found]) -> dict[str, Kind]:
    """The kind of each unknown name, by all that the article shows of it."""
    votes: defaultdict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    surnames: Counter[str] = Counter()
    for name in names:
        if name.kind == "person" and " " in name.name:
            words = [word for word in name.name.split() if word.lower().rstrip(".") not in NOT_SURNAMES]
            surnames.update({words[-1], " ".join(words[1:])} if words else ())
    for name in names:
        if not name.candidates or is_no_state(name):
            unsaid = name.kind == "place" and surnames[name.name] and word_before(name) not in LOCATIVE
            votes[name.name][name.kind] += 0 if unsaid else 1  # a label alone does not make an island of Ben Rhodes
            for kind, weight in evidence(name):
                votes[name.name][kind] += weight
    for text in votes:
        votes[text]["person"] += 3 * surnames[text] if " " not in text or surnames[text] else 0
    return {text: max(counts, key=lambda kind: counts[kind]) for text, counts in votes.items()}


def evidence(name: Found) -> Iterator[tuple[Kind, float]]:
    """What the words around a name, and its own letters, say about its kind."""
    if title_before(name):
        yield "person", 2
    yield from kinds_around(name.span.doc, name.span.start, name.span.end)
    if name.text.isupper() and len(name.text) > 1 and " " not in name.text:
        yield "organization", 1


def is_no_state(name: Found) -> bool:
    """Whether only towns, islands and the like are known by a name, so that the article may mean somebody."""
    places = [c.target for c in name.candidates if isinstance(c.target, KnownPlace)]
    return (
        bool(places)
        and all(place.kind != "country" for place in places)
        and len(places) + len(persons_among(name.candidates)) == len(name.candidates)
    )


def persons_among(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if isinstance(c.target, KnownActor) and c.target.kind == "person")


class Again:
    """Finds names that are known to be ones wherever they are written again."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_first_word: defaultdict[str, list[str]] = defaultdict(list)
        for text in sorted(texts, key=lambda text: (-len(text), text)):
            first = CAPITALISED.match(text)
            if first and len(text) > 2 and not is_common(text):
                self._by_first_word[first[0]].append(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of such names within bounds, the longest at each word."""
        after = start
        for word in CAPITALISED.finditer(text, start, end):
            if word.start() < after:
                continue
            for name in self._by_first_word.get(word[0], ()):
                after = word.start() + len(name)
                if after <= end and text.startswith(name, word.start()) and not CONTINUES.match(text, after):
                    yield word.start(), after
                    break
                after = word.start()


def is_common(text: str) -> bool:
    """Whether a text is an ordinary word with a capital."""
    return " " not in text and (text.lower() in ORDINARY or text.lower() in COMMON)


def settled(tokens: TokenIndex, names: Sequence[Found], again: Again, kinds: dict[str, Kind]) -> Iterator[Found]:
    """The names of one Doc with their kinds settled, and repetitions in the gaps."""
    after = 0
    for name in names:
        yield from repeated(tokens, after, name.start, again, kinds)
        yield with_kind(name, kinds)
        after = name.end
    yield from repeated(tokens, after, len(tokens.text), again, kinds)


def with_kind(name: Found, kinds: dict[str, Kind]) -> Found:
    kind = kinds.get(name.name, name.kind)
    if name.candidates:
        if kind == "person" and is_no_state(name) and word_before(name) not in LOCATIVE:
            return replace(name, kind=kind, candidates=persons_among(name.candidates))
        return name
    return replace(name, kind=kind) if kind != name.kind else name


def repeated(tokens: TokenIndex, start: int, end: int, again: Again, kinds: dict[str, Kind]) -> Iterator[Found]:
    """Names said again between two others."""
    for first, last in again.finditer(tokens.text, start, end):
        span, text = tokens.span(first, last), tokens.text[first:last]
        if " " not in text and span.root.pos_ not in ("PROPN", "NOUN", "X", ""):
            continue  # "Nice work" after a visit to Nice
        yield Found(span, tokens.text, first, last, kinds[text], core=first)
