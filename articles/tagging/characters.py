"""What is told of somebody nobody knows: the country and the sector that the words beside a name and in it give.

"Peruvian Defence Minister Ana Quispe" is of Peru and of its government, whoever she is; so is "Ana Quispe, the defence
minister of Peru". The "Lima Water Company" is a company.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from .answers import Answer
from .finder import Found
from .places import states_of
from .sectors import bloc_of, of_title, sector_of, singular
from .spelling import WORD
from .syntax import same_doc

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})  # "retired general"
LONGEST_TITLE = 6  # words


def characterised(answer: Answer, n: int, names: Sequence[Found]) -> Answer:
    """An answer that is not one known actor, with what the text tells of the country and the sector of name `n`."""
    if answer.link == "linked" or (answer.country and answer.sector):
        return answer
    if answer.kind == "person":
        country, sector = of_person(n, names)
    elif answer.kind == "organization":
        country, sector = country_before(n, names), of_body(names[n])
    else:
        return answer
    return replace(answer, country=answer.country or country, sector=answer.sector or sector)


def of_person(n: int, names: Sequence[Found]) -> tuple[str | None, str | None]:
    """Country and sector by the title before a name, else by the noun that explains it: "Ana Quispe, a banker"."""
    name = names[n]
    if sector := of_title(title_words(n, names)):
        return country_before(n, names), sector
    taken = {token.i for other in names if same_doc(other, name) for token in other.span}
    for noun in explaining(name.span.root):
        if noun.i not in taken and (sector := sector_of(noun, taken)):
            return country_of(noun, n, names), sector
    return None, None


def title_words(n: int, names: Sequence[Found]) -> list[str]:
    """The common words before a name, in the singular, around a country among them: "former [French] minister"."""
    words = words_before(n, names)
    if state_before(n, names):
        words = words_before(n - 1, names) + words
    return [singular(token) for token in words]


def words_before(n: int, names: Sequence[Found]) -> list[Token]:
    """The words right before a name that a title may have, after the name before."""
    doc, first = names[n].span.doc, names[n].span.start
    least = names[n - 1].span.end if n > 0 and same_doc(names[n - 1], names[n]) else 0
    start = first
    while start > max(least, first - LONGEST_TITLE) and may_be_of_title(doc[start - 1]):
        start -= 1
    return [token for token in doc[start:first] if token.is_alpha]


def may_be_of_title(token: Token) -> bool:
    return token.text == "-" or (token.is_alpha and token.pos_ in TITLE_WORDS)


def state_before(n: int, names: Sequence[Found]) -> Found | None:
    """The country that owns a title or a body: "Peruvian" before "Defence Minister Quispe", "Peru" before "'s"."""
    if n == 0 or not same_doc(names[n - 1], names[n]) or only_country(names[n - 1]) is None:
        return None
    between = list(names[n].span.doc[names[n - 1].span.end : names[n].span.start])
    owned = between[1:] if between and between[0].text in POSSESSIVE else between
    return names[n - 1] if len(owned) <= LONGEST_TITLE and all(map(may_be_of_title, owned)) else None


def country_before(n: int, names: Sequence[Found]) -> str | None:
    state = state_before(n, names)
    return only_country(state) if state else None


def explaining(root: Token) -> list[Token]:
    """The common nouns in apposition to a name, on either side of it."""
    beside = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        beside.append(root.head)
    return [noun for noun in beside if noun.pos_ == "NOUN"]


def country_of(noun: Token, n: int, names: Sequence[Found]) -> str | None:
    """The country that a noun's own phrase names: "the Peruvian minister", "minister of Peru"."""
    inside = {token.i for token in noun.subtree}
    others = (other for other in names if other is not names[n] and same_doc(other, names[n]))
    countries = (only_country(other) for other in others if other.span.root.i in inside)
    return next(filter(None, countries), None) or bloc_of(noun)


def only_country(name: Found) -> str | None:
    countries = {state.country for state in states_of(name)}
    return countries.pop() if len(countries) == 1 else None


def of_body(name: Found) -> str | None:
    """The sector that a body's name tells: by its last word, or by the one before "of"."""
    words = [word for word in WORD.findall(name.name) if word != "s"]
    ends = [words.index("of")] if "of" in words else []
    sectors = (of_title(words[:end]) for end in (len(words), *ends))
    return next((sector for sector in sectors if sector not in (None, "UNK")), None)
