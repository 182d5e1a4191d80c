"""spaCy's entities, repaired: cut to the name proper, grown to the whole name, and those dropped that name nothing."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from .given_names import GIVEN_NAMES
from .growth import Stretch, bodies_of_states, grown, outside_offices
from .lexicon import (
    COMMON,
    HONORIFICS,
    NO_NAMES,
    ORGANIZATION_ENDS,
    PARTICLES,
    PEOPLES,
    PLACE_ENDS,
    ROLES,
    SUFFIXED,
    TITLES,
)
from .nouns import BODY_HEADS, COMPANY_ENDS, LANDS, PERSONAL_TITLES, SITES, SURNAMES_TOO, WORKS
from .results import Kind
from .short_forms import alike, bracketed, of_ordinary_words

KINDS: dict[str, Kind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other", "PRODUCT": "other",
}  # fmt: skip
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?<=\w)\s*['’]s?$")
LABELS: dict[Kind, str] = {"organization": "ORG", "other": "EVENT"}
INNER_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\s")
PREFIX = re.compile(r"(?:anti|ex|former|neo|non|once|post|pre|pro|then)-(?=[^\W\d_a-z])")  # not "Non-Aligned Movement"
COMPOUND = re.compile(rf"-(?:{'|'.join(sorted(SUFFIXED))})\b\s*")
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
EDGES = " \t\r\n\"'“”‘’()[]{}<>,;:!?*•–—-_/|"


def entities_of(doc: Doc, text: str) -> list[Stretch]:
    """The entities of a Doc (and of its text) from left to right, none overlapping."""
    taken = [bool(token.ent_type_ in KINDS) for token in doc]
    stretches = outside_offices(text, [*trimmed_entities(doc, text)])
    stretches = [grown(doc, text, stretch, taken) for stretch in stretches]
    stretches += [*honoured(doc, taken), *peoples(doc, taken), *bracketed(doc, taken), *bodies_of_states(text)]
    ordinary = of_ordinary_words(text)
    apart: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end)):
        if (not apart or stretch.start >= apart[-1].end) and text[stretch.start : stretch.end] not in ordinary:
            apart.append(stretch)
    return [*alike(text, apart, {stretch: label for stretch in apart if (label := LABELS.get(kind_in(text, stretch)))})]


def kind_in(text: str, stretch: Stretch) -> Kind:
    return kind_of_entity(text[stretch.start : stretch.end], stretch.label)


def trimmed_entities(doc: Doc, text: str) -> Iterator[Stretch]:
    """spaCy's entities of the kinds that name something, without articles, titles and possessives."""
    small = {token.text for token in doc if token.is_lower}
    for entity in doc.ents:
        if entity.label_ not in KINDS or is_word_with_capital(entity, small):
            continue
        label = label_of(entity.text, entity.label_)
        for start, end in parts(text, entity.start_char, entity.end_char):
            stretch = trimmed(text, start, end, label)
            if stretch and names_something(text[stretch.start : stretch.end]) and not is_common(text, stretch):
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
        if prefix := PREFIX.match(text[start:end]):
            start += prefix.end()
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


def is_common(text: str, stretch: Stretch) -> bool:
    """Whether a stretch is ordinary words with capitals: "the Opposition", "the Board", "the Kingdom"."""
    words = text[stretch.start : stretch.end].lower().split()
    if stretch.label in PLACE_LABELS:
        return len(words) == 1 and words[0] in LANDS
    return stretch.label == "ORG" and all(word in COMMON for word in words)


def is_word_with_capital(entity: Span, small: set[str]) -> bool:
    """Whether a word has its capital from the beginning of a sentence: the text also writes it small."""
    if len(entity) > 1 or entity.label_ in PLACE_LABELS or entity.label_ == "NORP":
        return False
    first = entity[0]
    return first.is_title and first.lower_ in small and begins_sentence(entity.doc, first.i)


def begins_sentence(doc: Doc, index: int) -> bool:
    return index == 0 or bool(doc[index].is_sent_start) or doc[index - 1].text in ('"', "“", "‘", "'", ":")


def label_of(text: str, label: str) -> str:
    """The label of an entity, but a person's where it begins with a title and no noun for a body or a site ends it."""
    words = text.lower().split()
    if label != "ORG" or len(words) < 2 or words[0].rstrip(".") not in PERSONAL_TITLES:
        return label
    return "PERSON" if kind_of_words(words, label) is None else label


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entity parted after a possessive, unless a noun that names are built with ends it ("ZKB’s [Blimtown]", but
    "King's College"), and around the second half of a compound: "[Zork]-led [Blim Union]"."""
    surface = text[start:end]
    if compound := COMPOUND.search(surface):
        yield start, start + compound.start()
        if compound.end() < len(surface):
            yield start + compound.end(), end
        return
    if (possessive := INNER_POSSESSIVE.search(surface)) and possessive.start() > 0:
        owner, rest = surface[: possessive.start()], surface[possessive.end() :]
        if rest[:1].isupper() and (owner.isupper() or " " in owner) and not ends_a_name(rest.lower().split()[-1]):
            yield start, start + possessive.start()
            yield start + possessive.end(), end
            return
    yield start, end


def ends_a_name(word: str) -> bool:
    return word in ORGANIZATION_ENDS or word in COMPANY_ENDS or word in SITES or word in PLACE_ENDS or word in WORKS


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
    if len(words) > 1:
        return kind_of_words(words, label) or (
            "person" if label != "PERSON" and text.split()[0] in GIVEN_NAMES else KINDS[label]
        )
    return KINDS[label]


def kind_of_words(words: list[str], label: str) -> Kind | None:
    """What the nouns in a name say of its kind, where they say anything: "Blim University", "Zork River"."""
    last = words[-1].rstrip(".")
    if label == "PERSON" and last in SURNAMES_TOO:
        return None
    if last in WORKS:
        return "other"
    if last in SITES:
        return "place"
    if last in ORGANIZATION_ENDS or last in COMPANY_ENDS:
        return "organization"
    if last in PLACE_ENDS:
        return "place"
    if label != "PERSON" and words[0] in BODY_HEADS:
        return "organization"
    return None
