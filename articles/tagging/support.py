"""Which known names of a text are names there: a country's always, a small town's or a word's for a reason."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from .cues import (
    begins_dateline,
    is_among_places,
    is_called_a_place,
    is_home_of_people,
    is_where_something_is,
)
from .gazetteer import ORDINARY, Match
from .growth import Stretch
from .knowledge import KnownActor, KnownPlace
from .lexicon import COMMON, MONTHS_AND_DAYS, ORGANIZATION_ENDS, PEOPLES, PLACE_ENDS, ROLES, TITLES
from .tokens import TokenIndex

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NOT_SURNAMES = PEOPLES | PLACE_ENDS | ORGANIZATION_ENDS | COMMON | ROLES
NOUNS = frozenset({"PROPN", "ADJ", ""})
OF_A_CONTINENT = ("Latin ", "Central ", "South ", "North ")
SMALL_TOWN, KNOWN_CITY, LARGE_CITY = 15_000, 100_000, 500_000


def supported(match: Match, tokens: TokenIndex, entities: list[Stretch]) -> Match | None:
    """A match without what it cannot mean here, or None where it is no name."""
    if tokens.text.startswith("$", match.end):
        return None  # "US$"
    if tokens.text.startswith("American", match.start) and tokens.text[: match.start].endswith(OF_A_CONTINENT):
        return None  # "Latin American" is not of the United States
    larger = tuple(c for c in match.candidates if not is_hamlet([c.target]))
    if larger and len(larger) < len(match.candidates) and not any(isinstance(c.target, KnownPlace) for c in larger):
        match = replace(match, candidates=larger)  # "English" and "Lam" are more than hamlets of these names
    return match if is_supported(match, tokens, entities) else None


def is_supported(match: Match, tokens: TokenIndex, entities: list[Stretch]) -> bool:
    """Whether a match is a name here: long and country names are; one ordinary word or a small town needs a reason."""
    forms = {candidate.form for candidate in match.candidates}
    targets = [candidate.target for candidate in match.candidates]
    actors = [t for t in targets if isinstance(t, KnownActor)]
    doc, text, first = tokens.doc, tokens.text, tokens.at(match.start)
    word = text[match.start : match.end]
    if all(candidate.written.endswith(".") for candidate in match.candidates) and not actors:
        return text[max(match.start - 2, 0) : match.start].endswith((", ", "(", "-")) and text[match.end - 1] == "."
    if is_hamlet(targets):
        return is_supported_hamlet(match, tokens, entities)
    if match.words > 1 and (actors or forms != {"variant"}):
        return True
    label = next((e.label for e in entities if e.start <= match.start and match.end <= e.end), "")
    if word.lower() in MONTHS_AND_DAYS:
        return label in PLACE_LABELS or label == "PERSON"
    if word.lower() in ORDINARY and not word.isupper():
        return label in PLACE_LABELS
    if actors and forms & {"name", "acronym", "adjective", "demonym", "seat"}:
        # "Time has stopped", "Let us go": a word that begins a sentence as it begins any
        return bool(label) or doc[first].pos_ in NOUNS or not word.istitle() or not begins_sentence(doc, first)
    if actors and "generic" in forms:
        return bool(label) or not begins_sentence(doc, first)  # "Police said" names no body
    if forms == {"surname"}:
        before = doc[first - 1] if first > 0 else None
        if (
            before is not None
            and before.is_title
            and before.pos_ == "PROPN"
            and before.lower_ not in TITLES
            and not label
        ):
            return False
        if len(word) == 1 or word.lower() in TITLES:
            return False  # "Sheikh Zork", "Group B"
        if word.lower() in NOT_SURNAMES and not (before is not None and before.lower_.rstrip(".") in TITLES):
            return False
        return label in ("PERSON", "GPE", "ORG", "NORP") or (
            not label and doc[first].pos_ in ("PROPN", "NOUN", "X", "")
        )
    return is_supported_place(match, tokens, entities, label)


def is_hamlet(targets: Iterable[KnownActor | KnownPlace]) -> bool:
    """Whether a name is known for nothing but small towns, so that it may as well be a word or a surname."""
    return all(isinstance(t, KnownPlace) and t.kind == "city" and t.population < SMALL_TOWN for t in targets)


def is_supported_hamlet(match: Match, tokens: TokenIndex, entities: list[Stretch]) -> bool:
    """Whether a small town is one here: called a place by its label or by the words around it, or a body's home."""
    doc, word = tokens.doc, tokens.text[match.start : match.end]
    first, last = tokens.at(match.start), tokens.at(match.end - 1) + 1
    if begins_dateline(doc, first, last):
        return True
    if word.lower() in COMMON | PEOPLES | MONTHS_AND_DAYS | ORDINARY or word.isupper():
        return False
    entity = next((e for e in entities if e.start <= match.start and match.end <= e.end), None)
    if entity is None:
        peopled = doc[first].pos_ == "PROPN" and is_home_of_people(doc, first, last)
        return peopled or is_called_a_place(doc, first, last)
    if (entity.start, entity.end) == (match.start, match.end):
        placed = entity.label in PLACE_LABELS or is_where_something_is(doc, first, last)
        return placed or is_home_of_people(doc, first, last)
    ends = tokens.text[match.end : entity.end].lower().split()[-1:]
    return entity.label == "ORG" and entity.start == match.start and bool(ORGANIZATION_ENDS.intersection(ends))


def begins_sentence(doc: Doc, index: int) -> bool:
    return index == 0 or bool(doc[index].is_sent_start) or doc[index - 1].text in ('"', "“", "‘", "'", ":")


def is_large_area(place: KnownPlace) -> bool:
    """Whether a place is a country, a region or a province that does not bear the name of its town."""
    return place.kind in ("country", "region") or (place.kind == "province" and place.population > SMALL_TOWN)


def is_supported_place(match: Match, tokens: TokenIndex, entities: list[Stretch], label: str) -> bool:
    """Whether the name of a place is one here: a country's, a label's, a large city's, or one after "in"."""
    doc, first = tokens.doc, tokens.at(match.start)
    targets = [candidate.target for candidate in match.candidates]
    forms = {candidate.form for candidate in match.candidates}
    exact = any(e.start == match.start and e.end == match.end for e in entities)
    if any(isinstance(t, KnownPlace) and is_large_area(t) for t in targets):
        return bool(label) or doc[first].pos_ != "ADJ"
    if label in PLACE_LABELS:
        return True
    last = tokens.at(match.end - 1) + 1
    placed = is_where_something_is(doc, first, last) or bool(label and is_among_places(doc, first, last))
    population = max((t.population for t in targets if isinstance(t, KnownPlace)), default=0)
    if label:
        untitled = first == 0 or doc[first - 1].lower_.rstrip(".") not in TITLES
        return exact and (placed or (population >= KNOWN_CITY and untitled))
    if "name" not in forms or doc[first].pos_ not in ("PROPN", ""):
        return False
    return placed or population >= LARGE_CITY
