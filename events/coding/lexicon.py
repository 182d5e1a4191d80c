"""The words that tell of events: `data/lexicon.toml`, read into patterns that clauses are compared with.

A pattern reads as English: `impose {sanction} on R`. A acts (the subject, unless said), R is acted upon, B is a
partner (both sides act). `{sanction}` is a class of nouns or, at the beginning, of verbs; `{ASSAULT}` is any act of
that type, `{SANCTION.expel}` one of that mode, `{CLAUSE}` an infinitive or what will be done. Inside braces, a name
that is no class stands for itself. `on|against` are alternatives; `[from R]` may be absent.
A word without a preposition is the object, `something` any object. A word of a class may be two: `nerve gas`.
A noun may speak of acts too: `threat by A {SANCTION.expel}`. Of the patterns that fit, the most demanding one holds,
of two that ask as much the one whose classes are narrower.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import chain
from typing import Any

from events.coding.codebook import CODEBOOK

ROLES = frozenset("ARB")
TYPE, MODE, ANYTHING = 100, 20, 10_000  # how many words a type of act, a mode of one and anything stand for
ACTOR = frozenset({"actor"})  # the one class that is no list: whoever can act
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "amid", "among", "apart",
    "around", "as", "aside", "at", "away", "back", "before", "behind", "between", "beyond", "by", "down", "during",
    "for", "forward", "from", "home", "in", "inside", "into", "near", "of", "off", "on", "onto", "open", "out",
    "outside", "over", "past", "through", "throughout", "to", "together", "toward", "towards", "under", "up",
    "upon", "via", "with", "within", "without",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A place beside the predicate. `words` are the lemmas it takes, `acts` the types of act; empty means any."""

    prepositions: frozenset[str]  # empty for the object
    role: str  # A, R, B or ""
    words: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    required: bool = True

    @property
    def weight(self) -> int:
        """How much it asks for."""
        if "CLAUSE" in self.acts:
            return 0
        named = (1 if self.words == ACTOR else 2) * bool(self.words or self.acts)
        return named + bool(self.prepositions) + bool(self.role)

    @property
    def breadth(self) -> int:
        """How many words it takes in."""
        acts = sum(MODE if "." in act else TYPE for act in self.acts)
        return acts + (len(self.words) if self.words or self.acts else ANYTHING)


ANYONE = Slot(frozenset(), "A")


@dataclass(frozen=True)
class Pattern:
    head: str
    particles: frozenset[str]
    subject: str  # the role of the subject, A or R
    subject_words: frozenset[str]  # the lemmas it takes, empty for any
    slots: tuple[Slot, ...]
    type: str
    mode: str
    text: str

    @cached_property
    def by_need(self) -> tuple[Slot, ...]:
        """The slots as they are filled: those that take certain words or acts and tell no party go first."""
        return tuple(sorted(self.slots, key=lambda slot: bool(slot.role) or not (slot.words or slot.acts)))

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Particles and prepositions that it asks for."""
        return self.particles.union(*(slot.prepositions for slot in self.slots))

    @property
    def rank(self) -> tuple[int, int, int]:
        """The order in which patterns are tried: the most demanding first, of two alike the narrower one."""
        required = [slot for slot in self.slots if slot.required]
        clauses = sum("CLAUSE" in slot.acts for slot in required)
        asked = 2 * len(self.particles) + 2 * bool(self.subject_words) + sum(slot.weight for slot in required)
        return -asked, -clauses, sum(slot.breadth for slot in required) if required else ANYTHING


@dataclass(frozen=True)
class Lexicon:
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]  # `particles` of a noun pattern are the words that stand before it
    classes: dict[str, frozenset[str]]
    recipients: dict[str, frozenset[str]]  # type → prepositions that lead to its recipient
    cues: dict[str, dict[str, frozenset[str]]]  # type → mode → words that tell it
    attitudes: dict[
        str, frozenset[str]
    ]  # planned, denied, … → verbs, nouns and adjectives that say so of what they govern

    def words(self, name: str) -> frozenset[str]:
        return self.classes.get(name, frozenset())

    def of_verb(self, lemma: str, form: str) -> tuple[Pattern, ...]:
        """The patterns of a verb by its lemma, else by its form: the lemma of a rare verb may be a wrong guess."""
        if known := self.verbs.get(spelled(lemma)):
            return known
        return next((self.verbs[head] for head in _stems(form) if head in self.verbs), ())

    @cached_property
    def size(self) -> int:
        """How many predicates it knows."""
        return sum(len(patterns) for patterns in chain(self.verbs.values(), self.nouns.values()))


MISREAD = {"hop": "hope"}  # `hoped` and `hoping`, as lemmatizers take them


def spelled(word: str) -> str:
    """One spelling for British and American: mobilise → mobilize, defence → defense."""
    word = MISREAD.get(word.lower(), word.lower())
    word = word.replace("isation", "ization").replace("defence", "defense").replace("labour", "labor")
    return word[:-3] + "ize" if word.endswith("ise") else word


def _stems(form: str) -> Iterator[str]:
    """What an inflected verb may come from: `raped` → rape, `cordoned` → cordon, `hacking` → hack."""
    for ending in ("ed", "ing"):
        if form.endswith(ending):
            stem = form.removesuffix(ending)
            yield from (spelled(stem + "e"), spelled(stem))


def load() -> Lexicon:
    """Read the lexicon that ships with this package."""
    return parse(tomllib.loads(files(__package__).joinpath("data/lexicon.toml").read_text(encoding="utf-8")))


def parse(raw: dict[str, Any]) -> Lexicon:
    phrases: dict[str, list[str]] = raw["classes"]
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    for type_name in CODEBOOK.types:
        told_first = sorted(raw.get(type_name, {}).items(), key=lambda section: section[0] == "plain")
        for mode, entry in told_first:
            mode = "" if mode == "plain" else mode
            for pattern in _patterns(entry.get("verbs", ()), type_name, mode, phrases):
                verbs.setdefault(pattern.head, []).append(pattern)
            for pattern in _noun_patterns(entry.get("nouns", ()), type_name, mode, phrases):
                nouns.setdefault(pattern.head, []).append(pattern)
    return Lexicon(
        verbs={head: _by_weight(patterns) for head, patterns in verbs.items()},
        nouns={head: _by_weight(patterns) for head, patterns in nouns.items()},
        classes={name: frozenset(map(spelled, words)) for name, words in phrases.items()},
        recipients={name: frozenset(words) for name, words in raw["recipients"].items()},
        attitudes={name: frozenset(map(spelled, words)) for name, words in raw["attitudes"].items()},
        cues={name: {mode: frozenset(words) for mode, words in modes.items()} for name, modes in raw["cues"].items()},
    )


def _by_weight(patterns: list[Pattern]) -> tuple[Pattern, ...]:
    return tuple(sorted(patterns, key=lambda pattern: pattern.rank))


def _patterns(texts: list[str], type_name: str, mode: str, phrases: dict[str, list[str]]) -> Iterator[Pattern]:
    for text in texts:
        for spelled_out in _with_heads(text, phrases):
            yield _pattern(spelled_out, type_name, mode, phrases, text)


def _with_heads(text: str, phrases: dict[str, list[str]]) -> Iterator[str]:
    """Write out a class of verbs or nouns at the beginning: `{urge} R` → `ask R`, `call on R`."""
    if not text.startswith("{"):
        yield text
        return
    name, _, rest = text[1:].partition("}")
    for phrase in phrases[name]:
        yield phrase + rest


def _pattern(text: str, type_name: str, mode: str, phrases: dict[str, list[str]], rule: str) -> Pattern:
    tokens = text.split()
    subject = _slot(tokens.pop(0), frozenset(), phrases, required=False) if _is_role(tokens[0]) else ANYONE
    head, *rest = tokens
    particles: frozenset[str] = frozenset()
    slots: list[Slot] = []
    pending: frozenset[str] = frozenset()
    optional = False
    for token in rest:
        optional = optional or token.startswith("[")
        ends = token.endswith("]")
        token = token.strip("[]")
        alternatives = frozenset(token.split("|"))
        if alternatives <= PREPOSITIONS:
            particles |= pending
            pending = alternatives
        else:
            slots.append(_slot(token, pending, phrases, required=not optional))
            pending = frozenset()
        optional = optional and not ends
    told_by = f"{type_name}: {rule}"
    return Pattern(
        spelled(head), particles | pending, subject.role, subject.words, tuple(slots), type_name, mode, told_by
    )


def _is_role(token: str) -> bool:
    return token[0] in ROLES and (len(token) == 1 or token[1] == "{")


def _slot(token: str, prepositions: frozenset[str], phrases: dict[str, list[str]], required: bool) -> Slot:
    role = token[0] if _is_role(token) else ""
    body = token[len(role) :]
    words: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    if body.startswith("{"):
        names = body.strip("{}").split("|")
        acts = frozenset(name for name in names if name.partition(".")[0] in CODEBOOK.types or name == "CLAUSE")
        words = frozenset(spelled(word) for name in names if name not in acts for word in phrases.get(name, [name]))
    elif body and body != "something":
        words = frozenset(spelled(word) for word in body.split("|"))
    return Slot(prepositions, role, words, acts, required)


def _noun_patterns(texts: list[str], type_name: str, mode: str, phrases: dict[str, list[str]]) -> Iterator[Pattern]:
    for text in texts:
        for spelled_out in _with_heads(text, phrases):
            yield _noun_pattern(spelled_out, type_name, mode, phrases, text)


def _noun_pattern(text: str, type_name: str, mode: str, phrases: dict[str, list[str]], rule: str) -> Pattern:
    """`air strike`, `arrest of R`, `threat by A {ASSAULT}`: words before the head, then what stands beside it."""
    tokens = text.split()
    first = next((n for n, token in enumerate(tokens) if n and _opens_slot(token)), len(tokens))
    slots: list[Slot] = []
    pending: frozenset[str] = frozenset()
    for token in tokens[first:]:
        alternatives = frozenset(token.split("|"))
        if alternatives <= PREPOSITIONS:
            pending = alternatives
        else:
            slots.append(_slot(token, pending, phrases, required=token[0] not in ROLES))
            pending = frozenset()
    before = frozenset(spelled(word) for word in tokens[: first - 1])
    told_by = f"{type_name}: {rule}"
    return Pattern(spelled(tokens[first - 1]), before, "A", frozenset(), tuple(slots), type_name, mode, told_by)


def _opens_slot(token: str) -> bool:
    return token.startswith("{") or frozenset(token.split("|")) <= PREPOSITIONS
