"""Names to what they may stand for, looked up over the words of a text.

Names are looked up by their folded words (`spelling.py`). A match must still be written as a name is written: with
capitals where the name has them, and an acronym as an acronym.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from .knowledge import Form, Knowledge, KnownActor, KnownPlace, Name
from .spelling import WORD, folded, key_of, unaccented
from .towns import NO_TOWNS

# Between two words of a name: space, one line break, or a mark that joins. A paragraph break parts them.
JOINT = re.compile(r"[^\S\n]*\n?[^\S\n]*|\s?[-‐‑–'’ʼʻ`´/&+]\s?|\.|,\s")
ABBREVIATED = re.compile(r"\.\s")
ALIKE = 0.7  # two spellings of one surname
TOWN_NAMES = 10_000  # remembered with what they stand for, so that memory stays the same however much is read
ORDINARY = frozenset(STOP_WORDS) | {"am", "pm", "aid", "act", "who", "us", "is", "it", "art", "war", "un", "mid", "may"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name may stand for, by which form of its names."""

    target: KnownActor | KnownPlace
    form: Form
    written: str


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in a text, from `start` to `end` (characters, end exclusive)."""

    start: int
    end: int
    words: int
    candidates: tuple[Candidate, ...]


class Gazetteer:
    """All names of a `Knowledge`, and the longest ones that stand in a text.

    Those of actors and places are in memory, those of towns in files; making one takes about a second.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries: dict[str, tuple[Candidate, ...]] = {}
        self._longest: dict[str, int] = {}
        self._towns = NO_TOWNS if knowledge.towns is None else knowledge.towns
        self._towns_named = lru_cache(maxsize=TOWN_NAMES)(self._read_towns)
        self.states = {actor.country: actor for actor in knowledge.actors if actor.kind == "state" and actor.country}
        self.countries = {
            place.country: place for place in knowledge.places if place.kind == "country" and place.country
        }
        entries: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates_of(knowledge):
            entries[key_of(candidate.written)].append(candidate)
        for key, candidates in entries.items():
            if key:
                self._entries[key] = tuple(without_doubles(candidates))
                first, *more = key.split(" ")
                self._longest[first] = max(self._longest.get(first, 0), 1 + len(more))

    def __len__(self) -> int:
        return len(self._entries.keys() | set(self._towns))

    def named(self, name: str) -> tuple[Candidate, ...]:
        """Everything that goes by a name, however it is written."""
        return self._known(key_of(name))

    def matches(self, text: str) -> Iterator[Match]:
        """Known names from left to right, the longest at each word, none within another."""
        words = [(word[0], *word.span()) for word in WORD.finditer(text)]
        keys = [folded(word) for word, _, _ in words]
        n, after, country_end = 0, len(words), len(text)
        capitals = (n for n, (word, _, _) in enumerate(words) if word[0].isupper() or "." in word)
        capital = next(capitals, after)  # the next one: most words are far from any, and begin no name
        while n < after:
            while capital < n:
                capital = next(capitals, after)
            most = max(self._longest.get(keys[n], 0), self._towns.longest(keys[n]))
            tied = text[country_end : words[n][1]] == " "
            found = self._match(text, words, keys, n, most, tied) if tied or capital < n + most else None
            if found:
                yield found
                if names_a_country(found):
                    country_end = found.end
            n += found.words if found else 1

    def _match(
        self, text: str, words: list[tuple[str, int, int]], keys: list[str], n: int, most: int, tied: bool
    ) -> Match | None:
        """The longest name that starts at word `n` and is written as one, if any; `tied` right after a country."""
        reach = 1
        while reach < most and n + reach < len(words) and joined(text, words[n + reach - 1], words[n + reach]):
            reach += 1
        for length in range(reach, 0, -1):
            known = self._known(" ".join(keys[n : n + length]))
            if known:
                start, end = words[n][1], words[n + length - 1][2]
                surface = [word for word, _, _ in words[n : n + length]]
                loud = is_loud(text, start, end) if text[start:end].isupper() else False
                commas = text.count(",", start, end)
                writings = {(c.written, c.form) for c in known}  # few, where many states have a body of one name
                alike = {w for w in writings if commas <= w[0].count(",") and is_written_like(surface, *w, loud, tied)}
                fitting = tuple(c for c in known if (c.written, c.form) in alike)
                if fitting:
                    end += text[end : end + 1] == "." and abbreviates(fitting[0].written, text[start:end])
                    return Match(start, end, length, fitting)
        return None

    def _known(self, key: str) -> tuple[Candidate, ...]:
        """What goes by a folded name. A known surname is no other spelling of a town, unless of a very large one."""
        known = self._entries.get(key, ())
        if key not in self._towns:
            return known
        towns = self._towns_named(key)
        if known and all(candidate.form == "surname" for candidate in known):
            towns = tuple(c for c in towns if c.form == "name" or is_million_city(c.target))
        return (*known, *towns)

    def _read_towns(self, key: str) -> tuple[Candidate, ...]:
        """The towns that go by a folded name."""
        candidates = (candidate for town in self._towns.named(key) for candidate in candidates_of_place(town))
        return tuple(without_doubles([c for c in candidates if key_of(c.written) == key]))


def is_million_city(target: KnownActor | KnownPlace) -> bool:
    return isinstance(target, KnownPlace) and target.population >= 1_000_000


def candidates_of(knowledge: Knowledge) -> Iterator[Candidate]:
    """Every name of every actor and place."""
    for actor in knowledge.actors:
        for name in (Name(actor.name), *actor.names):
            yield Candidate(actor, name.form, name.text)
        for text in other_surnames(actor):
            yield Candidate(actor, "surname", text)
        if (short := without_father(actor)) is not None:
            yield Candidate(actor, "name", short)
    for place in knowledge.places:
        yield from candidates_of_place(place)


def candidates_of_place(place: KnownPlace) -> Iterator[Candidate]:
    """Every name of a place; another spelling of a town is a variant."""
    yield Candidate(place, "name", place.name)
    for text in place.names:
        yield Candidate(place, "variant" if place.kind == "city" else "name", text)


def other_surnames(actor: KnownActor) -> Iterator[str]:
    """A surname without its article ("Assad"), and as the person's other names spell it ("Gadhafi")."""
    surnames = {name.text for name in actor.names if name.form == "surname"} if actor.kind == "person" else set()
    for surname in surnames:
        bare = without_article(surname)
        if bare != surname:
            yield bare
        if " " not in bare:
            lasts = {without_article(name.text.split()[-1]) for name in actor.names if name.form == "name"}
            yield from sorted(last for last in lasts if is_spelling_of(last, bare))


def without_father(actor: KnownActor) -> str | None:
    """ "Tamim Al Thani" of "Tamim bin Hamad Al Thani"."""
    given, bin_, names = actor.name.partition(" bin ") if actor.kind == "person" else ("", "", "")
    family = names.partition(" ")[2]
    return f"{given} {family}" if bin_ and given and family else None


def without_article(surname: str) -> str:
    """ "Assad" of "al-Assad"."""
    article, mark, rest = surname.replace(" ", "-", 1).partition("-")
    return rest if mark and folded(article) == "al" else surname


def is_spelling_of(word: str, surname: str) -> bool:
    """Whether a word looks like another spelling of a surname, and is not looked up alike anyhow."""
    left, right = unaccented(word.lower()), unaccented(surname.lower())
    if left == right or not word[:1].isupper() or abs(len(left) - len(right)) > 2:
        return False
    return SequenceMatcher(None, left, right).ratio() >= ALIKE


def without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """The first candidate for each target and form."""
    return list({(c.form, type(c.target), target_id(c.target)): c for c in reversed(candidates)}.values())[::-1]


def target_id(target: KnownActor | KnownPlace) -> str:
    return target.slug if isinstance(target, KnownActor) else target.key


def joined(text: str, left: tuple[str, int, int], right: tuple[str, int, int]) -> bool:
    """Whether two words may belong to one name."""
    between = text[left[2] : right[1]]
    if between == " " or JOINT.fullmatch(between):
        return True
    return len(left[0]) <= 3 and left[0][0].isupper() and ABBREVIATED.fullmatch(between) is not None


def abbreviates(written: str, surface: str) -> bool:
    """Whether a full stop after the surface belongs to it: "U.S." but not "Iran."."""
    return "." in surface.split()[-1] or (written.endswith(".") and len(surface) <= 4)


def is_loud(text: str, start: int, end: int) -> bool:
    """Whether the line around a match is in capitals throughout, so that capitals tell nothing."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
    return rest.isupper() and sum(map(str.isalpha, rest)) > 3


def names_a_country(match: Match) -> bool:
    """Whether a match is a country's name or adjective; its seat does not own its army."""
    return any(
        c.form in ("name", "acronym", "adjective") and isinstance(c.target, KnownActor) and c.target.kind == "state"
        for c in match.candidates
    )


def is_written_like(surface: list[str], written_name: str, form: Form, loud: bool, tied: bool = False) -> bool:
    """Whether words of a text are written as this name may be written."""
    name = WORD.findall(written_name)
    written, plain = "".join(surface), "".join(surface).replace(".", "")
    if "".join(name).isupper():  # an acronym
        if written == plain and (loud or not plain.isupper()):
            ordinary = plain.lower() in ORDINARY
            return not ordinary and (loud or (len(plain) >= 4 and len(surface) == 1 and plain[0].isupper()))
        return True
    if loud:
        return len(surface) > 1 or plain.lower() not in ORDINARY
    if plain.isupper() and len(plain) < 4 and len(surface) == 1:
        return False
    if tied and form == "generic":  # "the Kenyan army"
        return True
    capital = any(word[0].isupper() for word in surface)
    return capital and all(
        s[0].isupper() or not s[0].isalpha() or n[0].islower() for s, n in zip(surface, name, strict=False)
    )
