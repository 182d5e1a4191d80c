"""Who wrote an article, from the line that says so.

A byline is marked ("By A and B", "Written by: A"), or shows itself by an office ("A, Foreign Editor") or a date
("A - Feb 26, 2021"). A line that is only a name is a byline by its place on the page, which the caller knows: see
`bare_names`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.intake.byline_words import BEATS, MEDIA, MONTHS, NEVER_IN_NAMES, OFFICES
from articles.intake.clean import clean_line
from articles.intake.page_dates import find_page_dates

_MARK = re.compile(
    r"^\W{0,3}(?:(?:story|words|report(?:ed|ing)?|analysis|review(?:ed)?|opinion|written|posted|published|interview|text"
    r"|article|column|commentary)\s+by|by|par|por)(?:\s*:\s*|\s+)(?=\S)"
    r"|^\W{0,3}(?:authors?|text|words|story|reporter|reporting)\s*[:|]\s*",
    re.IGNORECASE,
)
_LATE_MARK = re.compile(r"\b(?i:by|author:)\s+(?=[^\W\d_a-z])")
_ONLY_MARK = re.compile(r"^\W*(?:(?:written|story|posted|reported|published)\s+)?(?:by|authors?)\W*$", re.IGNORECASE)


def _any_word(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b"


_TAIL = re.compile(
    r"\s*(?:[|•·@(/\[]|\s[-–—]+\s|,?\s+(?:for|follow|contact|photograph\w*|photos?|video|with|via|special to)\s"
    r"|\b(?:updated|published|posted|last modified|first|comments?|read more|bio|on\s+\w{3,9}\s+\d"
    rf"|(?:{'|'.join(sorted(MONTHS))})\.?\s+\d+)\b|\b\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*(?:[,;&+]|\s(?:and|und|et|y)\s)\s*(?:and\s+)?")
_PLACE = re.compile(r"^(?P<name>.+?),?\s+(?P<role>in\s+[^\W\d_a-z].*)$")
_OFFICE = re.compile(_any_word(OFFICES), re.IGNORECASE)
_MEDIA = re.compile(_any_word(MEDIA), re.IGNORECASE)
_NEVER_IN_NAMES = re.compile(_any_word(NEVER_IN_NAMES), re.IGNORECASE)
_NAME_WORD = r"(?:[^\W\d_a-zß-öø-ÿ](?:[\w'’.]|-(?=\w))*)"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|abu|ter|ten|y)"
_NAME = re.compile(rf"^{_NAME_WORD}(?:\s+(?:{_NAME_WORD}|{_PARTICLE})){{0,4}}$")
_INITIAL = re.compile(r"^[^\W\d_a-z]\.?(?:[^\W\d_a-z]\.?)?$|^(?:[JS]r|III?)\.?$")
_DEGREE = re.compile(r"^(?:MA|MD|PhD|Ph\.D\.?|MSc|BA|RN|MPH|JD|Esq\.?|DO|M\.D\.?)$", re.IGNORECASE)
_TIMED = re.compile(
    r"^(?P<name>[^\d|•·]{5,40}?)\s*(?:[|•·,–-]\s*)?\d+\s*(?:[mhdwy]|(?:min|hour|hr|day|week|month|year)s?)(?:\s+ago)?$",
    re.I,
)
_REPORTING = re.compile(r"^(?P<name>.{5,80}?),? (?:reporting|reports|writes)$", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Author:
    """A name as the page writes it, and the office or place it adds ("White House Correspondent", "in Beirut")."""

    name: str
    role: str = ""


def read_byline(line: str) -> tuple[Author, ...]:
    """The authors that a line names by a mark, an office or a date; empty when it is no byline."""
    line = clean_line(line)
    if len(line) > _LONGEST:
        return ()
    mark = _MARK.match(line)
    if mark:
        return tuple(_people(_before_tail(line[mark.end() :]), marked=True))
    dates = list(find_page_dates(line))
    if dates:
        late = _LATE_MARK.search(line)
        if late:
            return tuple(_people(_before_tail(line[late.end() :]), marked=True))
        return tuple(_people(_before_tail(line[: dates[0].start]), marked=False)) if dates[0].start > 3 else ()
    if line.endswith((".", "!", "?", ":")):
        return ()
    signed = _TIMED.match(line) or _REPORTING.match(line)
    if signed:
        return bare_names(signed["name"])
    people = tuple(_people(_before_tail(line), marked=False))
    return people if any(person.role for person in people) else ()


def is_byline_mark(line: str) -> bool:
    """Whether a line is only "By": the name stands on the next."""
    return bool(_ONLY_MARK.match(line))


def bare_name(line: str) -> Author | None:
    """The person, if a line is nothing but a name in two to four words."""
    line = clean_line(line)
    parts = line.split()
    if not 2 <= len(parts) <= 4 or len(line) > 40 or not _NAME.match(line) or line.endswith("."):
        return None
    if _NEVER_IN_NAMES.search(line) or _OFFICE.search(line) or _MEDIA.search(line):
        return None
    return Author(_natural_case(line))


def bare_names(line: str) -> tuple[Author, ...]:
    """The persons, if a line is nothing but their names ("Jane Roe and John Doe")."""
    people = [bare_name(piece) for piece in _BETWEEN.split(clean_line(line))]
    return tuple(person for person in people if person) if all(people) else ()


def office(line: str) -> str | None:
    """The office, if a line is nothing but one ("Games Editor")."""
    line = clean_line(line)
    return (
        line
        if line and line.count(" ") <= 6 and _OFFICE.search(line.split(",")[0]) and not line.endswith((".", "?", ":"))
        else None
    )


def _before_tail(text: str) -> str:
    dates = list(find_page_dates(text))
    if dates:
        text = text[: dates[0].start]
    return _TAIL.sub("", text, count=1).strip(" ,;:-–—|")


def _people(text: str, marked: bool) -> Iterator[Author]:
    waiting: Author | None = None
    for piece in _BETWEEN.split(text):
        if not piece or _DEGREE.match(piece):
            continue
        author = _person(piece, marked)
        outlet = author is None or (not author.role and _MEDIA.search(piece))
        if outlet and waiting and not waiting.role and (marked or _says_what(piece)):
            waiting = Author(waiting.name, piece)  # "Jane Roe, Foreign Editor"
        elif author:
            if waiting:
                yield waiting
            waiting = author
        elif not waiting:
            return
        elif waiting.role:
            break  # "Jane Roe, Director, Speech, Privacy and Technology"
    if waiting:
        yield waiting


def _says_what(piece: str) -> bool:
    return bool(_OFFICE.search(piece) or _MEDIA.search(piece))


def _person(piece: str, marked: bool) -> Author | None:
    place = _PLACE.match(piece)
    if place:
        person = _person(place["name"], marked)
        return Author(person.name, " ".join(filter(None, (person.role, place["role"])))) if person else None
    if _OFFICE.search(piece):
        name, role = _cut_office(piece)
        named = name and _NAME.match(name) and not _NEVER_IN_NAMES.search(name) and (marked or " " in name)
        return Author(_natural_case(name), role) if named else None
    if _ACRONYM.search(piece) and not piece.isupper():
        return Author(piece) if marked and _MEDIA.search(piece) else None
    if _NAME.match(piece) and (marked or not _NEVER_IN_NAMES.search(piece)):
        return Author(_natural_case(piece)) if marked or len(piece.split()) in range(2, 5) else None
    if marked and re.fullmatch(r"[^\W\d_]+", piece):
        return Author(piece)
    if marked and _MEDIA.search(piece):
        return Author(_natural_case(piece))
    return None


def _cut_office(piece: str) -> tuple[str, str]:
    """Name and office of "Jane Roe White House Correspondent": the office begins where words of a beat begin."""
    tokens = piece.split()
    start = next(index for index, token in enumerate(tokens) if _OFFICE.search(token))
    while start and tokens[start - 1].strip(",").casefold() in BEATS:
        start -= 1
    if (
        start > 3
    ):  # an unknown beat ("Jane Roe Kremlin Correspondent"): names have two words, besides initials and particles
        start = 2
        while start < len(tokens) and (_INITIAL.match(tokens[start - 1]) or re.fullmatch(_PARTICLE, tokens[start - 1])):
            start += 1
    return " ".join(tokens[:start]).strip(","), " ".join(tokens[start:])


def _natural_case(name: str) -> str:
    """JANE ROE as Jane Roe; acronyms alone stay."""
    if not name.isupper() or len(name) <= 4 or "." in name.replace(". ", "")[:-1]:
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
