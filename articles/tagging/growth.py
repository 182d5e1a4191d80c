"""Entities grown to the whole name, where spaCy left out words that belong to it: "Ana [Geraldina Beneke]",
"[Blimtown] Police", "Ministry of Labour [and Social Affairs]"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from .lexicon import ORGANIZATION_ENDS, PEOPLES, PLACE_ENDS, ROLES, TITLES
from .nouns import BODY_HEADS, COMPANY_ENDS, FIELDS, OFFICE_HEADS, SITES

# Of a given name ("Hyun-sook"), and what Arabic names go on with ("Al-Jaber", "bin Essa").
SECOND_HALF = re.compile(
    r"-[^\W\d_]{2,}|\s-\s[a-z]{2,}\b"
    r"|[ -](?:(?:[Aa][lrsnd]|[Ee][ld]|[Uu][lrd])[-‐‑]|(?:bin|bint|ibn|bn)\s)[^\W\d_a-z][\w’'-]*"
)
LONGEST_CHAIN = 6
CAPITALISED = r"[^\W\d_a-z][\w’'-]*"
TAIL = re.compile(rf"(?:\ (?:{CAPITALISED}|&)){{1,4}}")
FURTHER = re.compile(rf"\ (?:of|for|on)\ (?:the\ )?{CAPITALISED}(?:\ {CAPITALISED}){{0,3}}")
CAPITAL_FIELD = "|".join(sorted((field.capitalize() for field in FIELDS), key=len, reverse=True))
FIELD = rf"(?:{CAPITAL_FIELD})(?:\ (?:{CAPITAL_FIELD}))*\b"
RUN = rf"(?:the\ )?{FIELD}(?:,\ {FIELD})*(?:,?\ (?:and|&)\ (?:the\ )?{FIELD})*"
OF_STATES = re.compile(rf"\b(?:{'|'.join(sorted(head.capitalize() for head in BODY_HEADS))})\ (?:of|for|on)\ {RUN}")
OFFICE = re.compile(rf"\b(?i:{'|'.join(sorted(OFFICE_HEADS))})\ (?:of|for)\ (?P<field>{RUN})\b")
BODIES = ORGANIZATION_ENDS | COMPANY_ENDS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a Doc that name something, with spaCy's label for it."""

    start: int
    end: int
    label: str


def grown(doc: Doc, text: str, stretch: Stretch, taken: list[bool]) -> Stretch:
    """A stretch with the words after and before it that belong to its name."""
    if stretch.label == "PERSON":
        stretch = grown_person(doc, text, stretch, taken)
    return grown_body(doc, text, stretch)


def grown_person(doc: Doc, text: str, stretch: Stretch, taken: list[bool]) -> Stretch:
    """The stretch of a person with the names beside it that spaCy left out."""
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
    for _ in range(LONGEST_CHAIN):
        if second := SECOND_HALF.match(text, end):
            end = second.end()
    return Stretch(start, end, stretch.label)


def belongs(token: Token, taken: list[bool]) -> bool:
    """Whether a token beside the name of a person looks like a part of it."""
    if taken[token.i] or token.ent_type_ or token.pos_ != "PROPN" or not token.text.isalpha():
        return False
    word = token.lower_
    return token.is_title and word not in TITLES | ROLES | ORGANIZATION_ENDS | PLACE_ENDS | PEOPLES


def grown_body(doc: Doc, text: str, stretch: Stretch) -> Stretch:
    """A stretch with the capitalised words after it up to one that ends the name of a body or a site."""
    if tail := TAIL.match(text, stretch.end):
        end = end_of_body(doc, text, stretch.end, tail.end())
        if end > stretch.end:
            return replace(stretch, end=end, label="ORG" if stretch.label == "PERSON" else stretch.label)
    last = text[stretch.start : stretch.end].rpartition(" ")[2].lower()
    if stretch.label == "ORG" and last in BODY_HEADS and (further := FURTHER.match(text, stretch.end)):
        return replace(stretch, end=further.end())
    return stretch


def end_of_body(doc: Doc, text: str, start: int, end: int) -> int:
    """Where the last word stands that ends a body's name, before a word that is none of a name; else the start."""
    best = start
    for word in re.finditer(r"\S+", text[start:end]):
        token = doc.char_span(start + word.start(), start + word.end(), alignment_mode="expand")
        if token is None or token.root.pos_ not in ("PROPN", "NOUN", "ADJ", "CCONJ"):
            break
        if word[0].lower() in BODIES or word[0].lower() in SITES:
            best = start + word.end()
    return best


def bodies_of_states(text: str) -> Iterator[Stretch]:
    """ "Ministry of Labour and Social Affairs": bodies whose names say what they are for."""
    for body in OF_STATES.finditer(text):
        yield Stretch(body.start(), body.end(), "ORG")


def outside_offices(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Stretches without what an office is for: "Minister of [Health] Zork" names a person only."""
    offices = [found.span("field") for found in OFFICE.finditer(text)]
    return [
        stretch if end is None else replace(stretch, start=end + 1)
        for stretch in stretches
        if (end := end_of_office(stretch, offices)) is None or end + 1 < stretch.end
    ]


def end_of_office(stretch: Stretch, offices: list[tuple[int, int]]) -> int | None:
    """Where an office ends in whose words a stretch begins."""
    return next((end for start, end in offices if start <= stretch.start < end), None)
