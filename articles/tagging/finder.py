"""Finding names: what spaCy calls an entity and what the gazetteer knows, made one list of spans.

The rules, in order: a known name inside a spaCy entity gives way to it only when the entity is a larger name; in any
other overlap the known name stands; of two known names the longer stands. An adjective before a known or generic body
("Iranian Foreign Ministry") joins it. A direction before a place ("northern Syria") joins it. Articles, titles and
possessive endings are no part of a name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from .cues import is_called_a_place
from .entities import KINDS, entities_of, kind_of_entity
from .gazetteer import Candidate, Gazetteer, Match, is_loud
from .growth import Stretch
from .knowledge import KnownActor, KnownPlace
from .lexicon import DIRECTIONS, TITLES
from .results import Kind
from .spelling import key_of
from .support import LARGE_CITY, supported
from .tokens import TokenIndex

JOINING = frozenset({"and", "or", "the", "of", "s", "a", "in", "vs", "v", "to", "with", "for", "on", "by"})
PROPER_DIRECTIONS = frozenset({"North", "South", "East", "West"})
COUNTIES = frozenset({"County", "Parish", "Township"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a Doc, not yet linked. `start` and `end` are characters of the Doc; `core` starts the name proper
    (after "northern"); `label` is spaCy's, or "" where spaCy saw no name here."""

    span: Span
    source: str  # the text of the Doc, which spaCy would put together anew each time
    start: int
    end: int
    kind: Kind
    label: str = ""
    candidates: tuple[Candidate, ...] = ()
    core: int = 0
    country_words: tuple[Candidate, ...] = ()  # the adjective that joined a body, or a known name inside an unknown one

    @property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @property
    def name(self) -> str:
        return self.source[self.core : self.end]


def find(tokens: TokenIndex, gazetteer: Gazetteer) -> list[Found]:
    """The names of a Doc from left to right, none overlapping."""
    entities = entities_of(tokens.doc, tokens.text)
    matches = [known for match in gazetteer.matches(tokens.text) if (known := supported(match, tokens, entities))]
    return list(widened(joined_bodies(reconciled(tokens, entities, matches))))


def reconciled(tokens: TokenIndex, entities: list[Stretch], matches: list[Match]) -> list[Found]:
    """One list of names out of both."""
    text = tokens.text
    found: list[Found] = []
    kept: list[tuple[Stretch, tuple[Candidate, ...]]] = []
    for entity in entities:
        inside = [m for m in matches if m.start < entity.end and entity.start < m.end]
        if not inside:
            kept.append((entity, ()))
        elif any(m.start < entity.start or m.end > entity.end for m in inside):
            continue
        elif is_larger_name(tokens, entity, inside):
            kept.append((entity, inside[0].candidates))
            matches = [m for m in matches if m not in inside]
    for entity, held in kept:
        span = tokens.span(entity.start, entity.end)
        loud = is_loud(text, entity.start, entity.end)
        kind = kind_of_entity(text[entity.start : entity.end], entity.label, loud)
        if entity.label in ("PERSON", "ORG") and is_called_a_place(tokens.doc, span.start, span.end):
            kind = "place"
        found.append(Found(span, text, entity.start, entity.end, kind, entity.label, (), entity.start, held))
    for match in matches:
        label = next((e.label for e in entities if e.start < match.end and match.start < e.end), "")
        span = tokens.span(match.start, match.end)
        kind = kind_of_match(match.candidates, label)
        found.append(Found(span, text, match.start, match.end, kind, label, match.candidates, match.start))
    return sorted(found, key=lambda name: name.start)


def is_larger_name(tokens: TokenIndex, entity: Stretch, inside: list[Match]) -> bool:
    """Whether an entity says more than the known names in it: "New York Police Department", not "Iran and Iraq"."""
    if (inside[0].start, inside[-1].end) == (entity.start, entity.end) and len(inside) == 1:
        return False
    text = tokens.text
    covered = entity.start
    rest = ""
    for match in inside:
        rest += text[covered : match.start] + " "
        covered = match.end
    rest += text[covered : entity.end]
    if entity.label == "PERSON":
        if any(is_full_person(match) for match in inside):
            return False
        if all(match.words == 1 and not is_country_word(match.candidates) for match in inside):
            return (entity.start, entity.end) != (inside[0].start, inside[0].end)
    if re.search(r"['’]s?\s", text[entity.start : entity.end]) and inside[0].start == entity.start:
        return not is_country_word(inside[0].candidates)
    words = [word for word in re.findall(r"[^\W_]+", rest) if word.lower() not in JOINING]
    if entity.label == "NORP" and is_country_word(inside[0].candidates):
        return False
    if not any(word[0].isupper() and word.lower() not in TITLES and word.lower() not in DIRECTIONS for word in words):
        return False
    return not any(
        token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN" for token in tokens.span(entity.start, entity.end)
    )


def is_full_person(match: Match) -> bool:
    """Whether a match is the full name of a known person, with the surname: "Juan Carlos" may go on."""
    return match.words > 1 and any(map(is_called_by_surname, match.candidates))


def is_called_by_surname(candidate: Candidate) -> bool:
    """Whether a person is called by words that begin or end with a surname of theirs."""
    target = candidate.target
    if not isinstance(target, KnownActor) or target.kind != "person":
        return False
    surnames = {f" {key_of(name.text)} " for name in target.names if name.form == "surname"}
    called = f" {key_of(candidate.written)} "
    return called not in surnames and any(called.startswith(one) or called.endswith(one) for one in surnames)


def is_country_word(candidates: Iterable[Candidate]) -> bool:
    return any(isinstance(c.target, KnownActor) and c.target.kind == "state" for c in candidates)


def kind_of_match(candidates: tuple[Candidate, ...], label: str) -> Kind:
    """The kind of a known name, before it is linked."""
    kinds = {kind_of_candidate(candidate) for candidate in candidates}
    if len(kinds) > 1 and KINDS.get(label) in kinds:
        return KINDS[label]
    if any(isinstance(c.target, KnownActor) and c.target.kind == "international" for c in candidates):
        return "organization"
    if any(c.form in ("name", "acronym") and kind_of_candidate(c) == "place" for c in candidates):
        return "place"
    order: tuple[Kind, ...] = ("group", "place", "organization", "person")
    for kind in order:
        if kind in kinds:
            return kind
    return "other"


def kind_of_candidate(candidate: Candidate) -> Kind:
    """What a name is when it stands for this candidate."""
    target = candidate.target
    if isinstance(target, KnownPlace):
        return "place"
    if candidate.form in ("adjective", "demonym"):
        return "group"
    if target.kind == "state":
        return "place"
    return "person" if target.kind == "person" else "organization"


def joined_bodies(found: list[Found]) -> list[Found]:
    """ "Iranian" and "Foreign Ministry" made one name."""
    joined: list[Found] = []
    for name in found:
        before = joined[-1] if joined else None
        if before and name.source[before.end : name.start] == " " and (bodies := bodies_after(before, name)):
            name = replace(name, candidates=bodies)
            span = name.span.doc[before.span.start : name.span.end]
            joined[-1] = replace(name, span=span, start=before.start, core=name.start, country_words=before.candidates)
        elif before and is_town_body(before, name):
            span = name.span.doc[before.span.start : name.span.end]
            joined[-1] = replace(
                before, span=span, end=name.end, kind="organization", candidates=(), country_words=before.candidates
            )
        elif before and is_body_of(before, name):
            span = name.span.doc[before.span.start : name.span.end]
            joined[-1] = replace(before, span=span, end=name.end, country_words=name.candidates)
        else:
            joined.append(name)
    return joined


def bodies_after(country: Found, name: Found) -> tuple[Candidate, ...]:
    """What a name stands for right after a country: "US Congress" is no party called Congress."""
    if not is_country_word(country.candidates):
        return ()
    if is_body(name.candidates):
        return name.candidates
    countries = {c.target.country for c in country.candidates}
    return tuple(c for c in name.candidates if is_body((c,)) and c.target.country in countries)


def is_body_of(body: Found, country: Found) -> bool:
    """ "Ministry of Defence of the Philippines"."""
    return (
        is_body(body.candidates)
        and not body.country_words
        and is_country_word(country.candidates)
        and country.kind == "place"
        and country.source[body.end : country.start] in (" of ", " of the ")
    )


def is_town_body(town: Found, body: Found) -> bool:
    """ "Lagos Police": a body of a town or a province, not of the state."""
    generic = bool(body.candidates) and all(c.form == "generic" for c in body.candidates)
    return (
        generic
        and town.kind == "place"
        and bool(town.candidates)
        and not is_country_word(town.candidates)
        and body.text.istitle()
        and body.source[town.end : body.start] == " "
    )


def is_body(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a name stands only for parts of states, so that a country before it belongs to it."""
    return bool(candidates) and all(isinstance(c.target, KnownActor) and c.target.kind == "body" for c in candidates)


def widened(found: list[Found]) -> Iterator[Found]:
    """Places with the direction before them ("eastern Syria") as one name."""
    after = 0
    for name in map(with_county, found):
        doc, first = name.span.doc, name.span.start
        if name.kind == "place" and first > 0 and name.start == doc[first].idx:
            start = first
            while start > 0 and (doc[start - 1].lower_ in DIRECTIONS or is_direction_hyphen(doc, start - 1)):
                start -= 1
            if start < first and doc[start].idx >= after and doc[start].text != "-":
                # West Chester is no part of Chester
                proper = doc[start].text in PROPER_DIRECTIONS and is_town(name.candidates)
                core, candidates = (doc[start].idx, ()) if proper else (name.core, name.candidates)
                span = doc[start : name.span.end]
                name = replace(name, span=span, start=doc[start].idx, core=core, candidates=candidates)
        after = name.end
        yield name


def with_county(name: Found) -> Found:
    """ "Walker County" is no town called Walker."""
    doc, last = name.span.doc, name.span.end
    if name.kind != "place" or last >= len(doc) or doc[last].text not in COUNTIES or doc[last - 1].whitespace_ != " ":
        return name
    end = doc[last].idx + len(doc[last])
    candidates = tuple(c for c in name.candidates if isinstance(c.target, KnownPlace) and c.target.kind == "district")
    return replace(name, span=doc[name.span.start : last + 1], end=end, candidates=candidates)


def is_town(candidates: tuple[Candidate, ...]) -> bool:
    """Whether a name is known for nothing but towns that are not large."""
    return bool(candidates) and all(
        isinstance(c.target, KnownPlace) and c.target.kind == "city" and c.target.population < LARGE_CITY
        for c in candidates
    )


def is_direction_hyphen(doc: Doc, index: int) -> bool:
    """The hyphen of "north-eastern"."""
    return doc[index].text == "-" and index > 0 and doc[index - 1].lower_ in ("north", "south", "mid")
