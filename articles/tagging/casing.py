"""Capitals as sentences have them, given to lower-case texts, lines in capitals and headlines in title case.

spaCy learnt on sentences, and the gazetteer asks for capitals where a name has them. So a text, a line or a headline
whose capitals tell nothing is written anew before it is read, character for character, so that offsets hold: known
names get their capitals, words of the language lose theirs, and what is neither is taken for a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from .gazetteer import Gazetteer, Match
from .given_names import GIVEN_NAMES
from .knowledge import KnownActor, KnownPlace
from .lexicon import MONTHS_AND_DAYS, PEOPLES, TITLES
from .nouns import BODY_HEADS, COMPANY_FORMS
from .spelling import WORD
from .vocabulary import Vocabulary

SENTENCE_START = re.compile(r"(?:^|[.!?][\"”’')]?\s+|\n)[\"“‘'(]*(?=[^\W\d_])")
# "Zork workers union": small words between a name and a noun that ends the names of bodies.
ENDS = "|".join(sorted(BODY_HEADS | COMPANY_FORMS))
BODY = re.compile(rf"(?<![.!?] )\b[^\W\d_a-z]\w+(?P<rest>(?: [a-z]+){{0,2}} (?:{ENDS}))\b")
FULL_NAME = re.compile(r"\b(?P<given>[a-z]{4,}) (?P<surname>[^\W\d_A-Z]{3,})\b")
SMALL_TEXT = 40  # letters; shorter texts are too short to tell
FEW_CAPITALS = 0.004  # of the letters of a text; sentences have about 0.03
LONG_WORD = 4  # letters; headlines write shorter words small or not as they please
SHOUTED_WORDS, HEADLINE_WORDS = 3, 4
ORDINARY_SHARE = 0.3  # of the words of a line that have a capital for no reason, in a headline
LARGE_TOWN, LARGE_CITY = 100_000, 500_000
SHOUTED_ACRONYMS = frozenset({"US", "UN", "UK", "EU"})
NAMED_BY_A_WORD = frozenset({"international", "armed_group"})  # newspapers and firms have nouns for names
SMALL_GIVEN_NAMES = frozenset(name.lower() for name in GIVEN_NAMES)
THE_US = re.compile(r"\bthe (?P<us>us)\b")  # a pronoun has no article
PROPER_WORDS = PEOPLES | MONTHS_AND_DAYS - {"march", "may", "august"}


@dataclass(frozen=True, slots=True)
class Caser:
    """Gives texts the capitals of sentences, by what is known of the world and of the language."""

    gazetteer: Gazetteer
    vocabulary: Vocabulary

    def recased(self, text: str, article: str = "") -> str:
        """The text with capitals as in sentences, of the same length; `article` is what shows which words are names."""
        if is_small(text):
            return self.sentences(text, frozenset())
        lines = text.split("\n")
        unusual = [self.is_unusual(line) for line in lines]
        if not any(unusual):
            return text
        names = names_of("\n".join([article, *(line for line, odd in zip(lines, unusual, strict=True) if not odd)]))
        return "\n".join(self.sentences(line, names) if odd else line for line, odd in zip(lines, unusual, strict=True))

    def is_unusual(self, line: str) -> bool:
        """Whether the capitals of a line tell nothing: it is in capitals, or a headline."""
        if line.isupper():
            return len(WORD.findall(line)) >= SHOUTED_WORDS
        return self.is_headline(line)

    def is_headline(self, line: str) -> bool:
        """Whether every longer word has a capital, and many of them are ordinary ones."""
        words = [word for word in WORD.findall(line) if word[0].isalpha()]
        if len(words) < HEADLINE_WORDS or any(len(word) >= LONG_WORD and word.islower() for word in words):
            return False
        known = {word for match in self.sure_names(line) for word in WORD.findall(line[match.start : match.end])}
        ordinary = [word for word in words if word.istitle() and word not in known and self.vocabulary.knows(word)]
        if len(ordinary) < 2 or len(ordinary) < ORDINARY_SHARE * len(words):
            return False
        return any(map(self.vocabulary.may_be_a_verb, ordinary))  # "Foreign Ministry of the Republic" has none

    def sentences(self, text: str, names: frozenset[str]) -> str:
        """A text written anew: small letters, known names as they are written, unknown words with a capital."""
        shouted = text.isupper()
        matches = [*self.sure_names(text)]
        names |= surnames_of(matches, text)
        letters = list(text)
        for word in WORD.finditer(text):
            letters[word.start() : word.end()] = same_length(word[0], self.written(word[0], names, shouted))
        for person in FULL_NAME.finditer("".join(letters)):
            if self.is_full_name(*person.groups()):
                letters[person.start() : person.end()] = person[0].title()
        for country in THE_US.finditer(text):
            letters[country.start("us") : country.end("us")] = "US"
        for match in matches:
            for start, written in as_written(match, text):
                letters[start : start + len(written)] = written
        for body in BODY.finditer("".join(letters)):
            letters[body.start("rest") : body.end()] = capitalised(body["rest"])
        for gap in SENTENCE_START.finditer(text):
            letters[gap.end()] = same_length(letters[gap.end()], letters[gap.end()].upper())
        return "".join(letters)

    def written(self, word: str, names: frozenset[str], shouted: bool) -> str:
        """One word that is no part of a known name, as a sentence has it."""
        small = word.lower()
        if (word.isupper() and len(word) > 1 and not shouted) or (shouted and word in SHOUTED_ACRONYMS):
            return word
        if small in names or small in PROPER_WORDS:
            return small.capitalize()
        if self.vocabulary.knows(small) or small in TITLES or not word.isalpha():
            return small
        return small.capitalize()

    def is_full_name(self, given: str, surname: str) -> bool:
        """Whether two small words are a given name and a noun that can hardly be anything but a surname here."""
        return (
            given in SMALL_GIVEN_NAMES
            and surname not in TITLES | STOP_WORDS
            and not self.vocabulary.acts(given)
            and not self.vocabulary.acts(surname)
        )

    def sure_names(self, text: str) -> Iterator[Match]:
        """Known names that need no capitals to be sure of."""
        loud = "".join(same_length(character, character.upper()) for character in text)
        for match in self.gazetteer.matches(loud):
            if self.is_sure(match, text):
                yield match

    def is_sure(self, match: Match, text: str) -> bool:
        """Whether a match is a name however it is written: of several words, of a country or a large city."""
        word = text[match.start : match.end].lower()
        actors = [c for c in match.candidates if isinstance(c.target, KnownActor) and c.form != "surname"]
        places = [c.target for c in match.candidates if isinstance(c.target, KnownPlace) and c.form == "name"]
        if match.words > 1:
            return bool(actors) or any(place.kind != "city" or place.population >= LARGE_TOWN for place in places)
        if word in STOP_WORDS:
            return False
        if any(c.target.kind == "state" and c.form == "name" for c in actors if isinstance(c.target, KnownActor)):
            return True
        if self.vocabulary.may_be_a_verb(word):
            return False  # "polish", "split"
        if any(c.target.kind == "state" for c in actors if isinstance(c.target, KnownActor)):
            return True
        if self.vocabulary.acts(word):
            return False  # "nice", "mobile"
        if any(place.kind != "city" or place.population >= LARGE_CITY for place in places):
            return True
        named = {c.target.kind for c in actors if isinstance(c.target, KnownActor) and c.form in ("name", "acronym")}
        return bool(named) and (bool(named & NAMED_BY_A_WORD) or not self.vocabulary.knows(word))


def is_small(text: str) -> bool:
    """Whether a text is written without capitals, but for a few."""
    capitals = sum(map(str.isupper, text[: 50 * SMALL_TEXT]))
    letters = sum(map(str.isalpha, text[: 50 * SMALL_TEXT]))
    return letters >= SMALL_TEXT and capitals < FEW_CAPITALS * letters


def names_of(text: str) -> frozenset[str]:
    """The words, in small letters, that a text writes with a capital inside a sentence and nowhere without."""
    words = [(word[0], word.end(), word.start()) for word in WORD.finditer(text)]
    inside = {
        word.lower()
        for (before, end, _), (word, _, start) in pairwise(words)
        if word.istitle() and before[0].islower() and text[end:start] == " "
    }
    return frozenset(inside - {word for word, _, _ in words if word.islower()})


def surnames_of(matches: list[Match], text: str) -> frozenset[str]:
    """The last words of the persons whom a text names in full."""
    persons = (
        match
        for match in matches
        if match.words > 1
        and any(isinstance(c.target, KnownActor) and c.target.kind == "person" for c in match.candidates)
    )
    lasts = {WORD.findall(text[match.start : match.end])[-1].lower() for match in persons}
    return frozenset(lasts - STOP_WORDS)


def as_written(match: Match, text: str) -> Iterator[tuple[int, str]]:
    """The words of a known name in a text as the name has them: where each begins, and its letters."""
    name = WORD.findall(match.candidates[0].written)
    for n, word in enumerate(WORD.finditer(text, match.start, match.end)):
        model = name[n] if n < len(name) else "X"
        if model.isupper() and len(model) > 1:
            written = word[0].upper()
        elif model.islower():
            written = word[0].lower()
        else:
            written = word[0].lower().capitalize()
        yield word.start(), same_length(word[0], written)


def capitalised(words: str) -> str:
    return "".join(word.capitalize() if len(word) > 3 else word for word in re.split(r"(\s)", words))


def same_length(before: str, after: str) -> str:
    """The new writing of a text, or the old one where it would move what stands behind it ("ß" to "SS")."""
    return after if len(after) == len(before) else before
