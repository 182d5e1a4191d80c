"""The sentences that the coder's model learns from: frames of our own, written out with names and words of every kind.

`data/training/README.md` says how a frame is written. The same frames and seed always give the same sentences.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from random import Random

NOTHING = "NONE"
ROLES = {"A": "\ue000", "R": "\ue001"}
CLOSE, DEED, IDLE = "\ue002", "\ue003", "\ue004"
MARKS = frozenset((*ROLES.values(), CLOSE, DEED, IDLE))
NESTED = re.compile(r"\(([^()]*\|[^()]*)\)")
SLOT = re.compile(r"\$([a-z]+)")
VOWEL = re.compile(r"\b([Aa]) (?=[\ue000-\ue004]*[AEIOUaeiou])(?!U\.S|[\ue000-\ue004]*(?:Eu|Uk))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it tells. `type` is NONE where the triggers tell nothing; offsets are of `text`."""

    text: str
    type: str
    triggers: tuple[int, ...]
    parties: tuple[tuple[str, int, int], ...]  # A or R, start, end
    construction: str


@dataclass(frozen=True, slots=True)
class Frame:
    type: str
    text: str
    construction: str
    whole: bool  # nothing may stand around it


def sentences(times: int, seed: int = 1) -> Iterator[Sentence]:
    """Every frame written out `times` times, each with other words and in other company."""
    slots: dict[str, list[str]] = tomllib.loads(_read("slots.toml"))
    wrappers = [line for line in _read("wrappers.txt").splitlines() if line and not line.startswith("#")]
    for number, frame in enumerate(frames()):
        chance = Random(f"{seed} {number} {frame.text}")  # noqa: S311
        seen: set[str] = set()
        for _ in range(times):
            around = "~." if frame.whole else chance.choice(wrappers)
            sentence = _sentence(frame, _filled(around.replace("~", _marked(frame.text)), slots, chance))
            if sentence.text not in seen:
                seen.add(sentence.text)
                yield sentence


def frames() -> Iterator[Frame]:
    """The frames of both files, in their order."""
    for name in ("deeds.txt", "none.txt"):
        construction = ""
        for line in _read(name).splitlines():
            if line.startswith("## "):
                construction = line[3:]
            elif line and not line.startswith("#"):
                type_name, _, text = line.removeprefix("~ ").partition(": ")
                yield Frame(type_name, text, construction, line.startswith("~ "))


def _read(name: str) -> str:
    return files(__package__).joinpath(f"data/training/{name}").read_text(encoding="utf-8")


def _marked(text: str) -> str:
    """The frame with one character for each mark, so that words can be put in without losing their places."""
    text = re.sub(r"\[([AR]) ", lambda found: ROLES[found[1]], text)
    return text.replace("[", "").replace("]", CLOSE).replace("*", DEED).replace("!", IDLE)


def _filled(text: str, slots: dict[str, list[str]], chance: Random) -> str:
    while found := NESTED.search(text):
        text = text[: found.start()] + chance.choice(found[1].split("|")) + text[found.end() :]
    while found := SLOT.search(text):
        text = text[: found.start()] + chance.choice(slots[found[1]]) + text[found.end() :]
    text = VOWEL.sub(r"\1n ", text)
    first = next(n for n, character in enumerate(text) if character not in MARKS and character != '"')
    return text[:first] + text[first].upper() + text[first + 1 :]


def _sentence(frame: Frame, marked: str) -> Sentence:
    text, triggers, parties, opened = "", list[int](), list[tuple[str, int, int]](), list[tuple[str, int]]()
    of_mark = {mark: role for role, mark in ROLES.items()}
    telling = False
    for character in marked:
        if character in of_mark:
            opened.append((of_mark[character], len(text)))
        elif character == CLOSE:
            if opened:
                role, start = opened.pop()
                parties.append((role, start, len(text)))
        elif character in (DEED, IDLE):
            telling = not telling
            if telling:
                triggers.append(len(text))
        else:
            text += character
    return Sentence(text, frame.type, tuple(triggers), tuple(parties), frame.construction)
