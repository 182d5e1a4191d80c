"""spaCy's entities, repaired: cut to the name proper, grown to the whole name, and those dropped that name nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from .lexicon import COMMON, HONORIFICS, NO_NAMES, ORGANIZATION_ENDS, PARTICLES, PEOPLES, PLACE_ENDS, ROLES, TITLES
from .results import Kind

KINDS: dict[str, Kind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other", "PRODUCT": "other",
}  # fmt: skip
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?<=\w)\s*['’]s?$")
SECOND_HALF = re.compile(r"-[^\W\d_]{2,}")  # of a given name: "Hyun-sook"
EDGES = " \t\r\n\"'“”‘’()[]{}<>,;:!?*•–—-_/|"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a Doc that name something, with spaCy's label for it."""

    start: int
    end: int
    label: str


def entities_of(doc: Doc, text: str) -> list[Stretch]:
    """The entities of a Doc (and of its text) from left to right, none overlapping."""
    taken = [bool(token.ent_type_ in KINDS) for token in doc]
    stretches = [grown(doc, text, stretch, taken) for stretch in trimmed_entities(doc, text)]
    stretches += [*honoured(doc, taken), *peoples(doc, taken), *bracketed(doc, taken)]
    apart: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end)):
        if not apart or stretch.start >= apart[-1].end:
            apart.append(stretch)
    return apart


def trimmed_entities(doc: Doc, text: str) -> Iterator[Stretch]:
    """spaCy's entities of the kinds that name something, without articles, titles and possessives."""
    for entity in doc.ents:
        if entity.label_ not in KINDS:
            continue
        stretch = trimmed(text, entity.start_char, entity.end_char, entity.label_)
        if stretch and names_something(text[stretch.start : stretch.end]) and not is_common(entity, text, stretch):
            yield stretch


def trimmed(text: str, start: int, end: int, label: str) -> Stretch | None:
    """A stretch cut to the name proper, or None when nothing is left."""
    if paragraph := re.search(r"\n\s*\n|\[", text[start:end]):
        end = start + paragraph.start() or end
    before = None
    while before != (start, end):
        before = (start, end)
        surface = text[start:end]
        if "(" in surface and ")" not in surface:
            end = start + surface.index("(") or end
        start += len(surface) - len(surface.lstrip(EDGES))
        end -= len(surface) - len(surface.rstrip(EDGES))
        if article := ARTICLE.match(text[start:end]):
            start += article.end()
        if possessive := POSSESSIVE.search(text[start:end]):
            end = start + possessive.start()
        if label == "PERSON":
            first, _, rest = text[start:end].partition(" ")
            if rest and first.rstrip(".").lower() in TITLES:
                start += len(first) + 1
    if label == "PERSON" and text[start:end].rstrip(".").lower() in TITLES:
        return None
    return Stretch(start, end, label) if start < end else None


def names_something(text: str) -> bool:
    """Whether a text is more than a number, an office or an ordinary abbreviation."""
    words = text.lower().split()
    if not any(character.isalpha() for character in text) or not any(character.isupper() for character in text):
        return False
    return (
        text.lower() not in NO_NAMES
        and words[-1].rstrip(".") not in ROLES
        and not (words[0] in ROLES and "of" in words)
    )


def is_common(entity: Span, text: str, stretch: Stretch) -> bool:
    """Whether an organization is ordinary words with capitals: "the Opposition", "the Board"."""
    words = text[stretch.start : stretch.end].lower().split()
    return entity.label_ == "ORG" and all(word in COMMON for word in words)


def grown(doc: Doc, text: str, stretch: Stretch, taken: list[bool]) -> Stretch:
    """The stretch of a person with the names beside it that spaCy left out: "Ana [Geraldina Beneke]"."""
    if stretch.label != "PERSON":
        return stretch
    span = doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    if span is None:
        return stretch
    first, last, (start, end) = span.start, span.end, (stretch.start, stretch.end)
    while first > 0 and belongs(doc[first - 1], taken) and doc[first - 1].whitespace_ == " ":
        first -= 1
        start = doc[first].idx
    while last < len(doc) and doc[last - 1].whitespace_ == " " and belongs(doc[last], taken):
        end = doc[last].idx + len(doc[last])
        last += 1
    if second := SECOND_HALF.match(text, end):
        end = second.end()
    return Stretch(start, end, stretch.label)


def belongs(token: Token, taken: list[bool]) -> bool:
    """Whether a token beside the name of a person looks like a part of it."""
    if taken[token.i] or token.ent_type_ or token.pos_ != "PROPN" or not token.text.isalpha():
        return False
    word = token.lower_
    return token.is_title and word not in TITLES | ROLES | ORGANIZATION_ENDS | PLACE_ENDS | PEOPLES


def honoured(doc: Doc, taken: list[bool]) -> Iterator[Stretch]:
    """Capitalised words after "Mr" and its like that spaCy took for nothing or for something else."""
    for token in doc[:-1]:
        if token.lower_.rstrip(".") not in HONORIFICS or not token.is_title:
            continue
        first = last = token.i + 1
        while (
            last < len(doc)
            and (doc[last].text[0].isupper() or doc[last].lower_ in PARTICLES)
            and doc[last].text[0].isalpha()
        ):
            last += 1
            if doc[last - 1].whitespace_ != " ":
                break
        while last > first and (doc[last - 1].lower_ in PARTICLES or doc[last - 1].lower_ in TITLES):
            last -= 1
        if last > first and doc[first].ent_type_ != "PERSON" and doc[first].lower_ not in TITLES:
            for index in range(first, last):
                taken[index] = True
            yield Stretch(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), "PERSON")


def bracketed(doc: Doc, taken: list[bool]) -> Iterator[Stretch]:
    """Abbreviations that spaCy overlooked in brackets after an organization: "Kuwait News Agency (KUNA)"."""
    for short in doc[2:-1]:
        inside = doc[short.i - 1].text == "(" and doc[short.i + 1].text == ")" and not taken[short.i]
        capitals = short.text[0].isupper() and sum(map(str.isupper, short.text)) > 1
        if inside and capitals and doc[short.i - 2].ent_type_ == "ORG":
            yield Stretch(short.idx, short.idx + len(short), "ORG")


def peoples(doc: Doc, taken: list[bool]) -> Iterator[Stretch]:
    """Peoples and faiths that spaCy overlooked or took for organizations."""
    for token in doc:
        alone = not taken[token.i] or (
            token.ent_iob_ == "B" and (token.i + 1 == len(doc) or doc[token.i + 1].ent_iob_ != "I")
        )
        if alone and token.lower_ in PEOPLES and token.text[0].isupper():
            yield Stretch(token.idx, token.idx + len(token), "NORP")


def kind_of_entity(text: str, label: str, loud: bool = False) -> Kind:
    """The kind of an unknown name: its last word knows better than a label, and so do the capitals of an acronym,
    unless all around it is `loud`, in capitals too."""
    words = text.lower().split()
    if all(word in PEOPLES for word in words):
        return "group"
    if label in ("PERSON", "GPE") and 1 < len(text) < 7 and text.isalpha() and text.isupper() and not loud:
        return "organization"
    if len(words) > 1 and label != "PERSON":
        if words[-1].rstrip(".") in ORGANIZATION_ENDS:
            return "organization"
        if words[-1] in PLACE_ENDS:
            return "place"
        if words[0] in ("ministry", "university", "bank", "department", "council", "office"):
            return "organization"
    return KINDS[label]
