"""Names said again in part: "the Brotherhood" beside the Muslim Brotherhood, "the North" beside both Koreas."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .finder import PROPER_DIRECTIONS, Found
from .gazetteer import Candidate
from .knowledge import KnownActor
from .lexicon import words
from .places import states_of
from .results import Kind
from .spelling import WORD
from .tokens import TokenIndex

AFTER_THE = re.compile(r"\b[Tt]he ([A-Z][\w’'-]*?)(?=(?:['’]s)?(?:[^\w’'-]|$))(?! [A-Z])")
OF_OR_FOR = re.compile(r" (?:of|for) ")
# Ends of names that mean something else by themselves: a state, a house of parliament, a part of the world.
NOT_ALONE = words("house state states nations world people republic kingdom north south east west day")


def with_shortened(docs: Sequence[TokenIndex], found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of an article's Docs, with those that are said again in part after "the"."""
    names = [name for names in found for name in names]
    ends = {end for name in names if is_organization(name) for end in [end_of(name.name)] if end}
    sides = sides_of(names)
    return [[*completed(tokens, before, ends, sides)] for tokens, before in zip(docs, found, strict=True)]


def is_organization(name: Found) -> bool:
    """Whether a name may stand for a known body, party, company or other organization."""
    return any(isinstance(c.target, KnownActor) and c.target.kind not in ("state", "person") for c in name.candidates)


def end_of(name: str) -> str:
    """The word that a name of several is shortened to: its last one, or the last before "of"; or ""."""
    said = WORD.findall(OF_OR_FOR.split(name)[0])
    whole = WORD.findall(name)
    end = said[-1] if said and len(whole) > 1 else ""
    return end if end[:1].isupper() and not end.isupper() and end.lower() not in NOT_ALONE else ""


def sides_of(names: Iterable[Found]) -> dict[str, Candidate]:
    """The states that "the North" and "the South" mean, where both states of a divided country are named."""
    states = {state.name: state for name in names if (state := only_state(name))}
    parted = [(side, rest) for side, _, rest in (name.partition(" ") for name in states) if side in PROPER_DIRECTIONS]
    divided = {rest for side, rest in parted if any(other != side and same == rest for other, same in parted)}
    if len(divided) != 1:
        return {}
    return {side: Candidate(states[f"{side} {rest}"], "generic", side) for side, rest in parted if rest in divided}


def only_state(name: Found) -> KnownActor | None:
    """The state that a name stands for beyond doubt."""
    states = states_of(name)
    return states[0] if len(states) == 1 else None


def completed(tokens: TokenIndex, names: Sequence[Found], ends: set[str], sides: dict[str, Candidate]) -> list[Found]:
    """The names of one Doc in order, with the shortened ones that stand between them."""
    taken = {index for name in names for index in range(name.start, name.end)}
    shortened = {
        match.start(1): match[1] for match in AFTER_THE.finditer(tokens.text) if match[1] in ends | sides.keys()
    }
    known = [
        replace(name, kind="place", candidates=(sides[name.text],))
        if name.text in sides and name.start in shortened
        else name
        for name in names
    ]
    new = [said_short(tokens, start, text, sides) for start, text in shortened.items() if start not in taken]
    return sorted([*known, *new], key=lambda name: name.start)


def said_short(tokens: TokenIndex, start: int, text: str, sides: dict[str, Candidate]) -> Found:
    kind: Kind = "place" if text in sides else "organization"
    candidates = (sides[text],) if text in sides else ()
    end = start + len(text)
    return Found(tokens.span(start, end), tokens.text, start, end, kind, "", candidates, start)
